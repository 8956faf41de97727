"""figures.html: every key figure as a table that can be sorted, filtered, charted and downloaded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from site_builder.catalog import Card, FigureRow
from site_builder.catalog.cards import BASE_UNIT, COUNTY, END, PERIOD, TARGET
from site_builder.catalog.fingerprint import plain_print
from site_builder.catalog.periods import read_period
from site_builder.render.paging import cut, pager
from site_builder.render.pictures import largest_sums
from site_builder.render.pieces import File, Piece
from site_builder.render.press import Press
from site_builder.render.through_time import told
from site_builder.render.wording import change, printed_figure

PER_PAGE = 250  # rows; the first page holds up to twice as many, which a phone shows at once without effort
_SERIES, _SERIES_A_PAGE = 60, 200  # on figures.html, which has more to show, and on a page of their own
_SERIES_PAGE = "figures/series.html"
_PERIODS = 150  # of more, those that most figures name can be chosen


class Row(NamedTuple):
    """A figure with its period as days: `2022-03-31` and `2022年一季度`; '' where that is not plain."""

    row: FigureRow
    end: str
    period: str


def figures_pieces(press: Press) -> Iterator[Piece]:
    """figures.html, and figures/2.html … where there are more; with them each page's rows for the script.

    Later pages are for reading straight through.  Whoever filters or sorts means all figures: the script of the first
    page loads the rows of the others, as classic scripts, since a page from the disk cannot fetch.
    """
    rows = press.site.figures
    runs = cut(len(rows), PER_PAGE)
    pages = ["figures.html", *(f"figures/{n}.html" for n in range(2, len(runs) + 1))]
    yield Piece(pages[0], press.whole, partial(_first_page, press, runs[0][1], pages))
    for number, (start, end) in enumerate(runs[1:], 2):
        shown = [(press.print_of(entry), first, last) for entry, first, last in rows.between(start, end)]
        key, at = plain_print(len(runs), shown), next(rows.between(start, end))[0].url
        yield Piece(pages[number - 1], key, partial(_later_page, press, number, (start, end), pages), at)
    if len(press.site.series) > _SERIES:
        yield Piece(_SERIES_PAGE, press.whole, partial(_series_pages, press))


def _first_page(press: Press, count: int, pages: Sequence[str]) -> list[File]:
    path = pages[0]
    values = {
        "chart": largest_sums(press, path),
        "series": told(press, path, press.site.series[:_SERIES]),
        "more_series": _SERIES_PAGE if len(press.site.series) > _SERIES else "",
        "series_count": len(press.site.series),
        "targets": sum(TARGET(figure) for entry in press.site.entries for figure in entry.card.figures),
        **_choices([entry.card for entry in press.site.entries if entry.card.figures]),
    }
    return [_page(press, 1, list(map(_dated, press.site.figures[:count])), pages, values)]


def _later_page(press: Press, number: int, run: tuple[int, int], pages: Sequence[str]) -> Iterator[File]:
    rows = list(map(_dated, press.site.figures[slice(*run)]))
    yield _page(press, number, rows, pages, {"chart": "", "series": [], "more_series": ""})
    yield f"figures/rows-{number}.js", _script(press, number, rows)


def _page(press: Press, number: int, rows: Sequence[Row], pages: Sequence[str], values: Mapping[str, Any]) -> File:
    path, turn = pages[number - 1], pager(pages, number)
    count = len(press.site.figures) if number == 1 else len(rows)  # a later page knows only what its key stands for
    return press.page("figures.html", path, section="figures", rows=rows, pager=turn, all_rows=count, **values)


def _series_pages(press: Press) -> Iterator[File]:
    """figures/series.html, figures/series-2.html …: all series, where figures.html has room for some only."""
    every = press.site.series
    shares = [every[at : at + _SERIES_A_PAGE] for at in range(0, len(every), _SERIES_A_PAGE)]
    paths = [_SERIES_PAGE, *(f"figures/series-{n}.html" for n in range(2, len(shares) + 1))]
    for number, (path, share) in enumerate(zip(paths, shares, strict=True), 1):
        shown, turn = told(press, path, share), pager(paths, number)
        yield press.page("all_series.html", path, section="figures", series=shown, count=len(every), pager=turn)


def _dated(row: FigureRow) -> Row:
    when = read_period(row.figure.period, row.date, ahead=row.figure.status == "target")
    return Row(row, when.end, when.label) if when else Row(row, "", "")


def _choices(cards: Sequence[Card]) -> dict[str, list[str]]:
    """What can be chosen in each filter, the most frequent first, times the latest first."""
    figures = [figure for card in cards for figure in card.figures]
    ends = dict(zip(map(PERIOD, figures), map(END, figures), strict=True))
    periods = _by_count(map(PERIOD, figures))[:_PERIODS]
    return {
        "counties": _by_count(map(COUNTY, figures)),
        "units": _by_count(map(BASE_UNIT, figures)),
        "tags": _by_count(tag for card in cards for tag in card.tags * len(card.figures)),
        "months": sorted({card.date[:7] for card in cards if card.date}, reverse=True),
        "periods": sorted(periods, key=lambda name: (ends[name], name), reverse=True),
    }


def _by_count(names: Iterable[str]) -> list[str]:
    counts = Counter(names)
    del counts[""]
    return sorted(counts, key=lambda name: (-counts[name], name))


def _script(press: Press, number: int, rows: Sequence[Row]) -> bytes:
    """The rows of a page, article by article: [url, title, date, tags, [[id, name, printed, amount, …], …]]."""
    articles = []
    for url, group in groupby(rows, key=lambda row: row.row.url.partition("#")[0]):
        listed = list(group)
        first = listed[0].row
        articles.append([url, first.title, first.date, list(first.tags), [_cells(press, row) for row in listed]])
    return f"figureRows({number},{json.dumps(articles, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _cells(press: Press, row: Row) -> list[object]:
    """One row, in the order in which the script reads it; what others say of the same comes last, if they do."""
    figure, listed = row.row.figure, row.row
    elsewhere = [[o.url, press.say("elsewhere", value=printed_figure(o.figure))] for o in press.disputed(listed.url)]
    return [
        *(figure.id, listed.name, printed_figure(figure), listed.amount, listed.base_unit, change(figure.change)),
        *(figure.period, row.end, row.period, int(figure.status == "target"), figure.county),
        *((elsewhere,) if elsewhere else ()),
    ]
