"""Which numbers and which story matter most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop
from itertools import islice

from site_builder.catalog.records import Entry, FigureRow

_LATE = 0.05  # what a figure loses for each that stands before it in its article
_PEOPLE = ("人", "人次", "名", "户")
_AGAIN = 1.5  # and for each of its article's that is shown before it


def lead_figures(rows: Iterable[FigureRow], most: int) -> list[FigureRow]:
    """Up to `most` figures that tell most, spread over the articles, in the order of their weight.

    A change against last year, a sum of money, a rank and a stated period count for a figure; a metric that is
    too long to be understood at a glance, a plan, and a place far down in its article count against it.
    """
    queues: dict[str, list[tuple[float, str, int, FigureRow]]] = {}
    for number, row in enumerate(rows):
        queue = queues.setdefault(row.article_id, [])
        queue.append((_LATE * len(queue) - _weight(row), row.url, number, row))
    lightest = [
        (_AGAIN * place + light, url, number, row)
        for queue in queues.values()
        for place, (light, url, number, row) in enumerate(sorted(queue))
    ]
    heapify(lightest)  # a few are asked for of thousands
    return list(islice(_distinct(heappop(lightest)[-1] for _ in range(len(lightest))), most))


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
    figure = row.figure
    weight = 1.5 * (figure.change is not None) + 0.7 * bool(figure.period) + 0.8 * bool(figure.rank)
    if row.base_unit == "元":
        weight += min(2.5, math.log10(max(1.0, abs(row.amount))) / 4)
    elif row.base_unit in ("%", "百分点"):
        weight += 0.8
    elif row.base_unit in _PEOPLE:
        weight += min(1.6, math.log10(max(1.0, abs(row.amount))) / 2.5)
    else:  # 大型晾晒场16000平方米: a large number of small things
        weight += min(0.6, math.log10(max(1.0, abs(row.amount))) / 5)
    weight -= 0.9 * (figure.status == "target")
    weight -= 0.12 * max(0, len(figure.metric) - 12)
    return weight - 1.5 * (len(figure.metric) < 3)


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
