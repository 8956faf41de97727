"""The metric of a figure: the noun phrase that a reader would put in a table."""

from __future__ import annotations

import re

from site_builder.extract.figures.layout import Item, Layout
from site_builder.extract.figures.phrases import (
    NOMINAL,
    Following,
    clean,
    following,
    last_verb,
    names_amount,
    shorten,
    strip_period,
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
_AIM = re.compile(r"任务|目标|要求|水平|增幅|增速|速度|成绩|标准|价格")
_MERE = re.compile(r"[已均共]?(?:实现|完成|达到)")
_FROM = re.compile(r"(.{2,30}?)[由从][^，]{0,12}的$")  # 森林覆盖率由2015年的(18%)
ADMINISTRATIVE = word_set("县 市 区 镇 乡 村 省 国 县区 乡镇 街道 社区 行政村 自然村")
_SHARE = re.compile(r"^(?P<part>.{0,20}?)(?:达到|达|占到?|为)(?P<whole>.{2,24})的$")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,5}(?:[县镇乡省]|(?<![城超夜门])市|街道|开发区|高新区|度假区)(?<!乡镇)")
_BREAK = re.compile(r"[，；：。！？、]")


def unit_noun(unit: str) -> str:
    """What a unit measures: 公里 → 长度; '' if that is not plain."""
    return _NOUN_OF_UNIT.get(unit.lstrip("十百千万亿"), "")


def place_label(phrase: str, places: frozenset[str] = frozenset()) -> str:
    """The place that is all a phrase says: 其中临清市 → 临清市; `places` are the names of the gazetteer."""
    phrase = phrase.removeprefix("其中").strip()
    return phrase if phrase in places or _PLACE.fullmatch(phrase) else ""


def compose(layout: Layout, q: Quantity, left: str, right: str, fallback: str) -> tuple[str, str]:
    """Metric and its bare noun, from the words on both sides of a figure; `fallback` where they say nothing."""
    if q.kind == "time":
        return _duration(left, right.removeprefix("的").removeprefix("时间"), fallback)
    if q.unit in ADMINISTRATIVE and not _noun_may_follow(right):
        return _listed_places(layout, q, left)
    right = strip_period(right)
    behind = following(right) if _noun_may_follow(right) else Following("", right)
    if q.unit == "%" and left.endswith("的"):
        return _share(left), ""
    phrase = clean(left)
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
        return _with_noun(q, left, phrase, behind)
    if phrase in VERB_PAIRS or (phrase and phrase[-2:] in VERB_PAIRS and len(phrase) <= 4 and q.kind == "count"):
        noun = "" if names_amount(phrase) else unit_noun(q.unit)
        if names_amount(phrase) and 2 < len(clean(behind.predicate)) < 16:
            return clean(behind.predicate) + phrase, phrase
        return phrase + noun if noun and not phrase.endswith(noun[-1]) else phrase, phrase
    if phrase in _DIMENSION:
        return (fallback or "") + _DIMENSION[phrase], _DIMENSION[phrase]
    if phrase and not (place_label(phrase) and behind.predicate):
        return phrase, phrase
    if behind.predicate and len(clean(behind.predicate)) > 1:
        said = clean(behind.predicate)[:14]
        return said + (unit_noun(q.unit) if q.unit in ("人", "次", "名") else ""), said
    return fallback or unit_noun(q.unit) or "数量", ""


def _duration(left: str, right: str, fallback: str) -> tuple[str, str]:
    """用了3天时间完成统计 → 完成统计用时; 从开工到投产仅用了3个多月 → 从开工到投产用时."""
    phrase = re.sub(r"(?:仅仅?|只)?(?:需要?|用了?|花了?|为期|耗时|历时|用时)$", "", TRAILING.sub("", left))
    said = re.split(r"[“”]", clean(right))[0][:14]
    about = clean(phrase) or said or fallback
    return (about if names_amount(about) or about.endswith("数") else about + "用时"), about


def _listed_places(layout: Layout, q: Quantity, left: str) -> tuple[str, str]:
    """横穿莘县、阳谷、东阿3县 → 横穿县数."""
    item = layout.item(q.start)
    phrase = layout.slice(max(item.clause, q.lead - 90), q.lead, item)
    verb = next((phrase[i : i + 2] for i in range(len(phrase) - 1) if phrase[i : i + 2] in VERB_PAIRS), "")
    noun = q.unit.lstrip("个") + "数"
    return (verb + noun if item.start > item.clause or not clean(left) else shorten(clean(left) + noun)), noun


def _noun_may_follow(right: str) -> bool:
    if not right or right[0] in "，。；：、！？）)和及与并或后以,.;:)":
        return False
    if right[:2] not in VERB_PAIRS or right[:2] in NOMINAL:
        return True
    relative = right.find("的", 2, 24)  # 新增产值贡献突出的企业
    return 0 < relative < len(right) - 2


def without_origin(left: str) -> str:
    """What moves, without where from: 森林覆盖率由2015年的 → 森林覆盖率."""
    match = _FROM.match(left)
    return match[1] if match else left


def _share(left: str) -> str:
    """合作社数量达到自然村数量的80% → 合作社数量占自然村数量比例."""
    if _FROM.match(left):
        return clean(without_origin(left))
    if left.startswith("占"):
        return shorten(left.removesuffix("的") + "比例")
    if match := _SHARE.match(left):
        part, whole = clean(match["part"]), clean(match["whole"])
        return shorten(f"{part}占{whole}比例" if part else f"占{whole}比例")
    return shorten(clean(left) + "比例")


def _with_noun(q: Quantity, left: str, phrase: str, behind: Following) -> tuple[str, str]:
    noun, predicate = behind.noun, clean(behind.predicate)
    if noun == "人" and q.unit.endswith("口"):
        noun = "人口"
    governed = bool(PREPOSITION.search(TRAILING.sub("", left)) or PREPOSITION.search(left))
    if q.unit == "%":
        return shorten(phrase + noun + "比例") if not predicate else shorten(f"{predicate[:14]}的{noun}比例"), noun
    if (
        left.endswith("的")
        and "等" not in phrase[-4:]
        and not place_label(phrase)
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
    if phrase and len(phrase) <= 8 and not governed and not place_label(phrase) and not left.endswith("等"):
        return shorten(phrase + noun), noun
    return shorten(noun), noun


def earlier_phrase(layout: Layout, item: Item) -> str:
    """What the clause before an item speaks of: the fallback of a figure that stands without a noun."""
    end = item.clause
    passage = layout.slice(max(item.sentence, end - 60), max(item.sentence, end - 1), item)
    parts = [part for part in _BREAK.split(passage) if part]
    for part in reversed(parts):
        if not re.search(r"[0-9]", part):
            noun = following(clean(part)).noun if len(part) > 12 else clean(part)
            if len(noun) > 1:
                return shorten(noun)
    return ""
