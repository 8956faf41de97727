"""A story in one or two of its own sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from operator import add
from typing import NamedTuple

from site_builder.extract.sentences import inside_quotes, sentences
from site_builder.model import KeyFigure, Story

LONGEST = 140
_SLOGAN = 0.25  # a headline that shares less than this with the body is a slogan
_LEADING = 24  # figures
_SHORT = 4  # a headline of fewer pairs of characters (更正) says too little to go by
_LOST = 0.1  # so much of the headline may stand in what is cut off
_DANGLING = re.compile(
    r"^(?:此外|同时|其中|另外|而且|但|然而|因此|所以|于是|随后|接着|为此|对此|据了解|据介绍|他|她|它|他们|那|该|其|并|还|也|一是|二是|三是|下一步|接下来|特此)|^\d{4}年即将|^[^，。]{0,8}所说的"
)
_BACK = re.compile(r"^这")  # says something of what stands before it
_USUAL = re.compile(r"近年来|近几年|多年来|长期以来|一直以来")
_MEANT = re.compile(r"[意旨]在")
_BARE = re.compile(
    r"^(?:实施|开展|推进|推动|加快|强化|打造|坚持|完善|建立|加大|深化|组织|落实|优化|聚焦|围绕)(?!.{0,20}，[^，]{0,8}(?:市|县|区|局))"
)
_SPEAKER = re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,4})(?:介绍|说|表示|坦言|告诉记者)[，：](?!“)")
_SAID = re.compile(r"(?:说|表示|介绍|告诉记者|感慨地?说|坦言|笑着说|回忆)[，。：]?$|^“")
_HAPPENED = re.compile(
    r"召开|举行|举办|启动|开工|竣工|通车|签约|印发|出台|发布|公布|入选|获悉|了解到|完成|实现|达到?|增长|下降|新增|建成|成立|揭牌|开播|报告|划定|通报"
    r"|获批|获得|投入|推行|推进|实施|开展|打造|走进|落地|将"
)
_SCENE = re.compile(
    r"只见|映入眼帘|一片|繁忙|忙碌|阵阵|一排排|一片片|轰鸣|笑容|脸上|飘香|热火朝天|看到|正在|扛着|忙着|赶制|很难相信|走进位于|蹲|喊|摘下|一大早|情景|一幕|清晨|暮春|初夏|时节|过后"
)
_STOPS = "的了在是和与及、，。；：“”‘’（）()！？— \u3000我市全"
_RUN = re.compile(rf"[^{_STOPS}]{{2,}}")
# 9月11日，在一家铜箔企业的车间里，… and 走进…: where the reporter is, not what happens.
_PLACED = re.compile(
    r"^(?:\d{1,2}月\d{1,2}日[^，。]{0,4}，)?(?:记者)?(?:(?:在|来到)[^，。]{2,36}(?:[里上中内旁前处]|现场|车间|基地|大棚|园区?)，|走进)"
)
_EVENT = re.compile(r"举行|召开|举办|启动|揭牌|签约|开幕|开工|通车|发布|开通|成立|落幕|投用|投产")
_NEWSY = re.compile(r"\d月|\d日|近日|日前|昨|今年|今天|目前|近年|截至|我市|全市|本市|[县市区镇乡局院委校]|据")
_COLOUR = 1.0  # what the opening counts for without when, where or who: 一杯奶茶，15元
_ASKED = re.compile(r"记者(?:就此|专程)?采访了|接受[^，。]{0,8}采访")
_ANSWER = re.compile(r"^答：")
_PLAN = re.compile(r"计划|力争|拟|下一步|到20\d\d年")
_NUMBER = re.compile(r"\d")


class _Candidate(NamedTuple):
    """A sentence of the body: where it stands, its text and how well it tells the story."""

    block: int
    start: int
    text: str
    worth: float


def find_summary(story: Story, figures: Sequence[KeyFigure] = ()) -> str:
    """One or two sentences of the body, word for word, that say what happened, with its main figure if it has one.

    The best sentence is the one that shares most with the headline, reports an event and states a figure; a quotation
    or a scene is none.  A second one joins it where both keep within 140 characters and it adds a figure.
    """
    candidates = _candidates(story, figures)
    if not candidates:
        return ""
    best = max(candidates, key=lambda c: (c.worth, -c.block, -c.start))
    if story.kind == "photo":
        best = candidates[0]  # the caption's first sentence says what there is to see
    summary = _unspoken(best.text, "")
    if len(best.text) < 90 and (second := _second(best, candidates, figures)):
        cut = "" if summary[-1] in "。！？；…”" else "。"  # a row of facts that was stopped at a semicolon
        summary += cut + _unspoken(second.text, best.text)
    return summary


def _unspoken(sentence: str, before: str) -> str:
    """A sentence without 王某某介绍， where nobody has introduced that person."""
    sentence = _ANSWER.sub("", sentence)
    speaker = _SPEAKER.match(sentence)
    return sentence if speaker is None or speaker["name"] in before else sentence[speaker.end() :]


def _second(best: _Candidate, candidates: list[_Candidate], figures: Sequence[KeyFigure]) -> _Candidate | None:
    """A later sentence that is nearly as good, or that brings the main figure which the best one lacks."""
    lacking = not _NUMBER.search(re.sub(r"\d+月\d+日", "", best.text))
    fitting = [
        c
        for c in candidates
        if (c.block, c.start) > (best.block, best.start)
        and not _BACK.match(c.text)
        and c.text != best.text
        and len(best.text) + len(c.text) <= LONGEST
        if c.worth > max(2.0, 0.6 * best.worth) or (lacking and c.worth > 1.5 and _stated(c.text, _quotes(figures[:5])))
    ]
    return max(fitting, key=lambda c: (c.worth, -c.block, -c.start), default=None)


def _candidates(story: Story, figures: Sequence[KeyFigure]) -> list[_Candidate]:
    head = _bigrams("".join((story.kicker, story.title, story.deck)) if story.title_source == "headline" else "")
    body = "\n".join(block.text for block in story.blocks)
    slogan = bool(head) and _shared(head, body) < _SLOGAN * len(head)
    quotes = _quotes(figures)
    out: list[_Candidate] = []
    blocks = [(n, block.text) for n, block in enumerate(story.blocks) if block.kind == "text"] or [
        (n, block.text) for n, block in enumerate(story.blocks)
    ]
    for order, (n, text) in enumerate(blocks):
        for place, piece in enumerate(sentences(text)):
            sentence = _short(piece.text.strip(), head)
            if len(sentence) >= 8:
                stated = _stated(sentence, quotes)
                worth = _worth(sentence, head, order, place, stated)
                worth += min(1.6, 0.5 * stated) if slogan else 0.0  # figures say more than it does
                out.append(_Candidate(n, piece.start, sentence, worth))
    return out


def _short(sentence: str, head: frozenset[str]) -> str:
    """A long row of facts up to a semicolon within the limit, unless the rest holds words of the headline."""
    at = sentence.rfind("；", 40, LONGEST) if len(sentence) > LONGEST else -1
    if at < 0:
        return sentence
    lost = head & _bigrams(sentence[at:]) - _bigrams(sentence[:at])
    return sentence if len(lost) > _LOST * len(head) or inside_quotes(sentence)[at] else sentence[:at]


def _worth(sentence: str, head: frozenset[str], order: int, place: int, stated: int) -> float:
    worth = 6.0 * _shared(head, sentence) / max(_SHORT, len(head))
    coloured = order == place == 0 and not _NEWSY.search(sentence)
    worth += _COLOUR if coloured else 2.0 / (1 + order) + (0.8 if place == 0 else 0.0)
    worth += 0.8 if _HAPPENED.search(sentence) else 0.0
    worth += 1.0 + min(1.0, 0.3 * (stated - 1)) if stated else 0.4 if _NUMBER.search(sentence) else 0.0
    quoted = sum(inside_quotes(sentence)) / len(sentence) if "“" in sentence or "「" in sentence else 0.0
    worth -= 3.0 * quoted if quoted > 0.4 else 0.0
    worth -= 2.0 if quoted > 0.2 and _SAID.search(sentence) else 0.0
    worth -= 1.5 * min(2, len(_SCENE.findall(sentence)))
    worth -= 2.5 if _PLACED.match(sentence) and not _EVENT.search(sentence) else 0.0
    worth -= 3.0 if sentence.startswith("问：") or _ASKED.search(sentence) else 0.0
    worth -= 0.8 if order > 0 and _PLAN.search(sentence) else 0.0
    worth -= 1.5 if _DANGLING.match(sentence) else 0.0
    worth -= 4.0 if _BACK.match(sentence) else 0.0
    worth -= 2.5 if _USUAL.match(sentence) or _MEANT.search(sentence) else 0.0
    worth -= 1.0 if _BARE.match(sentence) else 0.0
    worth -= 1.5 if "……" in sentence or sentence.endswith(("？", "！", "…")) else 0.0
    over = len(sentence) - LONGEST
    worth -= 0.5 + over / 30 if over > 0 else 0.0
    return worth - (1.0 if len(sentence) < 16 else 0.0)


def _quotes(figures: Sequence[KeyFigure]) -> list[str]:
    """The words that state the leading figures, those that are planned left out."""
    return [figure.quote for figure in figures[:_LEADING] if figure.status == "actual" and figure.quote]


def _stated(sentence: str, quotes: Sequence[str]) -> int:
    return sum([quote in sentence for quote in quotes])


def _shared(head: frozenset[str], text: str) -> int:
    """How many pairs of the headline stand in a text."""
    return sum([pair in text for pair in head])


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(add, run, run[1:]) for run in _RUN.findall(text)))
