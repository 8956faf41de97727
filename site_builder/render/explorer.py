"""figures.html: every key figure as a table that can be sorted, filtered, charted and downloaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from site_builder.render.pictures import largest_sums
from site_builder.render.press import File, Press
from site_builder.render.through_time import told

PER_PAGE = 1000


def figures_pages(press: Press) -> Iterator[File]:
    """figures.html, and figures/2.html … where there are more rows than a browser sorts at once."""
    rows = press.site.figures
    total = max(1, -(-len(rows) // PER_PAGE))
    paths = ["figures.html", *(f"figures/{n}.html" for n in range(2, total + 1))]
    for i, path in enumerate(paths):
        shown = rows[i * PER_PAGE : (i + 1) * PER_PAGE]
        tags = _by_count(tag for row in shown for tag in row.tags)
        yield press.page(
            "figures.html",
            path,
            section="figures",
            rows=shown,
            all_rows=len(rows),
            targets=sum(row.figure.status == "target" for row in rows),
            counties=_by_count(row.figure.county for row in shown),
            units=_by_count(row.base_unit for row in shown),
            months=sorted({row.date[:7] for row in shown if row.date}, reverse=True),
            tags=tags,
            tag_numbers={tag: n for n, tag in enumerate(tags)},
            chart=largest_sums(press, path) if i == 0 else "",
            series=told(press, path, press.site.series) if i == 0 else [],
            number=i + 1,
            pages=paths,
        )


def _by_count(names: Iterable[str]) -> list[str]:
    counts = Counter(name for name in names if name)
    return sorted(counts, key=lambda name: (-counts[name], name))
