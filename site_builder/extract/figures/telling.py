"""Amounts of one name that differ: each is told by the things that its sentence counted before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from site_builder.extract.figures.phrases import names_amount
from site_builder.extract.figures.reading import Reading
from site_builder.extract.figures.words import word_set

_THINGS = word_set("个 家 项 条 座 处 件")
_LONGEST = 26


def tell_apart(found: Sequence[tuple[int, Reading]]) -> list[tuple[int, Reading]]:
    """The figures of an article (block, reading) with metrics that do not give one name to two amounts.

    131个实施类项目，总投资1142亿元; 209个市级重点项目，总投资1475亿元: 实施类项目总投资, 市级重点项目总投资.
    """
    named: defaultdict[tuple[str, str, str, str], list[int]] = defaultdict(list)
    for index, (_, reading) in enumerate(found):
        if reading.role == "value" and names_amount(reading.metric):
            named[reading.subject, reading.county, reading.metric, reading.unit].append(index)
    told = list(found)
    for indices in named.values():
        if len({found[index][1].value for index in indices}) < 2:
            continue
        for index in indices:
            number, reading = found[index]
            head = _head(found, index)
            if head and head not in reading.metric and len(head + reading.metric) <= _LONGEST:
                told[index] = number, reading._replace(metric=head + reading.metric)
    return told


def _head(found: Sequence[tuple[int, Reading]], index: int) -> str:
    """What was counted last before a figure in its sentence, '' if nothing was."""
    number, reading = found[index]
    for at in range(index - 1, max(-1, index - 8), -1):
        block, other = found[at]
        if block != number or other.sentence != reading.sentence:
            return ""
        if other.role == "value" and other.unit in _THINGS and len(other.noun) > 2:
            return other.noun
    return ""
