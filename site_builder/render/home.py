"""The front page: what is new, which numbers matter, where, when, and how to find anything else."""

from __future__ import annotations

from datetime import date, timedelta

from markupsafe import Markup

from site_builder.catalog import EventRow, Issue
from site_builder.catalog.leads import lead_entry, lead_figures
from site_builder.render.headline import headline
from site_builder.render.pictures import county_map, event_strip
from site_builder.render.pieces import File
from site_builder.render.press import Press

_FIGURES, _TAGS, _EARLIER = 5, 24, 6
_EVENTS, _EVENTS_ALONE = 3, 7  # beside the map, or without one
_DAYS_BACK, _DAYS_AHEAD = 27, 7


def home_page(press: Press) -> File:
    """index.html; a digest without articles says so."""
    site, path = press.site, "index.html"
    latest = site.issues[0] if site.issues else None
    entries = latest.entries if latest else ()
    lead = lead_entry(entries)
    figures = lead_figures(entries, _FIGURES)
    figures += lead_figures(site.entries, _FIGURES) if not figures else []
    tiles = county_map(press, path)
    return press.page(
        "index.html",
        path,
        section="home",
        latest=latest,
        lead=lead,
        lead_headline=headline(lead) if lead else "",
        others=[entry for entry in entries if entry is not lead],
        figures=figures,
        map=tiles,
        counties=[term for term in site.counties if term.entries],
        strip=_strip(press, path, latest),
        recent=_around(press, latest, _EVENTS if tiles else _EVENTS_ALONE),
        tags=site.tags[:_TAGS],
        earlier=site.issues[1 : 1 + _EARLIER],
    )


def _strip(press: Press, path: str, latest: Issue | None) -> Markup:
    """Four weeks up to the latest issue, and the week after it."""
    if latest is None or not latest.date:
        return Markup()
    day = date.fromisoformat(latest.date)
    first, last = day - timedelta(_DAYS_BACK), day + timedelta(_DAYS_AHEAD)
    return event_strip(press, path, press.site.events, first.isoformat(), last.isoformat())


def _around(press: Press, latest: Issue | None, most: int) -> list[EventRow]:
    """What is still to come first, then what happened last."""
    rows = press.site.events
    today = latest.date if latest else ""
    coming = [row for row in rows if row.event.date > today][:most]
    past = [row for row in reversed(rows) if row.event.date <= today]
    return coming + past[: most - len(coming)]
