"""figures.html: every key figure as a table that can be sorted, filtered, charted and downloaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from site_builder.render.pictures import largest_sums
from site_builder.render.press import File, Press
from site_builder.render.through_time import told

PER_PAGE = 1000


def figures_jobs(press: Press) -> list[Callable[[], Iterable[File]]]:
    """figures.html, and figures/2.html … where there are more rows than a browser sorts at once."""
    rows = press.site.figures
    total = max(1, -(-len(rows) // PER_PAGE))
    paths = ["figures.html", *(f"figures/{n}.html" for n in range(2, total + 1))]
    targets = sum(row.figure.status == "target" for row in rows)
    return [partial(_page, press, paths, number, targets) for number in range(1, total + 1)]


def _page(press: Press, paths: list[str], number: int, targets: int) -> Iterator[File]:
    rows, path = press.site.figures, paths[number - 1]
    shown = rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    tags = _by_count(tag for row in shown for tag in row.tags)
    yield press.page(
        "figures.html",
        path,
        section="figures",
        rows=shown,
        all_rows=len(rows),
        targets=targets,
        counties=_by_count(row.figure.county for row in shown),
        units=_by_count(row.base_unit for row in shown),
        months=sorted({row.date[:7] for row in shown if row.date}, reverse=True),
        tags=tags,
        tag_numbers={tag: n for n, tag in enumerate(tags)},
        chart=largest_sums(press, path) if number == 1 else "",
        series=told(press, path, press.site.series) if number == 1 else [],
        number=number,
        pages=paths,
    )


def _by_count(names: Iterable[str]) -> list[str]:
    counts = Counter(name for name in names if name)
    return sorted(counts, key=lambda name: (-counts[name], name))
