"""分别: which of several values belongs to which of the names before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.extract.figures.layout import Item, Layout
from site_builder.extract.figures.phrases import clean
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.words import AMOUNT_HEAD

_LINK = re.compile(
    r"\s*(?:[、，,；]?\s*(?:和|及|与|以及)?)\s*(?:增长|下降|提高|减少|增加|上升|回落|降低|上涨|下跌)?了?"
)
_TO_WHOM = re.compile(r"^(?:对|给|向|为)(?=.{3})")
_LATIN = re.compile(r"[A-Za-z]{1,6}[0-9]{1,3}(?:\.[0-9])?")  # PM2.5
_NAMES = re.compile(r"[、]|以及|和|及|与")
_RESPECTIVELY = "分别"
_ORDINAL = re.compile(r"第?(?P<n>[二三四五六])(?P<noun>产业|季度|批)")
_BARE_ORDINAL = re.compile(r"第?(?P<n>[一二三四五])(?:产业?|季度|批)?$")
_GREW = re.compile(r"(?:同比|环比)?(?:增长|下降|上升|提高|减少)了?$")
_AMOUNT = re.compile(rf"(?:{AMOUNT_HEAD.pattern})|[数量]$")
_FURTHEST = 24  # characters between 分别 and the first value


def find_series(layout: Layout, quantities: Sequence[Quantity]) -> dict[int, tuple[int, int, int]]:
    """Values that a 分别 hands out: index → (place in the series, length of the series, where 分别 stands)."""
    found: dict[int, tuple[int, int, int]] = {}
    index = 0
    while index < len(quantities):
        first = quantities[index]
        item = layout.item(first.start)
        at = layout.text.rfind(_RESPECTIVELY, max(item.clause, first.lead - _FURTHEST), first.lead)
        if at > item.clause + 1 and layout.text[at - 2 : at] in ("同比", "环比"):
            at -= 2
        if at < 0:
            at = _bare_growth(layout, first, item)
        last = index
        while at >= 0 and last + 1 < len(quantities) and _linked(layout.text, quantities[last], quantities[last + 1]):
            last += 1
        if last > index:
            for place in range(index, last + 1):
                found[place] = (place - index, last - index + 1, at)
        index = last + 1
    return found


def _bare_growth(layout: Layout, first: Quantity, item: Item) -> int:
    """Where a growth begins that hands out without 分别: 增长8%、10.3%; -1 where none does."""
    if first.kind != "ratio":
        return -1
    match = _GREW.search(layout.text, max(item.clause, first.lead - 8), first.lead)
    return match.start() if match else -1


def _linked(text: str, one: Quantity, other: Quantity) -> bool:
    return other.lead - one.end <= 6 and one.kind == other.kind and bool(_LINK.fullmatch(text, one.end, other.lead))


def names_before(layout: Layout, at: int, count: int) -> tuple[str, ...]:
    """The `count` names that a 分别 at `at` refers to, or none: 进口、出口 → (进口, 出口)."""
    item = layout.item(at)
    passage = layout.slice(max(item.clause, at - 120), at, item)
    names = _split_names(passage, count)
    if names:
        return names
    if len(clean(passage)) > 1:
        return ()
    end = max(item.sentence, item.clause - 1)
    start = end
    while start > item.sentence and end - start < 80 and layout.outer[start - 1] not in "，。；：":
        start -= 1
    return _split_names(layout.slice(start, end, item), count)


def _ordinals(parts: list[str]) -> list[str]:
    """第一、二、三产业: each of them by its whole name, 第一产业, 第二产业, 第三产业."""
    last = _ORDINAL.match(parts[-1])
    heads = [_BARE_ORDINAL.search(part) for part in parts[:-1]]
    if last is None or not all(heads):
        return parts
    rest = parts[-1][last.end("noun") :]
    return [f"第{head['n']}{last['noun']}{rest}" for head in (*heads, last) if head]


def _split_names(passage: str, count: int) -> tuple[str, ...]:
    parts = [part for part in _NAMES.split(passage.strip("，")) if part.strip()]
    if len(parts) < count:
        return ()
    parts = _ordinals(parts[-count:])
    names = [_TO_WHOM.sub("", clean(part)) for part in parts]
    if not all(names) or any(re.search(r"[0-9]", _LATIN.sub("", name)) for name in names):
        return ()
    head = AMOUNT_HEAD.search(names[-1])  # 一产、二产、三产增加值
    if head and len(names[-1]) > len(head.group()) and not any(_AMOUNT.search(name) for name in names[:-1]):
        names[:-1] = [name + head.group() for name in names[:-1]]
    return tuple(names)
