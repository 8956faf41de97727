"""Which numbers and which story matter most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heapreplace
from itertools import islice

from site_builder.catalog.records import Entry, FigureRow

_LATE = 0.05  # what a figure loses for each that stands before it in its article
_SIZES = {"元": (4, 2.5), **dict.fromkeys(("人", "人次", "名", "户"), (2.5, 1.6))}  # tenfold for one point, at most
_THINGS = (5, 0.6)  # 大型晾晒场16000平方米: a large number of small things
_Queued = tuple[float, str, int, FigureRow]  # how light, and then address and place, so that no two are alike
_AGAIN = 1.5  # and for each of its article's that is shown before it


def lead_figures(rows: Iterable[FigureRow], most: int) -> list[FigureRow]:
    """Up to `most` figures that tell most, spread over the articles, in the order of their weight.

    A change against last year, a sum of money, a rank and a stated period count for a figure; a metric that is
    too long to be understood at a glance, a plan, and a place far down in its article count against it.
    """
    queues: dict[str, list[_Queued]] = {}
    for number, row in enumerate(rows):
        queue = queues.setdefault(row.article_id, [])
        queue.append((_LATE * len(queue) - _weight(row), row.url, number, row))
    return list(islice(_distinct(_by_weight(queues.values())), most))


def _by_weight(queues: Iterable[list[_Queued]]) -> Iterator[FigureRow]:
    """A few are asked for of thousands: of an article more than its first is looked at only when that has come."""
    heap: list[tuple[float, str, int, FigureRow, int, list[_Queued]]] = [(*min(queue), 0, queue) for queue in queues]
    heapify(heap)
    while heap:
        *_, row, place, queue = heap[0]
        yield row
        place += 1
        queue.sort()
        if place < len(queue):
            light, url, number, following = queue[place]
            heapreplace(heap, (_AGAIN * place + light, url, number, following, place, queue))
        else:
            heappop(heap)


def distinct(rows: Iterable[FigureRow]) -> list[FigureRow]:
    """The rows without those that say again what one before them says: the same name and the same amount."""
    return list(_distinct(rows))


def _distinct(rows: Iterable[FigureRow]) -> Iterator[FigureRow]:
    seen = set[tuple[str, float, str]]()
    for row in rows:
        key = (row.name, row.amount, row.base_unit)
        if key not in seen:
            seen.add(key)
            yield row


def _weight(row: FigureRow) -> float:
    figure, unit = row.figure, row.base_unit
    weight = 1.5 if figure.change is not None else 0.0
    if figure.period:
        weight += 0.7
    if figure.rank:
        weight += 0.8
    if unit == "%" or unit == "百分点":
        weight += 0.8
    else:
        divisor, most = _SIZES.get(unit, _THINGS)
        weight += min(most, math.log10(max(1.0, abs(row.amount))) / divisor)
    if figure.status == "target":
        weight -= 0.9
    length = len(figure.metric)
    return weight - 0.12 * (length - 12) if length > 12 else weight - 1.5 if length < 3 else weight


def lead_entry(entries: Sequence[Entry]) -> Entry | None:
    """The story to open an issue with: long, rich in figures, about the whole city rather than one place."""
    if not entries:
        return None
    return max(entries, key=lambda entry: (_prominence(entry), -entry.number))


def _prominence(entry: Entry) -> float:
    article = entry.article
    length = sum(len(block.text) for block in article.story.blocks)
    prominence = min(length, 1500) / 500 + min(len(article.facts.figures), 12) / 6
    prominence += 2.0 * (article.story.kind == "article" and article.story.title_source == "headline")
    prominence += 1.0 * (not article.facts.counties) + 1.5 * (1 in article.page)
    return prominence + 0.5 * bool(article.story.kicker or article.story.deck) - (article.confidence < 0.5)
