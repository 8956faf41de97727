"""The clause machine: reads the figures of one paragraph from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.extract.figures.changes import is_generic
from site_builder.extract.figures.counting import counts
from site_builder.extract.figures.distribution import find_series, names_before
from site_builder.extract.figures.earlier import earlier_phrase
from site_builder.extract.figures.growth import read_growth, read_series
from site_builder.extract.figures.layout import Item, lay_out
from site_builder.extract.figures.masks import find_masked
from site_builder.extract.figures.measures import read_measure
from site_builder.extract.figures.passage import LEFT, Passage
from site_builder.extract.figures.phrases import clean, following, last_verb, strip_period
from site_builder.extract.figures.quantities import Quantity, find_quantities
from site_builder.extract.figures.ranks import Rank, find_ranks
from site_builder.extract.figures.reading import Reading
from site_builder.extract.figures.sharing import levels_before
from site_builder.extract.figures.values import read_moved, read_value
from site_builder.extract.figures.words import AMOUNT_HEAD, VERB_PAIRS

_SHARED = re.compile(r"均(?:达到|达|为|超过|超|在|突破|增长|下降|提高|提升|较|比|同比|有|实现|保持|不低于|不少于)*$")
LEVEL = re.compile(r"^(?:国家|省|市|县|区|镇|村)级")
_PUNCTUATION = re.compile(r"[，；：、“”]")
_DIGIT = re.compile(r"[0-9]")
_NUMERIC = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿半首榜]")  # 过半, 居首位: a figure has one of them
_AND = re.compile(r"(?:和|及|与|以及|或)$")
_MAKES_SURE = re.compile(r"^(?:为?了?)?(?:保障|确保|推动|促进|助力)(?=.{4})")
_PLACE = re.compile(r"[前第0-9一二三四五六七八九十]{1,12}[位名]?$|首位$|榜首$")


def read_paragraph(folded: str, places: frozenset[str] = frozenset()) -> Passage | None:
    """A width-folded paragraph with its figures, without period, status, county and subject; None if it has none.

    `places` are the names of the gazetteer: what stands alone before a value is then a part of a whole
    (封控区5个，其中，临清市1个).
    """
    if not _NUMERIC.search(folded):
        return None
    ranks = find_ranks(folded)
    masked = find_masked(folded)
    for rank in ranks:
        masked[rank.start : rank.end] = b"\x01" * (rank.end - rank.start)
    found = find_quantities(folded, masked)
    if not ranks and not found:
        return None
    layout = lay_out(folded)
    nearest = [*(q.start for q in found[1:]), len(folded)]
    quantities = [q for q, follower in zip(found, nearest, strict=False) if counts(layout, q, follower)]
    passage = Passage(layout, quantities, places, [rank.start for rank in ranks])
    _run(passage, ranks)
    return passage


def _run(passage: Passage, ranks: Sequence[Rank]) -> None:
    series = find_series(passage.layout, passage.quantities)
    waiting = list(reversed(ranks))
    for index, q in enumerate(passage.quantities):
        while waiting and waiting[-1].start < q.start:
            _read_rank(passage, waiting.pop())
        _read_quantity(passage, index, q, series.get(index))
    while waiting:
        _read_rank(passage, waiting.pop())


def _read_quantity(passage: Passage, index: int, q: Quantity, series: tuple[int, int, int] | None) -> None:
    item = passage.layout.item(q.start)
    left, right = _left(passage, index, q, item), _right(passage, index, q, item)
    if series is not None and read_series(passage, index, q, item, (left, right), series):
        return
    if read_moved(passage, q, item, left) or read_growth(passage, q, item, left, right):
        return
    follower = passage.quantities[index + 1] if index + 1 < len(passage.quantities) else None
    if not read_measure(passage, q, item, left, right, follower):
        read_value(passage, q, item, left, right)


def _left(passage: Passage, index: int, q: Quantity, item: Item) -> str:
    """The words before a figure that may name it, back to the figure before or the item's beginning."""
    layout, start = passage.layout, item.start
    before = passage.quantities[index - 1] if index else None
    if before is not None and before.end > start and layout.item(before.start) == item:
        start = before.end
    left = layout.slice(max(start, q.lead - LEFT), q.lead, item)
    if start == item.start > item.clause and _SHARED.search(left):
        left = layout.slice(max(item.clause, q.lead - LEFT), q.lead, item)
    if not left:
        left = _row_head(passage, item)
    if start == item.start:
        left = levels_before(passage, item) + left
    if _AND.search(left) and start > item.start:
        return passage.verb  # 年产10万台机组和20万片过滤器
    if not left and item.start > item.clause and layout.text[item.start - 1] == "、":
        return passage.verb  # 建成3个基地、5个车间
    passage.verb = left if left.endswith(("年产", "日产")) else last_verb(left)
    return left


def _row_head(passage: Passage, item: Item) -> str:
    """营业收入：186.4亿元: what a row of an infobox says before its colon."""
    text = passage.layout.text
    if item.start != item.clause or text[item.clause - 1 : item.clause] != "：":
        return ""
    head = passage.layout.slice(max(item.sentence, item.clause - 16), item.clause - 1, item)
    return "" if _DIGIT.search(strip_period(head)) or _PUNCTUATION.search(head) or len(head) > 14 else head


def _right(passage: Passage, index: int, q: Quantity, item: Item) -> str:
    """The words behind a figure, up to the next figure or the item's end."""
    end = min(item.end, q.end + 40)
    end = min(end, next((at for at in passage.ranks if at >= q.end), end))
    start = q.end
    for other in passage.quantities[index + 1 : index + 3]:
        if other.lead > start or q.kind != "count" or _counted_before(passage, q, item):
            end = min(end, max(start, other.lead))
            break
        start = other.end  # 17人13次打破省纪录: both of what they broke
    right = passage.layout.slice(start, end, item)
    if q.kind == "measure" and start == q.end and end < item.end and (head := AMOUNT_HEAD.search(right)):
        return right[: head.start()] or right  # 这6亩葡萄收入(9万元)
    if LEVEL.fullmatch(right):
        right += LEVEL.sub("", _noun_of_next(passage, index + 1))
    return right + _listed_on(passage, item, right) if end == item.end and start == q.end else right


def _noun_of_next(passage: Passage, index: int) -> str:
    """2个国家级、11个省级开发区: what both levels are of."""
    if index >= len(passage.quantities):
        return ""
    q = passage.quantities[index]
    item = passage.layout.item(q.start)
    return following(passage.layout.slice(q.end, min(item.end, q.end + 16), item)).noun


def _counted_before(passage: Passage, q: Quantity, item: Item) -> bool:
    """Whether something before a figure says what it counts: 大桥1650米5座."""
    return len(clean(passage.layout.slice(max(item.start, q.lead - LEFT), q.lead, item))) > 1


def _listed_on(passage: Passage, item: Item, right: str) -> str:
    """40位企业家、专家学者应邀参加: the noun goes on behind a 、 where no number and no verb begins."""
    text = passage.layout.text
    if (
        item.bracket
        or not 1 < len(right) <= 8
        or text[item.end : item.end + 1] != "、"
        or following(right).noun != right
    ):
        return ""
    end = item.end + 1
    while end < min(item.clause_end, item.end + 16) and text[end] not in "、（(“":
        end += 1
    more = text[item.end + 1 : end]
    if len(more) < 2 or _DIGIT.search(more) or more[:2] in VERB_PAIRS:
        return ""
    return "、" + more


def _read_rank(passage: Passage, rank: Rank) -> None:
    """A rank is a figure, and is noted with the figure of its sentence that it ranks."""
    item = passage.layout.item(rank.start)
    row = _row_start(passage.layout.text, item.clause, rank)
    if row >= 0 and (names := names_before(passage.layout, row, rank.of)):
        _add_rank(passage, rank, item, names[rank.row])
        return
    start = max(item.clause, rank.start - LEFT)
    ended = [r.end for r in passage.readings[-1:] if start < r.end <= rank.start]
    noun = _MAKES_SURE.sub("", clean(passage.layout.slice(max([start, *ended]), rank.start, item)))
    base = passage.base(item, whole=noun in ("总量", "规模", "数量", "总额"))
    last = passage.readings[-1] if passage.readings else None
    if not noun and last is not None and last.role == "rank" and last.clause == item.clause:
        noun = last.noun  # 排名全国第一、世界第二
    elif is_generic(noun) and base is not None:
        passage.amend(base, base._replace(rank=rank.printed))
        said = base.noun or base.metric
        said = said.removesuffix(noun[:2]) if len(noun) > 2 else said  # 入选项目, 项目数量
        noun = said + (noun or ("增速" if base.role == "growth" else ""))
    elif not noun:
        gap = next((r for r in passage.readings[-1:] if r.sentence == item.sentence), None)
        noun = (gap.noun if gap else "") or earlier_phrase(passage.layout, item)
    _add_rank(passage, rank, item, noun)


def _row_start(text: str, clause: int, rank: Rank) -> int:
    """Where the words begin that hand out a row of ranks: 分别居全省第3位和第2位, 分列第二、三位; -1 for one alone."""
    if rank.first < 0:
        return -1
    return rank.first if text.startswith("分", rank.first) else text.rfind("分别", clause, rank.first)


def _add_rank(passage: Passage, rank: Rank, item: Item, noun: str) -> None:
    scope = _PLACE.sub("", rank.printed)
    passage.readings.append(
        Reading(
            role="rank",
            start=rank.start,
            end=rank.end,
            sentence=item.sentence,
            clause=item.clause,
            clause_end=item.clause_end,
            value=rank.value,
            unit=rank.unit,
            qualifier=rank.qualifier,
            metric=f"{noun}居{scope}位次" if scope else f"{noun}位次",
            noun=noun,
        )
    )
