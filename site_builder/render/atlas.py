"""counties/index.html: the map and the table of all counties, by articles, figures and mentions in any period."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from site_builder.catalog import FigureRow, Term
from site_builder.render.pictures import county_map
from site_builder.render.pieces import File
from site_builder.render.press import Press


class Tally(NamedTuple):
    """One county's row; `months` holds `2022-04:3:12:1` for each month with 3 articles, 12 figures and a mention."""

    term: Term
    figures: int
    months: str


def counties_page(press: Press) -> File:
    """The index of the counties."""
    path, figures = "counties/index.html", _figures_by_month(press)
    tallies = [_tally(term, figures.get(term.name, Counter())) for term in press.site.counties]
    months = sorted({issue.date[:7] for issue in press.site.issues if issue.date}, reverse=True)
    return press.page(
        "counties.html",
        path,
        section="counties",
        terms=press.site.counties,
        tallies=tallies,
        periods=[(year, [m for m in months if m[:4] == year]) for year in dict.fromkeys(m[:4] for m in months)],
        map=county_map(press, path),
        most=max((len(term.entries) for term in press.site.counties), default=0),
    )


def place_of(row: FigureRow, counties: tuple[str, ...], city: str) -> str:
    """The county that a figure is about: its own, or its article's only one, unless it is the whole city's; else ''."""
    if row.figure.county or row.figure.subject == city:
        return row.figure.county
    return counties[0] if len(counties) == 1 else ""


def _figures_by_month(press: Press) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for entry in press.site.entries:
        for row in entry.figures:
            name = place_of(row, entry.article.facts.counties, press.site.gazetteer.city)
            found.setdefault(name, Counter())[row.date[:7]] += 1
    return found


def _tally(term: Term, figures: Counter[str]) -> Tally:
    about = Counter(entry.article.date[:7] for entry in term.entries)
    named = Counter(entry.article.date[:7] for entry in term.mentioned)
    months = sorted({*about, *named, *figures})
    return Tally(term, figures.total(), " ".join(f"{m}:{about[m]}:{figures[m]}:{named[m]}" for m in months))
