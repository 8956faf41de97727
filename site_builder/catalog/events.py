"""What happens on which day; one event told by several articles stands there once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from site_builder.catalog.entries import Entry
from site_builder.catalog.records import EventRow, Link
from site_builder.model import Event

_LEAST = 8  # characters by which an event can be known
_NEARLY = 0.4  # of the longer wording's length, which the shorter must have at least
_PASSING = re.compile(r"[的了在于将已上\s，、“”‘’（）()]")

_Told = tuple[str, EventRow]  # the wording without passing words


def event_rows(entries: Iterable[Entry]) -> tuple[EventRow, ...]:
    """All events by day, each once."""
    rows = [
        EventRow(
            Event(date=date, text=text, what=what, end=end),
            entry.url,
            entry.card.title,
            entry.card.counties,
            entry.card.tags,
            planned=bool(entry.card.date) and date > entry.card.date,
        )
        for entry in entries
        for date, text, what, end in entry.card.events
    ]
    rows.sort(key=lambda row: (row.event.date, row.event.end, row.url, row.event.text))
    days = groupby(rows, key=lambda row: (row.event.date, row.event.end))
    return tuple(row for _, day in days for row in _joined(list(day)))


def _joined(rows: Sequence[EventRow]) -> list[EventRow]:
    """The rows of one day, those of one event as one, at the place of the first."""
    if len(rows) == 1:
        return list(rows)
    events: list[list[_Told]] = []
    for told in ((_PASSING.sub("", row.event.what), row) for row in rows):
        same = next((event for event in events if any(_same(told[0], other) for other, _ in event)), None)
        if same is None:
            events.append([told])
        else:
            same.append(told)
    return [_as_one([row for _, row in event]) for event in events]


def _as_one(rows: Sequence[EventRow]) -> EventRow:
    """The fullest wording, with links to the other articles; no longer planned once an article reports it."""
    best = max(rows, key=lambda row: len(row.event.what))
    others = {row.url: row.title for row in rows if row.url != best.url}
    return best._replace(
        counties=tuple(dict.fromkeys(name for row in rows for name in row.counties)),
        tags=tuple(dict.fromkeys(name for row in rows for name in row.tags)),
        planned=all(row.planned for row in rows),
        others=tuple(Link(title, url) for url, title in others.items()),
    )


def _same(one: str, other: str) -> bool:
    """Whether one wording is the other with words left out: numbers and names must all be there."""
    short, long = sorted((one, other), key=len)
    if len(short) < max(_LEAST, _NEARLY * len(long)):
        return short == long != ""
    at = -1
    for character in short:
        at = long.find(character, at + 1)
        if at < 0:
            return False
    return True
