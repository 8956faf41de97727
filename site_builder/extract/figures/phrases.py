"""Noun phrases beside a figure: what stands before it, cleaned, and what follows it up to the verb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from site_builder.extract.figures.words import (
    AMOUNT_HEAD,
    LEADING,
    LIGHT_VERB,
    STOP_CHAR,
    TIME_WORDS,
    TRAILING,
    TRAILING_CHARS,
    VERB_PAIRS,
    ends_in_preposition,
    word_set,
)

_LONGEST = 26
_REMEMBERED = 512  # phrases: the rules ask for the same one again and again
_QUOTE_MARKS = re.compile(r"[“”‘’\"]")
_PERIOD_LEAD = re.compile(
    r"^(?:在|到|截至|截止|自|从)?(?:(?:19|20)[0-9]{2}年(?:[底末初])?(?:全年)?|今年|去年|明年|全年|"
    r"[0-9一二三四第前上下半至—\-－~～]{1,8}(?:月份?|季度|半年|"
    r"年)(?:至[0-9]{1,2}月份?)?[底末初]?前?|前[0-9一二三四五六七八九十]{1,2}个月|"
    r"[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:[0-9]{1,2}时)?|[上下]半年)(?:以来|底前?|末|初|内|期间)?[，,]?"
)
_NEEDLESS_OF = re.compile(r"的(?=[^的]{2,4}$)")
_ACTOR = re.compile(r"[\u4e00-\u9fff]{1,5}?(?:[市县区镇乡]|街道)")
_WHOLE_NOUN = frozenset("村镇县市区户人厂校站店车桥")
_MAKES_NOUN = frozenset("类型人者员率量额器机站点证费金款期业权师")
_OF_WHOLE = re.compile(r"([^的]{0,4}(?:村|企业|社区|乡镇|小区|学校))的.")
_AND_END = re.compile(r"(?:[、，和及并]|(?<!参)与){1,9}$")
_DONE = re.compile(r"^(.{2,8}?)(?:实现|完成|达到)(?=.{2,}$)")
_WHO_ALREADY = re.compile(r"^[^，。；：、的]{2,20}?(?:(?<![平公])共(?![享同建])|已(?!经)|累计|将|包括)(?=.{2})")
_THRESHOLD = re.compile(r"[0-9].{1,6}以[上下内]$")  # 9个总投资20亿元以上的项目: not just any
_OVER = re.compile(r"[超过][0-9一二三四五六七八九十百千万亿]{1,6}元$")
_FROM = re.compile(
    r"(.{2,30}?)[由从](?:[^，]{0,12}的|每[人户亩名]?每?(?:[年月天日班]|小时)?)$"
)  # 森林覆盖率由2015年的(18%)
_DOER = re.compile(
    r"[户者](?![籍])|人员|员工|师傅|农[民户]|企业|群众|选手|项目|[考学新]生|单位|产品|居民|家庭|车辆|旅客|岗位|学员|客商|[机器仪](?![场构关制会])|车(?![间站])"
)
_EARNS = re.compile(r"(?:[也还就都又]?(?:能|可|可以)?(?:多|净)?)(?:挣|赚)(?:了|到|个|上)?$")
_SPENDS = re.compile(r"(?:(?<=[他她我人共就光])|^)花(?:了|费|掉|去)?$")
_THIS = re.compile(r"^(?:(?:这(?!里)|该|那|其(?![中他余]))[座个家项条名批件所台辆]?|一[座家项条名件所台辆艘](?=.))")
NOMINAL = word_set(
    "服务 建设 发展 生产 加工 管理 研发 培训 检测 监测 投资 工作 创业 就业 学习 宣传 展示 治理 "
    "改造 应用 开发 种植 养殖 销售 采购 运输 运营 养护 示范 体验 示范 "
    "转型 升级 贷款 融资 出口 帮扶 救助 补贴 审批 调研 督导 检查 监管 保障 支持 合作 直播 配送 "
    "扶持 资助 隔离 管控 接种 展览 演出 营业 集中 要求 需求 报告 处置 组织 登记 "
    "执行 精准 全面 高效 有效 主动 积极 现场 长期 直接 精简 进口 复工 复产 防控 流动 新增 审计 "
    "维修 生活 阅读 租赁 补助 奖励 报名 更新 定期 现场 共同 服务"
)


class Following(NamedTuple):
    """The noun phrase behind a figure and the predicate that comes after it."""

    noun: str
    predicate: str


@lru_cache(maxsize=_REMEMBERED)
def clean(phrase: str) -> str:
    """A phrase without what a table leaves out: 其中，我市实现营业收入达 → 营业收入."""
    before = None
    if phrase.startswith("“") and strip_period(phrase[1:]) != phrase[1:]:
        phrase = phrase[1:]  # “今年这(200亩西蓝花)
    phrase = _WHO_ALREADY.sub(_after_already, phrase)
    while before != phrase:
        before = phrase
        phrase = untrailed(phrase)
        phrase = _PERIOD_LEAD.sub("", phrase)
        if match := LEADING.match(phrase):
            phrase = phrase[match.end() :]
        shorter = LIGHT_VERB.sub("", phrase)
        phrase = shorter if len(shorter) > 1 else phrase
    phrase = _without_place(phrase)
    phrase = _SPENDS.sub("花费", _EARNS.sub("收入", phrase))
    phrase = _DONE.sub(r"\1", phrase) if names_amount(phrase) and "完成投资" not in phrase else phrase
    phrase = _THIS.sub("", strip_period(phrase) or phrase)
    if phrase[:2] not in VERB_PAIRS or len(phrase) < 14:  # 需要市县两级协调解决问题的项目 keeps it
        phrase = _NEEDLESS_OF.sub("", phrase)
    return shorten(_balance(phrase))


def _without_place(phrase: str) -> str:
    """寿光市先后投入 → 投入: who acts stands in another field."""
    match = _ACTOR.match(phrase)
    if match is None or phrase[:2] in VERB_PAIRS:
        return phrase
    rest = (
        LEADING.sub("", phrase[match.end() :], count=1) if LEADING.match(phrase, match.end()) else phrase[match.end() :]
    )
    if phrase[match.end() : match.end() + 2] in ("共有", "现有", "拥有"):
        return phrase[match.end() + 2 :]
    if rest[:2] in VERB_PAIRS:
        return rest
    if _ACTOR.match(rest) and len(further := _without_place(rest)) < len(rest):  # 平原县王凤楼镇投资
        return further
    return phrase


def _after_already(match: re.Match[str]) -> str:
    """平台供应链集采板块已上线轴承企业 → 上线轴承企业."""
    rest = match.string[match.end() :]
    return "" if rest[:2] in VERB_PAIRS and len(rest) > 3 else match.group()


def _balance(phrase: str) -> str:
    """Quotation marks only in pairs."""
    if phrase.count("“") == phrase.count("”") and phrase.count("‘") == phrase.count("’"):
        return phrase
    return _QUOTE_MARKS.sub("", phrase)


def shorten(phrase: str) -> str:
    """A phrase of a table's length: a long one begins at a verb, or behind 的."""
    if len(phrase) <= _LONGEST:
        return phrase
    for at in range(len(phrase) - _LONGEST, len(phrase) - 5):
        if phrase[at : at + 2] in VERB_PAIRS and phrase[at : at + 2] not in NOMINAL:
            return _balance(phrase[at:])
    return _balance(phrase[-_LONGEST:])


def last_verb(phrase: str) -> str:
    """The verb phrase that ends a phrase and governs the figure: 冠县农业农村局成立 → 成立; '' if there is none."""
    if phrase[-2:] in VERB_PAIRS and phrase[-1:] in "出到":  # 派出, 收到
        return phrase[-2:]
    phrase = untrailed(phrase)
    if ends_in_preposition(phrase):
        return ""
    for width in (0, 1, 2, 3, 4):
        end = len(phrase) - width
        if end >= 2 and phrase[end - 2 : end] in VERB_PAIRS:
            start = end - 2
            while start >= 2 and phrase[start - 2 : start] in VERB_PAIRS and end - start < 6:
                start -= 2
            return phrase[start:]
    return ""


@lru_cache(maxsize=_REMEMBERED)
def following(text: str) -> Following:
    """Noun phrase and predicate of what follows a figure: 工作组迅即落实措施 → 工作组, 落实措施."""
    text = strip_period(_AND_END.sub("", text))
    if text.startswith("的"):
        text = text[1:]
    stop = _noun_end(text)
    noun, rest = text[:stop], text[stop:]
    if whole := _OF_WHOLE.match(noun):  # 3个村的群众: villages are counted
        return Following(whole[1], "")
    noun = _trim_noun(noun)
    predicate = LEADING.sub("", rest, count=1) if LEADING.match(rest) else rest
    predicate = (
        predicate[len(m.group()) :]
        if (m := re.match(r"[均都已正共全就也]{1,2}|一次性|迅即|迅速|已经", predicate))
        else predicate
    )
    return Following(noun, untrailed(predicate))


def _noun_end(text: str) -> int:
    """Where the noun phrase ends: at a verb or a function word, not inside its attribute (违反规定的案例)."""
    relative = text.find("的", 1, 24)
    if doer := _DOER.match(text, 2) if text[:2] in VERB_PAIRS else None:
        return doer.end() + _noun_end(text[doer.end() :])
    if relative > 3 and _verbal(text[:2]) and len(text) - relative > 2:
        return relative + 1 + _noun_end(text[relative + 1 :])
    if len(text) > 6 and _verbal(text[:2]) and text[:2] not in NOMINAL and text[2] not in "类型":
        pairs = (at for at in range(6, min(len(text), 24)) if text[at : at + 2] in VERB_PAIRS)
        return next((at for at in pairs if text[at : at + 2] not in NOMINAL), min(len(text), 20))
    if text[:1] in tuple("就才便也都还") and STOP_CHAR.match(text):
        return 0
    for at in range(1, len(text)):
        if (at >= 2 or text[0] in _WHOLE_NOUN) and text[at : at + 2] in VERB_PAIRS:
            if text[at + 2 : at + 3] in _MAKES_NOUN and text[at + 2 : at + 4] != "人均":
                continue
            if text[at : at + 2] in NOMINAL and not _object_follows(text, at):
                continue
            return at
        if text[at : at + 2] in TIME_WORDS:
            return at
        if STOP_CHAR.match(text, at) and text[at - 1 : at + 1] not in ("以上",):
            return at
    return len(text)


def names_doer(text: str) -> bool:
    """Whether a verb at the beginning only says which ones: 脱贫户, 参展企业, 返乡人员."""
    return text[:2] in VERB_PAIRS and bool(_DOER.match(text, 2))


def _verbal(pair: str) -> bool:
    return pair in VERB_PAIRS or pair in ("违反", "需要", "有关")


def _object_follows(text: str, at: int) -> bool:
    """服务企业: a verb; 服务专员, 服务中心: part of a name."""
    return text[at + 2 : at + 4] in ("企业", "群众", "客户", "居民", "人员") and at >= 4


def _trim_noun(noun: str) -> str:
    noun = noun.split("，")[0].removesuffix("之一")
    if noun.count("“") > noun.count("”"):  # 服务专员“一…
        noun = noun[: noun.rfind("“")] or noun
    if (at := noun.find("的", 1)) > 0 and _OVER.search(noun[:at]):
        return _balance(noun[:at] + noun[at + 1 :])  # 产值超亿元的企业
    if at > 0 and len(noun) - at > 2 and at > 8:
        noun = noun[:at] + noun[at + 1 :] if _THRESHOLD.search(noun[:at]) else noun[at + 1 :]
    noun = re.sub(r"(?:的.{0,3}|[中内里上])$", "", noun) if len(noun) > 2 else noun.removesuffix("的")
    return _balance(noun.rstrip("、，和及与并以等"))


def strip_period(text: str) -> str:
    """A phrase without the period that opens it: 4月底前全部整改 → 全部整改."""
    return _PERIOD_LEAD.sub("", text)


@lru_cache(maxsize=_REMEMBERED)
def untrailed(phrase: str) -> str:
    """A phrase without the light words that lead up to a figure: 总投资达到 → 总投资."""
    return TRAILING.sub("", phrase) if phrase[-1:] in TRAILING_CHARS or phrase[-1:].isspace() else phrase


def names_amount(left: str) -> bool:
    """Whether a phrase by itself names an amount: 总投资, 占地面积, 开工率."""
    return amount_head(left) is not None


def amount_head(left: str) -> str | None:
    """The word by which a phrase names an amount: 总投资 → 投资; None where it names none."""
    head = AMOUNT_HEAD.search(untrailed(left)[-8:])
    return head.group() if head else None


def without_origin(left: str) -> str:
    """What moves, without where from: 森林覆盖率由2015年的 → 森林覆盖率."""
    match = _FROM.match(left)
    return match[1] if match else left
