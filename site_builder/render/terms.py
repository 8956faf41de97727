"""Pages of tags, counties and contributors, long ones in several pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from site_builder.catalog import Entry, Series, Term
from site_builder.catalog.leads import lead_figures
from site_builder.model import KeyFigure
from site_builder.render.feed import feed_path
from site_builder.render.pictures import county_map
from site_builder.render.press import File, Press
from site_builder.render.through_time import told

PER_PAGE = 40
_FIGURES, _TOGETHER, _EVENTS = 6, 12, 12


class Slice(NamedTuple):
    """One page of a long list."""

    path: str
    entries: Sequence[Entry]
    number: int
    total: int
    previous: str
    next: str


def term_pages(press: Press) -> Iterator[File]:
    """Index and pages of the three taxonomies."""
    for kind in ("tags", "counties", "people"):
        terms: tuple[Term, ...] = getattr(press.site, kind)
        index = f"{kind}/index.html"
        extra = {"map": county_map(press, index)} if kind == "counties" else {}
        yield press.page(f"{kind}.html", index, section=kind, terms=terms, **extra)
        for term in terms:
            for part in slices(term.entries, term.url):
                yield press.page("term.html", part.path, **_values(press, term, part))


def slices(entries: Sequence[Entry], url: str) -> list[Slice]:
    """The pages of a list: tags/x.html, tags/x/2.html …; one even if there is nothing."""
    total = max(1, -(-len(entries) // PER_PAGE))
    paths = [url, *(f"{url.removesuffix('.html')}/{n}.html" for n in range(2, total + 1))]
    return [
        Slice(
            path,
            entries[i * PER_PAGE : (i + 1) * PER_PAGE],
            i + 1,
            total,
            paths[i - 1] if i else "",
            paths[i + 1] if i + 1 < total else "",
        )
        for i, path in enumerate(paths)
    ]


def _values(press: Press, term: Term, part: Slice) -> dict[str, Any]:
    county = term.kind == "counties"
    city = press.site.gazetteer.city
    rows = (row for e in term.entries for row in e.figures if not county or _is_about(row.figure, e, term, city))
    dates = ((event, entry) for entry in term.entries for event in entry.article.facts.events)
    first_page = part.number == 1
    return {
        "section": term.kind,
        "term": term,
        "part": part,
        "feed": feed_path(term.url) if term.kind != "people" else "",
        "figures": lead_figures(rows, _FIGURES) if first_page else [],
        "series": told(press, part.path, _series_of(press, term)) if county and first_page else [],
        "events": sorted(dates, key=lambda d: (d[0].date, d[1].url), reverse=True)[:_EVENTS] if first_page else [],
        "map": county_map(press, part.path, term.name) if county else "",
        "tags": _together(term, (entry.article.facts.tags for entry in term.entries)),
        "neighbours": _together(term, (entry.article.facts.counties for entry in term.entries)),
    }


def _series_of(press: Press, term: Term) -> Iterator[Series]:
    """Indicators of the place itself."""
    return (series for series in press.site.series if series.scope.place == term.name)


def _is_about(figure: KeyFigure, entry: Entry, term: Term, city: str) -> bool:
    """A figure that names no county is that of its article's only one, unless it is the whole city's."""
    if figure.county or figure.subject == city:
        return figure.county == term.name
    return entry.article.facts.counties == (term.name,)


def _together(term: Term, names: Iterable[Iterable[str]]) -> list[tuple[str, int]]:
    """What most often stands beside the term."""
    counts = Counter(name for group in names for name in group if name != term.name)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOGETHER]
