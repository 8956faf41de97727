"""Pages of tags, counties and contributors, long ones in several pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from site_builder.catalog import Entry, Series, Term
from site_builder.catalog.leads import lead_figures
from site_builder.render.atlas import counties_page, place_of
from site_builder.render.feed import feed_path
from site_builder.render.paging import Pager, pager
from site_builder.render.pictures import all_time_strip, county_map
from site_builder.render.press import File, Press
from site_builder.render.through_time import told

PER_PAGE = 40
_FIGURES, _TOGETHER = 6, 12
_LATER: Mapping[str, Any] = {"figures": [], "series": [], "events": (), "strip": ""}  # of what only page one has
_EVENTS = 300  # days on a term's own page; the timeline has them all
_STRIP = 6  # days from which on a picture of them says more than their list
_A_JOB = 500  # entries in lists that are worth a piece of work of their own


class Slice(NamedTuple):
    """One page of a long list."""

    path: str
    entries: Sequence[Entry]
    pager: Pager


def term_jobs(press: Press) -> Iterator[Callable[[], Iterable[File]]]:
    """Index and pages of the three taxonomies, as pieces of work that do not depend on one another."""
    for kind in ("tags", "counties", "people"):
        terms: tuple[Term, ...] = getattr(press.site, kind)
        yield partial(_index, press, kind, terms)
        yield from (partial(_pages, press, run) for run in _even_runs(terms))


def _even_runs(terms: Sequence[Term]) -> Iterator[list[Term]]:
    run: list[Term] = []
    for term in terms:
        run.append(term)
        if sum(len(term.entries) for term in run) >= _A_JOB:
            yield run
            run = []
    if run:
        yield run


def _index(press: Press, kind: str, terms: Sequence[Term]) -> Iterator[File]:
    if kind == "counties":
        yield counties_page(press)
    else:
        yield press.page(f"{kind}.html", f"{kind}/index.html", section=kind, terms=terms)


def _pages(press: Press, terms: Sequence[Term]) -> Iterator[File]:
    for term in terms:
        yield from _pages_of(press, term)


def _pages_of(press: Press, term: Term) -> Iterator[File]:
    """The pages of one term; what stands on all of them is counted once."""
    tags = _together(term, (entry.article.facts.tags for entry in term.entries))
    neighbours = _together(term, (entry.article.facts.counties for entry in term.entries))
    for part in slices(term.entries, term.url):
        values = _first_page(press, term) if part.pager.number == 1 else _LATER
        place = county_map(press, part.path, term.name) if term.kind == "counties" else ""
        yield press.page(
            "term.html",
            part.path,
            section=term.kind,
            term=term,
            part=part,
            pager=part.pager,
            feed=feed_path(term.url) if term.kind != "people" else "",
            map=place,
            tags=tags,
            neighbours=neighbours,
            **values,
        )


def slices(entries: Sequence[Entry], url: str) -> list[Slice]:
    """The pages of a list: tags/x.html, tags/x/2.html …; one even if there is nothing."""
    total = max(1, -(-len(entries) // PER_PAGE))
    paths = [url, *(f"{url.removesuffix('.html')}/{n}.html" for n in range(2, total + 1))]
    return [
        Slice(path, entries[i * PER_PAGE : (i + 1) * PER_PAGE], pager(paths, i + 1)) for i, path in enumerate(paths)
    ]


def _first_page(press: Press, term: Term) -> dict[str, Any]:
    """What only the first page of a term has."""
    county = term.kind == "counties"
    city = press.site.gazetteer.city
    rows = (
        row
        for entry in term.entries
        for row in entry.figures
        if not county or place_of(row, entry.article.facts.counties, city) == term.name
    )
    events = press.events_of(term.kind, term.name)
    return {
        "strip": all_time_strip(press, term.url, events) if len(events) >= _STRIP else "",
        "figures": lead_figures(rows, _FIGURES),
        "series": told(press, term.url, _series_of(press, term)) if county else [],
        "events": events[: -_EVENTS - 1 : -1],
    }


def _series_of(press: Press, term: Term) -> Iterator[Series]:
    """Indicators of the place itself."""
    return (series for series in press.site.series if series.scope.place == term.name)


def _together(term: Term, names: Iterable[Iterable[str]]) -> list[tuple[str, int]]:
    """What most often stands beside the term."""
    counts = Counter(name for group in names for name in group if name != term.name)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOGETHER]
