"""How much a figure tells, and how much an article stands out."""

from __future__ import annotations

import math

from site_builder.model import Article, KeyFigure

_SIZES = {"元": (4, 2.5), **dict.fromkeys(("人", "人次", "名", "户"), (2.5, 1.6))}  # tenfold for one point, at most
_THINGS = (5, 0.6)  # 大型晾晒场16000平方米: a large number of small things


def weight_of(figure: KeyFigure, amount: float | int, base_unit: str) -> float:
    """How much a figure tells.

    A change against last year, a sum of money, a rank and a stated period count for it; a metric that is too long to
    be understood at a glance, and a plan, count against it.
    """
    weight = 1.5 if figure.change is not None else 0.0
    if figure.period:
        weight += 0.7
    if figure.rank:
        weight += 0.8
    if base_unit == "%" or base_unit == "百分点":
        weight += 0.8
    else:
        divisor, most = _SIZES.get(base_unit, _THINGS)
        weight += min(most, math.log10(max(1.0, abs(amount))) / divisor)
    if figure.status == "target":
        weight -= 0.9
    length = len(figure.metric)
    return weight - 0.12 * (length - 12) if length > 12 else weight - 1.5 if length < 3 else weight


def prominence(article: Article) -> float:
    """How much an article stands out: long, rich in figures, about the whole city rather than one place."""
    length = sum(len(block.text) for block in article.story.blocks)
    weight = min(length, 1500) / 500 + min(len(article.facts.figures), 12) / 6
    weight += 2.0 * (article.story.kind == "article" and article.story.title_source == "headline")
    weight += 1.0 * (not article.facts.counties) + 1.5 * (1 in article.page)
    return weight + 0.5 * bool(article.story.kicker or article.story.deck) - (article.confidence < 0.5)
