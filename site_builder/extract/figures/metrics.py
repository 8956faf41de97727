"""The metric of a figure: the noun phrase that a reader would put in a table."""

from __future__ import annotations

import re

from site_builder.extract.figures.layout import Layout
from site_builder.extract.figures.phrases import (
    NOMINAL,
    Following,
    clean,
    following,
    last_verb,
    names_amount,
    names_doer,
    shorten,
    strip_period,
    without_origin,
)
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.words import AMOUNT_HEAD, PREPOSITION, TRAILING, VERB_PAIRS, word_set

_NOUN_OF_UNIT = {
    unit: noun
    for noun, units in {
        "人数": "人 名",
        "次数": "次",
        "期数": "期",
        "场次": "场",
        "人次": "人次",
        "长度": "公里 米 千米",
        "面积": "亩 平方米 平方公里 公顷",
        "金额": "元 美元",
        "重量": "吨",
        "用时": "天 小时 分钟 个月 个小时",
        "数量": "家 个 项 件 例",
        "轮次": "轮",
        "户数": "户",
    }.items()
    for unit in units.split()
}
_DIMENSION = {
    "长": "长度",
    "宽": "宽度",
    "高": "高度",
    "深": "深度",
    "重": "重量",
    "省": "节省费用",
    "厚": "厚度",
    "净重": "净重",
    "总重": "总重",
}
_MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
_GIVEN = re.compile(r"(?:罚款|捐款)(?=$|[，。；、的])")
_AIM = re.compile(r"任务|目标|要求|水平|增幅|增速|速度|成绩|标准|价格")
_MERE = re.compile(r"[已均共]?(?:实现|完成|达到)")
ADMINISTRATIVE = word_set("县 市 区 镇 乡 村 省 国 县区 乡镇 街道 社区 行政村 自然村")
_SHARE = re.compile(r"^(?P<part>.{0,20}?)(?:达到|达|占到?|为)(?P<whole>.{2,24})的$")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,5}(?:[县镇乡省]|(?<![城超夜门])市|街道|开发区|高新区|度假区)(?<!乡镇)")
_YIELD = re.compile(r"[年日月]产$")
_INTRANSITIVE = word_set("开工 竣工 投产 完工 建成 落地 复工 开业 通车 投用 达产 签约")
_NUMBER_NEXT = re.compile(r"[0-9]")
PARTS = word_set("占比 比重 增幅 降幅 占")
PERSONS = word_set("人 名 个人 位")
_MERELY = re.compile(r"(?:^|中)(?:现有|共有|报告|发现|通报|迎来|出现|有)$")
_BY_WAY = re.compile(r"^通过[^，。；]{2,12}?(?:形式|方式|渠道|途径)(?=.{2})")
_ONE_OF_FIRST = re.compile(r"(?:入选|跻身|进入|列入|成为)(?P<group>[^的，]{0,8}(?:首批|第.批))$")  # counts the group
_SELF = re.compile(r"[我他她俺你咱]")
_HELD = re.compile(r"在|仪式|举行|发出")
_FINISHED = re.compile(r"(?:时间)?(?:完成|办完)了?对[^，。；]{1,40}的([^的，。；]{2,8})$")


def unit_noun(unit: str) -> str:
    """What a unit measures: 公里 → 长度; '' if that is not plain."""
    return _NOUN_OF_UNIT.get(unit.lstrip("十百千万亿"), "")


def place_label(phrase: str, places: frozenset[str] = frozenset()) -> str:
    """The place that is all a phrase says: 其中临清市 → 临清市; `places` are the names of the gazetteer."""
    phrase = phrase.removeprefix("其中").strip()
    return phrase if phrase in places or _PLACE.fullmatch(phrase) else ""


def compose(
    layout: Layout, q: Quantity, left: str, right: str, fallback: str, places: frozenset[str] = frozenset()
) -> tuple[str, str]:
    """Metric and its bare noun, from the words on both sides of a figure; `fallback` where they say nothing."""
    if q.kind == "time":
        whole = layout.slice(q.end, min(layout.item(q.start).clause_end, q.end + 60), layout.item(q.start))
        if done := _FINISHED.match(whole):  # 3天时间完成了对84个自然村的调查统计
            return done[1] + "用时", done[1]
        return _duration(left, right.removeprefix("的").removeprefix("时间"), fallback)
    if q.unit in ADMINISTRATIVE and not _noun_may_follow(right):
        return _listed_places(layout, q, left)
    if q.unit in _MEDALS:
        return _MEDALS[q.unit], _MEDALS[q.unit]
    right = strip_period(right.removeprefix("钱") if q.kind == "money" else right)
    if q.kind == "money" and (given := _GIVEN.match(right)):  # 处以200元罚款
        return last_verb(left) + given.group() if last_verb(left) else shorten(
            clean(left) + given.group()
        ), given.group()
    behind = following(right) if _noun_may_follow(right) else Following("", right)
    if q.unit == "%" and left.endswith("的"):
        return _share(left), ""
    if q.unit == "%" and left.endswith("按") and len(right) > 1:  # 物业费按60%交纳
        return f"{clean(left)}{clean(right)[:6]}比例", ""
    if (rate := _YIELD.search(TRAILING.sub("", left))) and len(behind.noun) > 1:
        noun = re.sub(r"(?<=..)项目.*$", "", behind.noun)
        return rate.group() + noun, noun
    if behind.predicate in _INTRANSITIVE and _NUMBER_NEXT.match(layout.text, q.end + len(right)):
        behind = Following(behind.noun, "")  # 262个项目开工198个: the verb is the next figure's
    phrase = clean(left)
    if behind.noun and _ends_list(layout, q, phrase, places):
        left = phrase = ""
    if (
        right.startswith("的")
        and names_amount(left)
        and q.kind != "count"
        and len(behind.noun) > 1
        and not _AIM.match(behind.noun)
    ):
        head = AMOUNT_HEAD.search(TRAILING.sub("", left)[-8:])
        return shorten(behind.noun + (head.group() if head else "")), behind.noun
    if behind.noun and not (q.kind != "count" and names_amount(left)):
        return _with_noun(q, left, phrase, behind, places)
    return _without_noun(q, phrase, behind, fallback, places)


def _without_noun(
    q: Quantity, phrase: str, behind: Following, fallback: str, places: frozenset[str]
) -> tuple[str, str]:
    """The metric of a figure that no noun follows: from the phrase before it, else from the predicate behind it."""
    if phrase in PARTS and fallback:
        return fallback + phrase, phrase
    if phrase in VERB_PAIRS or (phrase and phrase[-2:] in VERB_PAIRS and len(phrase) <= 4 and q.kind == "count"):
        noun = "" if names_amount(phrase) else unit_noun(q.unit)
        if names_amount(phrase) and 2 < len(clean(behind.predicate)) < 16:
            return clean(behind.predicate) + phrase, phrase
        return phrase + noun if noun and not phrase.endswith(noun[-1]) else phrase, phrase
    if phrase in _DIMENSION:
        return (fallback or "") + _DIMENSION[phrase], _DIMENSION[phrase]
    if phrase and not (place_label(phrase, places) and behind.predicate):
        return (phrase + "比" if phrase.endswith("占") and q.unit == "%" else phrase), phrase
    if behind.predicate and len(clean(behind.predicate)) > 1:
        said = (behind.predicate if behind.predicate[:2] == "达到" else clean(behind.predicate))[:14]
        if q.unit in PERSONS and said[:2] not in VERB_PAIRS:
            return "人数", ""
        return said + (unit_noun(q.unit) if q.unit in ("人", "次", "名") else ""), said
    return fallback or unit_noun(q.unit) or "数量", ""


def _ends_list(layout: Layout, q: Quantity, phrase: str, places: frozenset[str]) -> bool:
    """Whether the words before a figure are but the last name of a list: 卫育路、利民路、建设路(3条)."""
    item = layout.item(q.start)
    if item.start == item.clause or layout.text[item.start - 1] != "、" or len(phrase) > 12:
        return False
    if re.search(r"[0-9]", layout.text[max(item.clause, item.start - 60) : item.start]):
        return False
    return bool(re.search(r"[路街县市区镇乡村桥]的?$|[及和与等]", phrase)) or place_label(phrase, places) != ""


def _duration(left: str, right: str, fallback: str) -> tuple[str, str]:
    """用了3天时间完成统计 → 完成统计用时; 从开工到投产仅用了3个多月 → 从开工到投产用时."""
    phrase = re.sub(r"(?:仅仅?|只)?(?:需要?|用了?|花了?|为期|耗时|历时|用时)$", "", TRAILING.sub("", left))
    word = next((word for word in ("耗时", "历时") if word in left[-6:]), "用时")
    said = re.split(r"[“”]", clean(right))[0][:14]
    if right.startswith(("成绩", "佳绩", "好成绩")):  # 以2小时12分48秒的成绩夺冠
        about = clean(re.sub(r"(?:以|(?:跑|游|创|取得?|骑|滑)出?了?)$", "", phrase)) or fallback
        return about + "成绩", about
    about = clean(phrase) or said or fallback
    if right.startswith(("历史", "多历史")):
        return about + "历史", about
    return (about if names_amount(about) or about.endswith("数") else about + word), about


def _listed_places(layout: Layout, q: Quantity, left: str) -> tuple[str, str]:
    """横穿莘县、阳谷、东阿3县 → 横穿县数."""
    item = layout.item(q.start)
    phrase = layout.slice(max(item.clause, q.lead - 90), q.lead, item)
    verb = next((phrase[i : i + 2] for i in range(len(phrase) - 1) if phrase[i : i + 2] in VERB_PAIRS), "")
    noun = q.unit.lstrip("个") + "数"
    return (verb + noun if item.start > item.clause or not clean(left) else shorten(clean(left) + noun)), noun


def _noun_may_follow(right: str) -> bool:
    if not right or right[0] in "，。；：、！？）)和及与并或后以已均仍将,.;:)":
        return False
    if right[:2] not in VERB_PAIRS or right[:2] in NOMINAL or right[2:3] in ("类", "型") or names_doer(right):
        return True
    relative = right.find("的", 2, 24)  # 新增产值贡献突出的企业
    return 0 < relative < len(right) - 2


def _share(left: str) -> str:
    """合作社数量达到自然村数量的80% → 合作社数量占自然村数量比例."""
    if (rest := without_origin(left)) != left:
        return clean(rest)
    if left.startswith("占"):
        return shorten(left.removesuffix("的") + "比例")
    if match := _SHARE.match(left):
        part, whole = clean(match["part"]), clean(match["whole"])
        return shorten(f"{part}占{whole}比例" if whole else f"{part}占比")
    return shorten(clean(left) + "比例")


def _with_noun(q: Quantity, left: str, phrase: str, behind: Following, places: frozenset[str]) -> tuple[str, str]:
    noun, said = behind.noun, behind.predicate
    if noun == "地" and q.kind == "measure":  # 这12亩地; 流转了1100亩地
        verb = last_verb(left)
        return (f"{verb}土地面积" if verb else "面积"), "地"
    if left.endswith("周边"):
        return shorten("周边" + noun), noun
    said = _BY_WAY.sub("", said)
    predicate = said[2:] if said.startswith("通过获得") else re.sub(r"(?<=^..)了", "", clean(said))
    if _MERELY.search(phrase) and len(noun) > 3 and q.kind == "count":
        return shorten(noun), noun
    if member := _ONE_OF_FIRST.match(phrase):
        return shorten(member["group"] + noun), noun
    if _SELF.match(phrase):
        phrase, left = "", ""
    if len(predicate) + len(noun) > 24 or _HELD.search(predicate):
        predicate = ""
    if noun == "人" and q.unit.endswith("口"):
        noun = "人口"
    governed = bool(PREPOSITION.search(TRAILING.sub("", left)) or PREPOSITION.search(left))
    if q.unit == "%":
        return shorten(phrase + noun + "比例") if not predicate else shorten(f"{predicate[:14]}的{noun}比例"), noun
    if (
        left.endswith("的")
        and "等" not in phrase[-4:]
        and not place_label(phrase, places)
        and 1 < len(phrase) <= 14
        and not predicate.startswith("入选")
    ):
        return shorten(phrase + noun), noun
    verb = last_verb(left)
    if verb and not governed:
        return shorten(verb + noun), noun
    if left.endswith(("年产", "日产", "月产", "年", "日", "月")):
        return shorten(phrase + noun), noun
    if (
        1 < len(predicate) <= 18
        and predicate[:2] in VERB_PAIRS
        and not left.endswith("按")
        and not _MERE.match(behind.predicate)
    ):
        return shorten(f"{predicate}的{noun}"), noun
    if 1 < len(phrase) <= 8 and not governed and not place_label(phrase, places) and not left.endswith("等"):
        return shorten(phrase + noun), noun
    return shorten(noun), noun
