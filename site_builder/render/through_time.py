"""Indicators through time: a small chart for each, every bar a link to the sentence that states it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from site_builder.catalog import Point, Series
from site_builder.charts import Bar, bar_chart
from site_builder.render.engine import address, root_of
from site_builder.render.press import Press
from site_builder.render.wording import printed_figure


class Told(NamedTuple):
    """A series ready to be shown."""

    name: str
    periods: int  # that are told of
    chart: Markup
    disputed: tuple[Point, ...]


def told(press: Press, path: str, series: Iterable[Series]) -> list[Told]:
    """The series as a page at `path` shows them."""
    return [
        Told(
            one.name, len(one.points), _chart(press, path, one), tuple(point for point in one.points if point.disputed)
        )
        for one in series
    ]


def _chart(press: Press, path: str, series: Series) -> Markup:
    bars = [
        Bar(
            point.when.label,
            row.amount,
            printed_figure(row.figure),  # its change would not fit beside the period; the sentence has it
            root_of(path) + address(row.url),
            press.say("disputed") if point.disputed else "",
            row.figure.status == "target",
        )
        for point in series.points
        for row in point.rows
    ]
    return bar_chart(bars, series.name)
