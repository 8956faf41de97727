"""Which numbers and which story matter most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heapreplace
from itertools import count, islice
from typing import TypeVar

from site_builder.catalog.cards import AMOUNT, BASE_UNIT, NAME
from site_builder.catalog.entries import Entry
from site_builder.catalog.records import FigureRow

_LATE = 0.05  # what a figure loses for each that stands before it in its article
_AGAIN = 1.5  # and for each of its article's that is shown before it

T = TypeVar("T")
_Said = tuple[str, float, str]  # name, amount, base unit
_Queued = tuple[float, str, int, Entry, int]  # how light; address and number, so that no two are alike; which it is


def lead_figures(entries: Iterable[Entry], most: int, place: str = "") -> list[FigureRow]:
    """Up to `most` figures that tell most, or most of a county, spread over the articles, in the order of their weight.

    Of the articles only those are read whose figures are chosen.
    """
    number = count()
    queues = [queue for entry in entries if (queue := _queue(entry, place, number))]
    return [entry.figures[n] for entry, n in islice(distinct(_by_weight(queues)), most)]


def _queue(entry: Entry, place: str, number: Iterator[int]) -> list[_Queued]:
    figures = enumerate(entry.card.every_figure())
    asked = ((n, figure) for n, figure in figures if not place or figure.place == place)
    return [
        (_LATE * before - figure.weight, f"{entry.url}#{figure.id}", next(number), entry, n)
        for before, (n, figure) in enumerate(asked)
    ]


def _by_weight(queues: Iterable[list[_Queued]]) -> Iterator[tuple[_Said, tuple[Entry, int]]]:
    """A few are asked for of thousands: of an article more than its first is looked at only when that has come."""
    heap = [(*min(queue), 0, queue) for queue in queues]
    heapify(heap)
    while heap:
        _, _, _, entry, n, place, queue = heap[0]
        figure = entry.card.figures[n]
        yield (NAME(figure), AMOUNT(figure), BASE_UNIT(figure)), (entry, n)
        place += 1
        queue.sort()
        if place < len(queue):
            light, url, number, following, at = queue[place]
            heapreplace(heap, (_AGAIN * place + light, url, number, following, at, place, queue))
        else:
            heappop(heap)


def distinct(rows: Iterable[tuple[_Said, T]]) -> Iterator[T]:
    """The rows without those that say again what one before them says: the same name and the same amount."""
    seen = set[_Said]()
    for said, row in rows:
        if said not in seen:
            seen.add(said)
            yield row


def lead_entry(entries: Sequence[Entry]) -> Entry | None:
    """The story to open an issue with: long, rich in figures, about the whole city rather than one place."""
    if not entries:
        return None
    return max(entries, key=lambda entry: (entry.card.prominence, -entry.number))
