"""figures.html: every key figure as a table that can be sorted, filtered, charted and downloaded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from site_builder.catalog import FigureRow
from site_builder.catalog.periods import read_period
from site_builder.render.paging import pager
from site_builder.render.pictures import largest_sums
from site_builder.render.press import File, Press
from site_builder.render.through_time import told
from site_builder.render.wording import change, printed_figure

PER_PAGE = 500  # rows that a phone shows at once without effort
_SERIES, _SERIES_A_PAGE = 60, 200  # on figures.html, which has more to show, and on a page of their own
_SERIES_PAGE = "figures/series.html"
_PERIODS = 150  # of more, those that most figures name can be chosen


class Row(NamedTuple):
    """A figure with its period as days: `2022-03-31` and `2022年一季度`; '' where that is not plain."""

    row: FigureRow
    end: str
    period: str


def figures_jobs(press: Press) -> list[Callable[[], Iterable[File]]]:
    """figures.html, and figures/2.html … where there are more; with them each page's rows for the script.

    Pages are for reading straight through.  Whoever filters or sorts means all figures, so the script loads the rows of
    the other pages, as classic scripts, since a page from the disk cannot fetch.
    """
    rows = [_dated(row) for row in press.site.figures]
    total = max(1, -(-len(rows) // PER_PAGE))
    common: dict[str, Any] = {
        "pages": ["figures.html", *(f"figures/{n}.html" for n in range(2, total + 1))],
        "all_rows": len(rows),
        "targets": sum(row.row.figure.status == "target" for row in rows),
        **_choices(rows),
    }
    shares = [rows[at : at + PER_PAGE] for at in range(0, len(rows), PER_PAGE)] or [[]]
    return [
        *(partial(_page, press, number, shown, common) for number, shown in enumerate(shares, 1)),
        partial(_series_pages, press),
    ]


def _page(press: Press, number: int, shown: Sequence[Row], common: dict[str, Any]) -> Iterator[File]:
    path = common["pages"][number - 1]
    yield press.page(
        "figures.html",
        path,
        section="figures",
        rows=shown,
        chart=largest_sums(press, path) if number == 1 else "",
        series=told(press, path, press.site.series[:_SERIES]) if number == 1 else [],
        more_series=_SERIES_PAGE if len(press.site.series) > _SERIES else "",
        pager=pager(common["pages"], number),
        **common,
    )
    if len(common["pages"]) > 1:
        yield f"figures/rows-{number}.js", _script(press, number, shown)


def _series_pages(press: Press) -> Iterator[File]:
    """figures/series.html, figures/series-2.html …: all series, where figures.html has room for some only."""
    every = press.site.series if len(press.site.series) > _SERIES else ()
    shares = [every[at : at + _SERIES_A_PAGE] for at in range(0, len(every), _SERIES_A_PAGE)]
    paths = [_SERIES_PAGE, *(f"figures/series-{n}.html" for n in range(2, len(shares) + 1))]
    for number, (path, share) in enumerate(zip(paths, shares, strict=False), 1):
        yield press.page(
            "all_series.html",
            path,
            section="figures",
            series=told(press, path, share),
            count=len(every),
            pager=pager(paths, number),
        )


def _dated(row: FigureRow) -> Row:
    when = read_period(row.figure.period, row.date, ahead=row.figure.status == "target")
    return Row(row, when.end, when.label) if when else Row(row, "", "")


def _choices(rows: Sequence[Row]) -> dict[str, list[str]]:
    """What can be chosen in each filter, the most frequent first, times the latest first."""
    ends = {row.period: row.end for row in rows}
    periods = _by_count(row.period for row in rows)[:_PERIODS]
    return {
        "counties": _by_count(row.row.figure.county for row in rows),
        "units": _by_count(row.row.base_unit for row in rows),
        "tags": _by_count(tag for row in rows for tag in row.row.tags),
        "months": sorted({row.row.date[:7] for row in rows if row.row.date}, reverse=True),
        "periods": sorted(periods, key=lambda name: (ends[name], name), reverse=True),
    }


def _by_count(names: Iterable[str]) -> list[str]:
    counts = Counter(name for name in names if name)
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
