"""The timeline: what happened or will happen, day by day; a long one has a page for each month.

Whoever chooses a county or a tag means all months, so the script of a long timeline loads of all events what they can
be chosen by, and says how many each month has.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, Self

from markupsafe import Markup

from site_builder.catalog import EventRow
from site_builder.render.pictures import all_time_strip, event_strip
from site_builder.render.press import File, Press

_INDEX = "timeline.html"
_Month = tuple[str, list[EventRow]]
_Years = list[tuple[str, list[tuple[str, int]]]]  # each with its months and their counts


@dataclass(frozen=True, slots=True)
class MonthOfEvents:
    """A month with its strip and its days, in the order in which they are shown."""

    iso: str
    strip: Markup
    days: list[tuple[str, list[EventRow]]]
    count: int


def timeline_pages(press: Press) -> Iterator[File]:
    """timeline.html with everything, or if that is long with the newest month and a page for each month."""
    months = [(iso, list(rows)) for iso, rows in groupby(press.site.events, key=lambda row: row.event.date[:7])]
    months.reverse()
    index = [
        (year, [(iso, len(rows)) for iso, rows in listed])
        for year, listed in groupby(months, key=lambda month: month[0][:4])
    ]
    long = press.timeline_is_long
    choices = _Choices.of(press.site.events)
    yield _page(press, _INDEX, months[:1] if long else months, index, choices)
    if long:
        yield "timeline/rows.js", _rows(months, choices)
        for month in months:
            yield _page(press, f"timeline/{month[0]}.html", [month], index, choices)


class _Choices(NamedTuple):
    """What events can be chosen by."""

    counties: list[str]
    tags: list[str]

    @classmethod
    def of(cls, rows: Sequence[EventRow]) -> Self:
        return cls(_names(row.counties for row in rows), _names(row.tags for row in rows))


def _rows(months: Sequence[_Month], choices: _Choices) -> bytes:
    """`timelineRows(counties, tags, {month: [[kind, n, n, …], …]})`.

    The kind is 1 if planned; n is the place of a county's or tag's name in both lists, the one after the other.
    """
    county = {name: n for n, name in enumerate(choices.counties)}
    tag = {name: n for n, name in enumerate(choices.tags, len(county))}
    told = {
        iso: [[int(row.planned), *(county[c] for c in row.counties), *(tag[t] for t in row.tags)] for row in rows]
        for iso, rows in months
    }
    values = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in (*choices, told))
    return f"timelineRows({','.join(values)});\n".encode()


def _page(press: Press, path: str, months: Sequence[_Month], index: _Years, choices: _Choices) -> File:
    """What lies beyond the newest issue stands apart, nearest first; the rest goes back from there."""
    today = press.site.issues[0].date if press.site.issues else ""
    rows = [row for _, listed in months for row in listed]
    ahead = [(iso, [row for row in listed if row.event.date > today]) for iso, listed in reversed(months)]
    past = [(iso, [row for row in listed if row.event.date <= today]) for iso, listed in months]
    return press.page(
        "timeline.html",
        path,
        section="timeline",
        coming=[_month(press, path, iso, listed) for iso, listed in ahead if listed],
        months=[_month(press, path, iso, listed, back=True) for iso, listed in past if listed],
        count=len(rows),
        overview=all_time_strip(press, path, press.site.events) if path == _INDEX else "",
        today=today,
        index=index,
        open=months[0][0][:4] if months else "",
        long=press.timeline_is_long,
        counties=choices.counties,
        tags=choices.tags,
    )


def _month(press: Press, path: str, iso: str, rows: list[EventRow], *, back: bool = False) -> MonthOfEvents:
    year, month = map(int, iso.split("-"))
    strip = event_strip(press, path, rows, f"{iso}-01", f"{iso}-{monthrange(year, month)[1]}")
    days = [(day, list(group)) for day, group in groupby(rows, key=lambda row: row.event.date)]
    return MonthOfEvents(iso, strip, days[::-1] if back else days, len(rows))


def _names(groups: Iterable[Iterable[str]]) -> list[str]:
    return sorted({name for group in groups for name in group})
