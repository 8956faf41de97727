"""The same indicator through time, and statements about it that do not agree.

Two figures are of one series only where the text says that they are: the same indicator, narrowed by the same words,
of the same place or owner, in the same unit, each with a period of its own.  No series is better than a false one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from site_builder.catalog.cards import Figure, Plain, Statement
from site_builder.catalog.entries import Entry
from site_builder.catalog.finished import Point, Said, Series
from site_builder.catalog.periods import When
from site_builder.catalog.records import Scope

_KEY = slice(Statement._fields.index("place"), Statement._fields.index("start"))  # what a series is of


def find_series(entries: Sequence[Entry]) -> tuple[Series, ...]:
    """Every indicator that is stated for two periods or more, or for one in ways that do not agree."""
    found: dict[Plain, list[tuple[Entry, Plain]]] = {}
    for entry in entries:
        for statement in entry.card.statements:
            found.setdefault(statement[_KEY], []).append((entry, statement))
    made = [_series(said) for said in found.values() if len(said) > 1]
    told = [s for s in made if len(s.points) > 1 or any(point.disputed for point in s.points)]
    return tuple(sorted(told, key=lambda s: (-len(s.points), s.scope, s.name, s.unit)))


def disputes(series: Iterable[Series]) -> Mapping[str, tuple[Said, ...]]:
    """URL of a figure → what other articles state instead."""
    points = [point for one in series for point in one.points if point.disputed]
    return {one.url: tuple(other for other in point.said if other is not one) for point in points for one in point.said}


def _series(found: Iterable[tuple[Entry, Plain]]) -> Series:
    said = [Said(entry, Statement(*statement)) for entry, statement in found]  # type: ignore[arg-type]
    said.sort(key=lambda one: (_days(one.statement), one.entry.card.date, one.url))
    points = [_point(list(group)) for _, group in groupby(said, key=lambda one: _days(one.statement))]
    first = said[0].statement
    name = first.modifier + first.indicator + (f"{first.change_kind}增长" if first.growth else "")
    whose = first.owner or first.place
    shown = name if name.startswith(whose) else f"{whose}{name}"
    return Series(shown, first.unit, Scope(first.place, first.owner), tuple(points))


def _days(when: Statement) -> tuple[str, str]:
    """截至3月底 and 一季度 are one period: both count from New Year, or say how things stand at the end."""
    return when.end, "" if when.start.endswith("-01-01") else when.start


def _point(said: Sequence[Said]) -> Point:
    """What disagrees with all that is shown is shown too; the others only say it again."""
    shown: list[Said] = []
    again: list[Said] = []
    for one in said:
        (shown if all(_disagree(one, other) for other in shown) else again).append(one)
    first = said[0].statement
    return Point(When(first.start, first.end, first.label), tuple(shown), tuple(again))


def _disagree(one: Said, other: Said) -> bool:
    """Of two articles, exact, and not the same number rounded."""
    a, b = one.statement, other.statement
    if one.entry.id == other.entry.id or a.vague or b.vague:
        return False
    if a.printed_unit != b.printed_unit:
        first, second = _amount(one), _amount(other)
        return abs(first - second) > 0.01 * max(abs(first), abs(second))
    digits = min(_decimals(a.value), _decimals(b.value))
    return round(a.value, digits) != round(b.value, digits)


def _amount(said: Said) -> float | int:
    return Figure(*said.entry.card.figures[said.statement.figure]).amount  # type: ignore[arg-type]


def _decimals(value: float | int) -> int:
    return len(str(value).removesuffix(".0").partition(".")[2])
