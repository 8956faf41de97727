"""The same indicator through time, and statements about it that do not agree.

Two figures are of one series only where the text says that they are: the same indicator, narrowed by the same words,
of the same place or owner, in the same unit, each with a period of its own.  No series is better than a false one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from site_builder.catalog.indicators import Metric
from site_builder.catalog.owners import carried
from site_builder.catalog.periods import When, read_period
from site_builder.catalog.records import Entry, FigureRow, Point, Scope, Series
from site_builder.catalog.scopes import Scopes
from site_builder.model import Gazetteer, KeyFigure, Status

_VAGUE = re.compile("[约近超余多逾]|以上|以下|突破|左右|不到|不足|预计")


class _Key(NamedTuple):
    scope: Scope
    metric: Metric
    unit: str
    status: Status
    change_kind: str  # of growth: 同比 is not 环比


def find_series(entries: Sequence[Entry], gazetteer: Gazetteer) -> tuple[Series, ...]:
    """Every indicator that is stated for two periods or more, or for one in ways that do not agree."""
    found: dict[_Key, list[tuple[When, FigureRow]]] = {}
    scopes = Scopes.of(gazetteer)
    for entry in entries:
        for key, when, row in _statements(entry, scopes):
            found.setdefault(key, []).append((when, row))
    made = [_series(key, said) for key, said in found.items()]
    told = [s for s in made if len(s.points) > 1 or any(point.disputed for point in s.points)]
    return tuple(sorted(told, key=lambda s: (-len(s.points), s.scope, s.name, s.unit)))


def disputes(series: Iterable[Series]) -> Mapping[str, tuple[FigureRow, ...]]:
    """URL of a figure → the rows of other articles that state something else."""
    points = [point for one in series for point in one.points if point.disputed]
    return {row.url: tuple(r for r in point.rows if r is not row) for point in points for row in point.rows}


def _statements(entry: Entry, scopes: Scopes) -> Iterator[tuple[_Key, When, FigureRow]]:
    texts = [block.text for part in entry.parts for block in part.story.blocks]
    owned = carried((row.figure for row in entry.figures), texts)
    for row, (metric, owner) in zip(entry.figures, owned, strict=True):
        figure = row.figure
        if metric is None or figure.value_max is not None:
            continue
        scope, narrowed = scopes.scope_of(figure, metric, owner)
        when = read_period(figure.period, row.date, ahead=figure.status == "target")
        if scope and when:
            kind = figure.change_kind if narrowed.growth else ""
            yield _Key(scope, narrowed, row.base_unit, figure.status, kind), when, row


def _series(key: _Key, said: Sequence[tuple[When, FigureRow]]) -> Series:
    ordered = sorted(said, key=lambda pair: (_days(pair[0]), pair[1].date, pair[1].url))
    points = [_point(list(group)) for _, group in groupby(ordered, key=lambda pair: _days(pair[0]))]
    metric = key.metric
    name = metric.modifier + metric.indicator + (f"{key.change_kind}增长" if metric.growth else "")
    whose = key.scope.owner or key.scope.place
    return Series(name if name.startswith(whose) else f"{whose}{name}", key.unit, key.scope, tuple(points))


def _days(when: When) -> tuple[str, str]:
    """截至3月底 and 一季度 are one period: both count from New Year, or say how things stand at the end."""
    return when.end, "" if when.start.endswith("-01-01") else when.start


def _point(said: Sequence[tuple[When, FigureRow]]) -> Point:
    """A row that disagrees with all that are shown is shown too; the others only say it again."""
    shown: list[FigureRow] = []
    again: list[FigureRow] = []
    for _, row in said:
        (shown if all(_disagree(row, other) for other in shown) else again).append(row)
    return Point(said[0][0], tuple(shown), tuple(again))


def _disagree(one: FigureRow, other: FigureRow) -> bool:
    """Of two articles, exact, and not the same number rounded."""
    if one.article_id == other.article_id or _is_vague(one.figure) or _is_vague(other.figure):
        return False
    if one.figure.unit != other.figure.unit:
        return abs(one.amount - other.amount) > 0.01 * max(abs(one.amount), abs(other.amount))
    a, b = one.figure.value, other.figure.value
    digits = min(_decimals(a), _decimals(b))
    return round(a, digits) != round(b, digits)


def _is_vague(figure: KeyFigure) -> bool:
    return bool(_VAGUE.search(figure.qualifier))


def _decimals(value: float | int) -> int:
    return len(str(value).removesuffix(".0").partition(".")[2])
