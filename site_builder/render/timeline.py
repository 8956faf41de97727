"""The timeline: what happened or will happen, day by day; a long one has a page for each month.

Whoever chooses a county or a tag means all months, so the script of a long timeline loads of all events what they can
be chosen by, and says how many each month has.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from site_builder.catalog import EventRow
from site_builder.catalog.fingerprint import fingerprint
from site_builder.render.pictures import all_time_strip, event_strip
from site_builder.render.pieces import File, Piece
from site_builder.render.press import Press

_INDEX, _ROWS = "timeline.html", "timeline/rows.js"
_Month = tuple[str, list[EventRow]]
_Years = list[tuple[str, list[tuple[str, int]]]]  # each with its months and their counts


@dataclass(frozen=True, slots=True)
class MonthOfEvents:
    """A month with its strip and its days, in the order in which they are shown."""

    iso: str
    strip: Markup
    days: list[tuple[str, list[EventRow]]]
    count: int


def timeline_pieces(press: Press) -> Iterator[Piece]:
    """timeline.html with everything, or if that is long with the newest month and a page for each month."""
    months = [(iso, list(rows)) for iso, rows in groupby(press.site.events, key=lambda row: row.event.date[:7])]
    months.reverse()
    index = [
        (year, [(iso, len(rows)) for iso, rows in listed])
        for year, listed in groupby(months, key=lambda month: month[0][:4])
    ]
    shown = months[:1] if press.timeline_is_long else months
    yield Piece(_INDEX, press.whole, lambda: [_page(press, _INDEX, shown, index)])
    if press.timeline_is_long:
        yield Piece(_ROWS, press.whole, lambda: [(_ROWS, _rows(press.site.events, months))])
        names = [iso for iso, _ in months]
        bare = [(year, [(iso, 0) for iso, _ in listed]) for year, listed in index]  # a month knows no other's count
        for month in months:
            path = f"timeline/{month[0]}.html"
            key = fingerprint(names, _boundary(press, month[0]), *press.event_prints(month[1]))
            yield Piece(path, key, partial(_pages, press, path, month, bare))


def _pages(press: Press, path: str, month: _Month, index: _Years) -> list[File]:
    return [_page(press, path, [month], index)]


def _boundary(press: Press, month: str) -> str:
    """The day on which what is to come begins, where it makes a difference to a month."""
    today = press.site.issues[0].date if press.site.issues else ""
    return today if month >= today[:7] else ""


def _rows(events: Sequence[EventRow], months: Sequence[_Month]) -> bytes:
    """`timelineRows(counties, tags, {month: [[kind, n, n, …], …]})`.

    The kind is 1 if planned; n is the place of a county's or tag's name in both lists, the one after the other.
    """
    counties, tags = _names(row.counties for row in events), _names(row.tags for row in events)
    county = {name: n for n, name in enumerate(counties)}
    tag = {name: n for n, name in enumerate(tags, len(county))}
    told = {
        iso: [[int(row.planned), *(county[c] for c in row.counties), *(tag[t] for t in row.tags)] for row in rows]
        for iso, rows in months
    }
    values = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in (counties, tags, told))
    return f"timelineRows({','.join(values)});\n".encode()


def _page(press: Press, path: str, months: Sequence[_Month], index: _Years) -> File:
    """What lies beyond the newest issue stands apart, nearest first; the rest goes back from there."""
    today = press.site.issues[0].date if press.site.issues else ""
    rows = [row for _, listed in months for row in listed]
    choices = press.site.events if path == _INDEX else rows  # a month's page depends on no other month
    ahead = [(iso, [row for row in listed if row.event.date > today]) for iso, listed in reversed(months)]
    past = [(iso, [row for row in listed if row.event.date <= today]) for iso, listed in months]
    return press.page(
        "timeline.html",
        path,
        section="timeline",
        coming=[_month(press, path, iso, listed) for iso, listed in ahead if listed],
        months=[_month(press, path, iso, listed, back=True) for iso, listed in past if listed],
        count=len(rows),
        all=len(press.site.events) if path == _INDEX else len(rows),
        overview=all_time_strip(press, path, press.site.events) if path == _INDEX else "",
        today=today,
        index=index,
        open=months[0][0][:4] if months else "",
        long=press.timeline_is_long,
        counties=_names(row.counties for row in choices),
        tags=_names(row.tags for row in choices),
    )


def _month(press: Press, path: str, iso: str, rows: list[EventRow], *, back: bool = False) -> MonthOfEvents:
    year, month = map(int, iso.split("-"))
    strip = event_strip(press, path, rows, f"{iso}-01", f"{iso}-{monthrange(year, month)[1]}")
    days = [(day, list(group)) for day, group in groupby(rows, key=lambda row: row.event.date)]
    return MonthOfEvents(iso, strip, days[::-1] if back else days, len(rows))


def _names(groups: Iterable[Iterable[str]]) -> list[str]:
    return sorted({name for group in groups for name in group})
