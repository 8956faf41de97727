"""Whose a figure is: named in its metric, carried over in its sentence, or its subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from site_builder.catalog.indicators import Metric, read_metric
from site_builder.model import KeyFigure

_STOP = re.compile("[。！？]")
_LONGEST_METRIC, _LONGEST_OWNER = 8, 12  # characters that can be taken in at a glance
_OWNER = re.compile(r"(?!今年|该|各|公司|力争)[^的是在为由了将\W]{2,40}(?:公司|集团|企业|园|园区|开发区)")


def carried(figures: Iterable[KeyFigure], texts: Sequence[str]) -> Iterator[tuple[Metric | None, str]]:
    """The metric of each figure taken apart, and the owner named before it in its sentence, '' where none is.

    `市属企业资产总额755.6亿元；净资产385.2亿元`: the second is 市属企业's too.
    """
    owner, where = "", (-1, -1)
    for figure in figures:
        metric, sentence = read_metric(figure.metric), _sentence(figure.quote, texts)
        if metric is None or metric.is_of_owner or sentence != where:
            owner, where = (metric.modifier if metric and metric.is_of_owner else ""), sentence
        yield metric, owner


def full_names(figures: Sequence[KeyFigure], texts: Sequence[str]) -> list[str]:
    """Each metric so that it can stand alone: 净资产 → 市属企业净资产."""
    owned = carried(figures, texts)
    return [
        _named(figure.metric, owner if len(owner) > 2 else _subject(figure, metric, texts))
        for figure, (metric, owner) in zip(figures, owned, strict=True)
    ]


def _named(metric: str, owner: str) -> str:
    fits = owner and len(metric) <= _LONGEST_METRIC and owner[-2:] not in metric
    return owner + metric if fits else metric


def _subject(figure: KeyFigure, metric: Metric | None, texts: Sequence[str]) -> str:
    """The subject of an indicator, where it is the name of an organisation that the figure's sentence holds."""
    subject = figure.subject
    if metric is None or len(subject) > _LONGEST_OWNER or not _OWNER.fullmatch(subject):
        return ""
    block, sentence = _sentence(figure.quote, texts)
    return subject if block >= 0 and subject in _STOP.split(texts[block])[sentence] else ""


def _sentence(quote: str, texts: Sequence[str]) -> tuple[int, int]:
    """Which sentence a quote stands in: block and number of full stops before it."""
    for i, text in enumerate(texts):
        at = text.find(quote)
        if at >= 0:
            return i, len(_STOP.findall(text, 0, at))
    return -2, -2
