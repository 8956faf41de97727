"""Pages of tags, counties and contributors, long ones in several pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from site_builder.catalog import Entry, Series, Term
from site_builder.catalog.fingerprint import plain_print
from site_builder.catalog.leads import lead_figures
from site_builder.render.feed import feed_path
from site_builder.render.paging import Pager, cut, pager
from site_builder.render.pictures import all_time_strip, county_map
from site_builder.render.pieces import File, Piece
from site_builder.render.press import Press
from site_builder.render.through_time import told

PER_PAGE = 40
_FIGURES, _TOGETHER = 6, 12
_LATER: Mapping[str, Any] = {  # of what only page one has
    **{"figures": [], "series": [], "events": (), "tags": [], "neighbours": []},
    **{"strip": "", "map": ""},
}
_EVENTS = 300  # days on a term's own page; the timeline has them all
_STRIP = 6  # days from which on a picture of them says more than their list


class Slice(NamedTuple):
    """One page of a long list."""

    path: str
    entries: Sequence[Entry]
    pager: Pager


def index_page(press: Press, kind: str) -> list[File]:
    """The index of all tags or contributors."""
    terms: tuple[Term, ...] = getattr(press.site, kind)
    return [press.page(f"{kind}.html", f"{kind}/index.html", section=kind, terms=terms)]


def term_pieces(press: Press) -> Iterator[Piece]:
    """Every page of every term."""
    sizes = plain_print([(term.name, len(term.entries)) for term in press.site.counties])  # of which the map tells
    for term in (*press.site.tags, *press.site.counties, *press.site.people):
        for part in slices(term.entries, term.url):
            shown = map(press.print_of, part.entries)
            common = (term.name, part.path, part.pager.total)
            key = _key_of_first(press, term, sizes) if part.pager.number == 1 else plain_print(*common, *shown)
            at = part.entries[0].url if part.pager.number > 1 else ""
            yield Piece(part.path, key, partial(_page, press, term, part), at)


def _key_of_first(press: Press, term: Term, sizes: str) -> str:
    """What the first page of a term is made from: all that belongs to it."""
    whole = map(press.print_of, (*term.entries, *term.mentioned))
    events = press.event_prints(press.events_of(term.kind, term.name))
    series = press.prints_of(_series_of(press, term))
    county = sizes if term.kind == "counties" else ""
    return plain_print(term.name, term.roles, county, len(term.entries), *whole, series, events)


def _page(press: Press, term: Term, part: Slice) -> list[File]:
    values = _first_page(press, term) if part.pager.number == 1 else _LATER
    if part.pager.number > 1:  # a later page knows only what its key stands for
        term = replace(term, entries=tuple(part.entries), mentioned=(), roles=())
    feed = feed_path(term.url) if term.kind != "people" else ""
    common = {"section": term.kind, "term": term, "part": part, "pager": part.pager, "feed": feed}
    return [press.page("term.html", part.path, **common, **values)]


def slices(entries: Sequence[Entry], url: str) -> list[Slice]:
    """The pages of a list, newest first: tags/x.html, tags/x/2.html …; one even if there is nothing."""
    runs = cut(len(entries), PER_PAGE)
    paths = [url, *(f"{url.removesuffix('.html')}/{n}.html" for n in range(2, len(runs) + 1))]
    pages = zip(paths, runs, strict=True)
    return [Slice(path, entries[start:end], pager(paths, n)) for n, (path, (start, end)) in enumerate(pages, 1)]


def _first_page(press: Press, term: Term) -> dict[str, Any]:
    """What only the first page of a term has."""
    county = term.kind == "counties"
    events = press.events_of(term.kind, term.name)
    return {
        "strip": all_time_strip(press, term.url, events) if len(events) >= _STRIP else "",
        "figures": lead_figures(term.entries, _FIGURES, term.name if county else ""),
        "series": told(press, term.url, _series_of(press, term)) if county else [],
        "events": events[: -_EVENTS - 1 : -1],
        "map": county_map(press, term.url, term.name) if county else "",
        "tags": _together(term, (entry.card.tags for entry in term.entries)),
        "neighbours": _together(term, (entry.card.counties for entry in term.entries)),
    }


def _series_of(press: Press, term: Term) -> Iterator[Series]:
    """Indicators of the place itself."""
    return (series for series in press.site.series if series.scope.place == term.name)


def _together(term: Term, names: Iterable[Iterable[str]]) -> list[tuple[str, int]]:
    """What most often stands beside the term."""
    counts = Counter(name for group in names for name in group if name != term.name)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOGETHER]
