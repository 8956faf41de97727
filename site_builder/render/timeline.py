"""The timeline: what happened or will happen, day by day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from site_builder.catalog import EventRow
from site_builder.render.pictures import event_strip
from site_builder.render.press import File, Press


@dataclass(frozen=True, slots=True)
class MonthOfEvents:
    """A month with its strip and its days, newest first."""

    iso: str
    strip: Markup
    days: list[tuple[str, list[EventRow]]]
    count: int


def timeline_pages(press: Press) -> Iterator[File]:
    """timeline.html with everything, or if that is long with the newest month and a page for each month."""
    months = [(iso, list(rows)) for iso, rows in groupby(press.site.events, key=lambda row: row.event.date[:7])]
    months.reverse()
    index = [(iso, len(rows)) for iso, rows in months]
    shown = months[:1] if press.timeline_is_long else months
    yield _page(press, "timeline.html", shown, index)
    if press.timeline_is_long:
        for month in months:
            yield _page(press, f"timeline/{month[0]}.html", [month], index)


def _page(press: Press, path: str, months: Iterable[tuple[str, list[EventRow]]], index: list[tuple[str, int]]) -> File:
    shown = [_month(press, path, iso, rows) for iso, rows in months]
    rows = [row for month in shown for _, day in month.days for row in day]
    return press.page(
        "timeline.html",
        path,
        section="timeline",
        months=shown,
        index=index,
        long=press.timeline_is_long,
        counties=_names(row.counties for row in rows),
        tags=_names(row.tags for row in rows),
    )


def _month(press: Press, path: str, iso: str, rows: list[EventRow]) -> MonthOfEvents:
    year, month = map(int, iso.split("-"))
    strip = event_strip(press, path, rows, f"{iso}-01", f"{iso}-{monthrange(year, month)[1]}")
    days = [(day, list(group)) for day, group in groupby(rows, key=lambda row: row.event.date)]
    return MonthOfEvents(iso, strip, days[::-1], len(rows))


def _names(groups: Iterable[Iterable[str]]) -> list[str]:
    return sorted({name for group in groups for name in group})
