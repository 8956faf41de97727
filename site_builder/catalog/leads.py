"""Which numbers and which story matter most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from site_builder.catalog.records import Entry, FigureRow


def lead_figures(rows: Iterable[FigureRow], most: int) -> list[FigureRow]:
    """Up to `most` figures that tell most, at first one an article, in the order of their weight.

    A change against last year, a sum of money, a rank and a stated period count for a figure; a metric that is
    too long to be understood at a glance, and a plan, count against it.
    """
    ranked = sorted(rows, key=lambda row: (-_weight(row), row.url))
    first: dict[str, FigureRow] = {}
    for row in ranked:
        first.setdefault(row.article_id, row)
    chosen = list(first.values())[:most]
    taken = {row.url for row in chosen}
    chosen += [row for row in ranked if row.url not in taken][: most - len(chosen)]
    return sorted(chosen, key=lambda row: (-_weight(row), row.url))


def _weight(row: FigureRow) -> float:
    figure = row.figure
    weight = 1.5 * (figure.change is not None) + 0.7 * bool(figure.period) + 0.8 * bool(figure.rank)
    if row.base_unit == "元":
        weight += min(2.5, math.log10(max(1.0, abs(row.amount))) / 4)
    elif row.base_unit in ("%", "个百分点"):
        weight += 0.8
    else:
        weight += min(1.6, math.log10(max(1.0, abs(row.amount))) / 2.5)
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
