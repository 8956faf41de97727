"""Which numbers and which story matter most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop
from itertools import islice
from typing import TypeVar

from site_builder.catalog.entries import Entry
from site_builder.catalog.records import FigureRow
from site_builder.model import Article, KeyFigure

_LATE = 0.05  # what a figure loses for each that stands before it in its article
_PEOPLE = ("人", "人次", "名", "户")
_AGAIN = 1.5  # and for each of its article's that is shown before it

T = TypeVar("T")
_Said = tuple[str, float, str]  # name, amount, base unit
_Asked = tuple[str, str, float, _Said, T]  # article, URL, weight


def lead_figures(rows: Iterable[FigureRow], most: int) -> list[FigureRow]:
    """Up to `most` figures that tell most, spread over the articles, in the order of their weight.

    A change against last year, a sum of money, a rank and a stated period count for a figure; a metric that is
    too long to be understood at a glance, a plan, and a place far down in its article count against it.
    """
    asked = ((r.article_id, r.url, weight_of(r.figure, r.amount, r.base_unit), _said(r), r) for r in rows)
    return _chosen(asked, most)


def leads_among(entries: Iterable[Entry], most: int, place: str = "") -> list[FigureRow]:
    """The same of many articles, of which only those are read whose figures are chosen; all figures, or a county's."""
    asked = (
        (entry.id, f"{entry.url}#{f.id}", f.weight, (f.name, f.amount, f.base_unit), (entry, n))
        for entry in entries
        for n, f in enumerate(entry.card.every_figure())
        if not place or f.place == place
    )
    return [entry.figures[n] for entry, n in _chosen(asked, most)]


def _chosen(asked: Iterable[_Asked[T]], most: int) -> list[T]:
    queues: dict[str, list[tuple[float, str, int, _Said, T]]] = {}
    for number, (article, url, weight, said, row) in enumerate(asked):
        queue = queues.setdefault(article, [])
        queue.append((_LATE * len(queue) - weight, url, number, said, row))
    lightest = [
        (_AGAIN * place + light, url, number, said, row)
        for queue in queues.values()
        for place, (light, url, number, said, row) in enumerate(sorted(queue))
    ]
    heapify(lightest)  # a few are asked for of thousands
    best = (heappop(lightest) for _ in range(len(lightest)))
    return list(islice(distinct((said, row) for *_, said, row in best), most))


def distinct(rows: Iterable[tuple[_Said, T]]) -> Iterator[T]:
    """The rows without those that say again what one before them says: the same name and the same amount."""
    seen = set[_Said]()
    for said, row in rows:
        if said not in seen:
            seen.add(said)
            yield row


def _said(row: FigureRow) -> _Said:
    return row.name, row.amount, row.base_unit


def weight_of(figure: KeyFigure, amount: float | int, base_unit: str) -> float:
    """How much a figure tells."""
    weight = 1.5 * (figure.change is not None) + 0.7 * bool(figure.period) + 0.8 * bool(figure.rank)
    if base_unit == "元":
        weight += min(2.5, math.log10(max(1.0, abs(amount))) / 4)
    elif base_unit in ("%", "百分点"):
        weight += 0.8
    elif base_unit in _PEOPLE:
        weight += min(1.6, math.log10(max(1.0, abs(amount))) / 2.5)
    else:  # 大型晾晒场16000平方米: a large number of small things
        weight += min(0.6, math.log10(max(1.0, abs(amount))) / 5)
    weight -= 0.9 * (figure.status == "target")
    weight -= 0.12 * max(0, len(figure.metric) - 12)
    return weight - 1.5 * (len(figure.metric) < 3)


def lead_entry(entries: Sequence[Entry]) -> Entry | None:
    """The story to open an issue with: long, rich in figures, about the whole city rather than one place."""
    if not entries:
        return None
    return max(entries, key=lambda entry: (entry.card.prominence, -entry.number))


def prominence(article: Article) -> float:
    """How much an article stands out: long, rich in figures, about the whole city rather than one place."""
    length = sum(len(block.text) for block in article.story.blocks)
    prominence = min(length, 1500) / 500 + min(len(article.facts.figures), 12) / 6
    prominence += 2.0 * (article.story.kind == "article" and article.story.title_source == "headline")
    prominence += 1.0 * (not article.facts.counties) + 1.5 * (1 in article.page)
    return prominence + 0.5 * bool(article.story.kicker or article.story.deck) - (article.confidence < 0.5)
