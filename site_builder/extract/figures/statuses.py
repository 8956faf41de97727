"""Is it so, or is it planned? Cues of target and actual, each good for the rest of its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from site_builder.extract.figures.words import STARTS_VERB_PHRASE, VERB_PAIRS
from site_builder.model import Status

_DONE = ["建成", "投产", "达产", "竣工", "投用", "投运", "启用", "完工", "投入使用", "满产", "实施(?<=[程目]实施)"]
_THEN = r"(?:投产|投用|运营|达产|达效|启用|通车|运行)?后(?!，?(?:已|已经|目前|累计))"
_READY = "|".join(head + done + _THEN for head in ("全部", "正式", "项目", "全面", "") for done in _DONE)
# Each form begins with a character that is taken, a look behind comes after it: `re` runs through a text for such.
_TARGET = re.compile(
    r"力争|争取(?!上级|资金|到|中央|省级|专项|政策|项目|各类|国家|债券|了|各级)|确保(?!了)|"
    r"拟(?!定|态|合|人|制)|年度(?:计划|目标)总?投资(?!的|完成|任务|目录)|计划总?投资(?!的|完成|任务|目录)|"
    r"目标总?投资(?!的|完成|任务|目录)|计划"
    r"|规划(?=(?:建设|新建|占地|面积|总|用地|设计|布局|到|床位|投资))|目标(?:是|为|：|值)|主要目标(?=[，：是为])|"
    r"预期目标(?=[，：是为])|发展目标(?=[，：是为])|工作目标(?=[，：是为])|预期(?=目标|增长|达到|可|实现)|有望|"
    r"到(?<![高加升大少降低减小长展增]到)20[2-9][0-9]年(?:[底末前]|)|"
    rf"{_READY}"
    r"|要求(?=[，：各到全每必]|企业)|明年|力促|打算|下一步|下步|接下来|预计|即将|"
    r"将(?=[^，。；、]{1})|要(?=[^，。；、]{2})"
)
_DEADLINE = re.compile(
    r"[年月][底末]?前(?=(?:全部|全面|基本|可)?(?:完成|建成|完工|通车|投用|整改|实现|到位|达到|"
    r"竣工|投产|交付))(?![^，。]{0,12}[已了])"
)
_THIS_AIM = re.compile(r"这[一个些项](?:[年总][度体])?(?:奋斗)?目标")
_ACTUAL = re.compile(
    r"目前|如今|截至|截止|已(?![知往故])|共有|现有(?!基础|的)|去年(?<![比较超与同]去年)|今年以来|近年来|"
    r"近[几两三五]年|此前|曾|获悉|前[一二三]季度"
)
_BA = re.compile(
    r"纳入|分[为成]|划[为分]|转[为入至化变]|作为|改[为造成]|合并|确定为|列[入为]|压缩|缩短|"
    r"提[高升前][到至]|[降减]至|[降减]到|转运|送[到至往达]|融入|打造成|评为|"
    r"调整|控制在|变[为成]|交给|视为|作[为出]|由[^，。]{1,14}(?:调|提|降|压|减|增)|延长|推[向到]|"
    r"建[成在]|做成|落实到|放在|引[向入]|带[到入]|覆盖|用于|投入"
)
_NEW_THING = re.compile(r"新[一型能兴材旧老]")  # 将新一代信息技术产业作为
_RESULT = re.compile(r"[^作认成行因，。][为成至到入给]")
_PAST = re.compile(
    r"一季度|前三季度|上半年|[0-9]{1,2}(?:月份?)?[—–\-至到][0-9]{1,2}月份?|去年|截至|1月至|"
    r"今年以来|已"
)
_COMING = re.compile(r"可|将|能|明年|全年|到20|年底|年内|未来|届时")


_SENTENCES_BACK = 6
_CUES_BACK = 12
_REACH = 160  # characters of a clause that are looked at
_GOES_ON = re.compile(r"其中|包括|[一二三四五六七八九十]是|第[一二三四五六七八九]，|首先|其次")


_PLAN_BEFORE = re.compile(r"(?:[原按该]|行动|年度|教学|招生|用地|专项)$")
_PLAN_BEHIND = re.compile(
    r"[的（(，。》”、；）)表书单内外中数]|生育|经济|任务|目标|盘子|下达|印发|公布|出台|发布|名单|编制|完成率|$"
)
_FOREVER = 1 << 60


class Cue(NamedTuple):
    """A word that says how firm what follows is, up to `until` or the end of its sentence."""

    at: int
    status: Status
    until: int = _FOREVER


def find_cues(text: str) -> list[Cue]:
    """Target and actual cues of a width-folded paragraph, in order."""
    cues = [Cue(m.start(), "actual") for m in _ACTUAL.finditer(text)]
    cues += [Cue(m.start(), "target", _until(text, m)) for m in _TARGET.finditer(text) if _is_target(text, m)]
    cues += [Cue(_clause_start(text, m.start()), "target") for m in _DEADLINE.finditer(text)]
    cues += [Cue(_clause_start(text, m.start()), "target") for m in _THIS_AIM.finditer(text)]
    return sorted(cues)


def _is_target(text: str, match: re.Match[str]) -> bool:
    word, start, end = match.group(), match.start(), match.end()
    if word == "将":
        return _is_future(text, start)
    if word == "规划":
        return "了" not in text[end : end + 4]
    if word == "要求":
        return "按" not in text[_clause_start(text, start) : start] and text[start - 1 : start] not in "的高"
    if word == "要":
        return _is_demand(text, start)
    if word == "计划":  # a verb, not 年度计划 or 计划盘子
        named = text[max(0, start - 2) : start] in VERB_PAIRS or _PLAN_BEFORE.search(text, max(0, start - 2), start)
        return not (named or _PLAN_BEHIND.match(text, end))
    if word.startswith("目标"):
        return (
            not text.startswith(("企业", "任务完成", "客户", "群体", "的"), end) and text[start - 1 : start] != "总"
        ) or "值" in word
    if word == "预计":
        stop = _clause_end(text, end)
        begin = _sentence_start(text, start)
        return bool(_COMING.search(text, end, stop)) or not _PAST.search(text, begin, stop)
    if word.startswith("到20"):
        return not re.compile(r"已|达到了").search(text, end, _clause_end(text, end))
    return not (word == "确保" and text[max(0, start - 1) : start] == "为")


def _until(text: str, match: re.Match[str]) -> int:
    """How far a cue reaches.

    预计 its statement, 年度计划投资 its own clause, 计划总投资 up to what is counted of it, others on and on.
    """
    if match.group() == "预计":
        stop = text.find("；", match.end(), match.end() + _REACH)
        return stop if stop >= 0 else _FOREVER
    if "投资" not in match.group():
        return _FOREVER
    if match.group().startswith("年度"):
        return _clause_end(text, match.end())
    parts = text.find("其中", match.end(), match.end() + _REACH)
    return parts if parts >= 0 else _FOREVER


def _is_future(text: str, at: int) -> bool:
    """我市将实施: will; 莘县将全县230个基地全部纳入系统: takes (the 把 of print)."""
    if at and text[at - 1] in "即必行":
        return True
    if text[at + 1 : at + 2] in ("军", "士", "领", "近", "信") or text.startswith(
        ("被执行人", "被告", "被害人"), at + 1
    ):
        return False
    stop = _clause_end(text, at)
    if _NEW_THING.match(text, at + 1):
        return not _BA.search(text, at + 2, stop)
    if text[at + 1] in STARTS_VERB_PHRASE or text[at + 1 : at + 3] in VERB_PAIRS:
        return not (text[at + 1 : at + 2] not in STARTS_VERB_PHRASE and _noun_then_ba(text, at, stop))
    return (
        not (_BA.search(text, at + 2, min(len(text), stop + 60)) or _RESULT.search(text, at + 2, stop))
        and stop - at > 4
    )


def _noun_then_ba(text: str, at: int, stop: int) -> bool:
    return text[at + 3 : at + 4] == "的" or bool(
        re.compile(r"纳入|转化为|列入|分为|划为|作为").search(text, at + 3, stop)
    )


def _is_demand(text: str, at: int) -> bool:
    """(会议强调，)要建设: demanded; 主要, 需要, 重要: a mere word."""
    before = text[at - 1] if at else "。"
    if before not in "，。；：、“”还也都均就" and not text[max(0, at - 2) : at].endswith(("县区", "市要")):
        return False
    return text[at + 1 : at + 2] not in tuple("素求点闻么是害案件件想") or text[at + 1 : at + 3] == "求真"


def _clause_end(text: str, at: int) -> int:
    limit = min(len(text), at + _REACH)
    while at < limit and text[at] not in "，。；！？\n":
        at += 1
    return at


def _clause_start(text: str, at: int) -> int:
    limit = max(0, at - _REACH)
    while at > limit and text[at - 1] not in "，。；！？\n":
        at -= 1
    return at


def _sentence_start(text: str, at: int) -> int:
    begin = at
    while begin > 0 and at - begin < 120 and text[begin - 1] not in "。！？\n":
        begin -= 1
    return begin


def status_at(text: str, start: int, sentence: int, cues: list[Cue], spots: list[int]) -> Status:
    """The status that the last cue before `start` in its sentence sets; actual without one."""
    if (found := _last_cue(start, sentence, cues, spots)) is not None:
        return found
    for _ in range(_SENTENCES_BACK):  # 其中…, 二是…: as in the sentence before
        if not sentence or not _GOES_ON.match(text, sentence):
            break
        start, sentence = sentence - 1, _sentence_start(text, sentence - 1)
        if (found := _last_cue(start, sentence, cues, spots)) is not None:
            return found
    return "actual"


def _last_cue(start: int, sentence: int, cues: list[Cue], spots: list[int]) -> Status | None:
    """What the last cue of a sentence says that reaches as far as `start`."""
    last = bisect_right(spots, start) - 1
    for cue in reversed(cues[max(0, last - _CUES_BACK) : last + 1]):
        if cue.at < sentence:
            return None
        if start < cue.until:
            return cue.status
    return None


def named_before(start: int, sentence: int, cues: list[Cue], spots: list[int]) -> bool:
    """Whether the sentence has any cue before `start`."""
    index = bisect_right(spots, start) - 1
    return index >= 0 and cues[index].at >= sentence
