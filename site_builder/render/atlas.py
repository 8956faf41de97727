"""counties/index.html: the map and the table of all counties, by articles, figures and mentions in any period."""

from __future__ import annotations

from collections import Counter
from itertools import chain, repeat
from typing import NamedTuple

from site_builder.catalog import Term
from site_builder.catalog.cards import PLACE
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


def _figures_by_month(press: Press) -> dict[str, Counter[str]]:
    cards = [entry.card for entry in press.site.entries]
    places = (place for card in cards for place in map(PLACE, card.figures))
    months = chain.from_iterable(repeat(card.date[:7], len(card.figures)) for card in cards)
    found: dict[str, Counter[str]] = {}
    for (place, month), count in Counter(zip(places, months, strict=True)).items():
        found.setdefault(place, Counter())[month] = count
    return found


def _tally(term: Term, figures: Counter[str]) -> Tally:
    about = Counter(entry.card.date[:7] for entry in term.entries)
    named = Counter(entry.card.date[:7] for entry in term.mentioned)
    months = sorted({*about, *named, *figures})
    return Tally(term, figures.total(), " ".join(f"{m}:{about[m]}:{figures[m]}:{named[m]}" for m in months))
