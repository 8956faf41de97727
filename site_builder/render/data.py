"""The data files: everything that the pages show, for programs and spreadsheets, each with the rights line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from site_builder.catalog import Entry, FigureRow, Site
from site_builder.render.engine import address
from site_builder.render.package import data_package
from site_builder.render.pieces import File

SEARCH_LIMIT = 20_000_000  # bytes; above, search.json lists parts
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"  # Excel takes a file without it for the system's own encoding
_FIGURE_FIELDS = (
    *("id", "article", "url", "title", "date", "subject", "metric", "value", "value_max", "unit", "amount"),
    *("base_unit", "qualifier", "change", "change_kind", "rank", "period", "status", "county", "quote"),
)
ARTICLE_FIELDS = (
    *("id", "url", "title", "kicker", "deck", "date", "newspaper", "page", "kind", "byline", "reporters"),
    *("correspondents", "photographers", "counties", "mentions", "tags", "summary", "events", "figures", "text"),
    *("confidence", "seed"),
)


def data_files(site: Site) -> Iterator[File]:
    """data/*.json, data/figures.csv and search.json."""
    entries, columns = site.entries, _figure_columns(site)
    rights = (site.config.rights,) if site.config.rights else ()
    figures = [(*_figure(row), *rights) for row in site.figures]
    yield "data/articles.json", _array(_line(_with_rights(_article(entry), site)) for entry in entries)
    yield "data/figures.json", _array(_line(dict(zip(columns, row, strict=True))) for row in figures)
    yield "data/figures.csv", _csv(figures, columns)
    package = data_package(site.config, columns, ARTICLE_FIELDS)
    yield "data/datapackage.json", (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()
    yield from search_files([_line(_with_rights(_search_record(entry), site)) for entry in entries], SEARCH_LIMIT)


def search_files(lines: Iterable[bytes], limit: int) -> Iterator[File]:
    """search.json, or where it would be longer than `limit` bytes its parts and a list of them."""
    parts: list[list[bytes]] = [[]]
    size = 0
    for line in lines:
        if parts[-1] and size + len(line) > limit:
            parts.append([])
            size = 0
        parts[-1].append(line)
        size += len(line) + 2
    if len(parts) == 1:
        yield "search.json", _array(parts[0])
        return
    names = [f"search-{n}.json" for n in range(1, len(parts) + 1)]
    yield "search.json", _line({"parts": names}) + b"\n"
    yield from ((name, _array(part)) for name, part in zip(names, parts, strict=True))


def _array(lines: Iterable[bytes]) -> bytes:
    """One record a line, so that a change shows as one line."""
    body = b",\n".join(lines)
    return b"[\n" + body + b"\n]\n" if body else b"[]\n"


def _line(record: Mapping[str, Any]) -> bytes:
    try:
        return orjson.dumps(record)
    except TypeError:  # a number of more than 64 bits
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def _with_rights(record: dict[str, Any], site: Site) -> dict[str, Any]:
    return record | {"rights": site.config.rights} if site.config.rights else record


def _article(entry: Entry) -> dict[str, Any]:
    article, story, facts = entry.article, entry.article.story, entry.article.facts
    blocks = [block for part in entry.parts for block in part.story.blocks]
    values = {
        "id": article.id,
        "url": address(entry.url),
        "title": story.title,
        "kicker": story.kicker,
        "deck": story.deck,
        "date": article.date or None,
        "newspaper": article.newspaper,
        "page": list(article.page),
        "kind": story.kind,
        "byline": story.byline,
        "reporters": facts.reporters,
        "correspondents": facts.correspondents,
        "photographers": facts.photographers,
        "counties": facts.counties,
        "mentions": facts.mentions,
        "tags": facts.tags,
        "summary": facts.summary,
        "events": [
            {"date": e.date, "text": e.text, "what": e.what} | ({"end": e.end} if e.end else {}) for e in facts.events
        ],
        "figures": [row.figure.id for row in entry.figures],
        "text": "\n".join(block.text for block in blocks),
        "confidence": article.confidence,
        "seed": article.source.seed,
    }
    return {name: values[name] for name in ARTICLE_FIELDS}


def _figure(row: FigureRow) -> tuple[Any, ...]:
    f = row.figure
    return (
        *(f.id, row.article_id, address(row.url), row.title, row.date or None, f.subject, f.metric, f.value),
        *(f.value_max, f.unit, row.amount, row.base_unit, f.qualifier, f.change, f.change_kind, f.rank, f.period),
        *(f.status, f.county, f.quote),
    )


def _search_record(entry: Entry) -> dict[str, Any]:
    article, facts = entry.article, entry.article.facts
    return {
        "id": article.id,
        "url": address(entry.url),
        "title": article.story.title,
        "date": article.date or None,
        "counties": facts.counties,
        "tags": facts.tags,
        "summary": facts.summary,
        "figures": [
            {"id": f.id, "metric": f.metric, "value": f.value, "unit": f.unit, "status": f.status}
            for f in facts.figures
        ],
    }


def _figure_columns(site: Site) -> tuple[str, ...]:
    return (*_FIGURE_FIELDS, "rights") if site.config.rights else _FIGURE_FIELDS


def _csv(rows: Iterable[tuple[Any, ...]], columns: Iterable[str]) -> bytes:
    """CSV as spreadsheets read it; text that they would take for a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(map(_cells, rows))
    return (_BOM + out.getvalue()).encode()


def _cells(row: Iterable[object]) -> list[object]:
    return [f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value for value in row]
