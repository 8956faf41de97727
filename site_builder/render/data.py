"""The data files: everything that the pages show, for programs and spreadsheets, each with the rights line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from site_builder.catalog import Entry, FigureRow, Site
from site_builder.render.engine import address
from site_builder.render.package import data_package
from site_builder.render.pieces import File

SEARCH_LIMIT = 20_000_000  # bytes; above, search.json lists parts
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
    entries = site.entries
    articles = [_with_rights(_article(entry), site) for entry in entries]
    figures = [_with_rights(_figure(row), site) for row in site.figures]
    yield "data/articles.json", _json(articles)
    yield "data/figures.json", _json(figures)
    yield "data/figures.csv", _csv(figures, _figure_columns(site))
    yield "data/datapackage.json", _json(data_package(site.config, _figure_columns(site), ARTICLE_FIELDS))
    yield from search_files([_with_rights(_search_record(entry), site) for entry in entries], SEARCH_LIMIT)


def search_files(records: list[dict[str, Any]], limit: int) -> Iterator[File]:
    """search.json, or where it would be longer than `limit` bytes its parts and a list of them."""
    parts: list[list[bytes]] = [[]]
    size = 0
    for record in records:
        line = json.dumps(record, ensure_ascii=False).encode()
        if parts[-1] and size + len(line) > limit:
            parts.append([])
            size = 0
        parts[-1].append(line)
        size += len(line) + 2
    if len(parts) == 1:
        yield "search.json", _array(parts[0])
        return
    names = [f"search-{n}.json" for n in range(1, len(parts) + 1)]
    yield "search.json", _json({"parts": names})
    yield from ((name, _array(part)) for name, part in zip(names, parts, strict=True))


def _array(lines: Iterable[bytes]) -> bytes:
    """One record a line, so that a change shows as one line."""
    body = b",\n".join(lines)
    return b"[\n" + body + b"\n]\n" if body else b"[]\n"


def _json(value: object) -> bytes:
    if isinstance(value, list):
        return _array(json.dumps(item, ensure_ascii=False).encode() for item in value)
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


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


def _figure(row: FigureRow) -> dict[str, Any]:
    f = row.figure
    values = (
        *(f.id, row.article_id, address(row.url), row.title, row.date or None, f.subject, f.metric, f.value),
        *(f.value_max, f.unit, row.amount, row.base_unit, f.qualifier, f.change, f.change_kind, f.rank, f.period),
        *(f.status, f.county, f.quote),
    )
    return dict(zip(_FIGURE_FIELDS, values, strict=True))


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


def _csv(rows: Iterable[dict[str, Any]], columns: Iterable[str]) -> bytes:
    """CSV as spreadsheets read it; text that they would take for a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out)
    names = tuple(columns)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])
    return (_BOM + out.getvalue()).encode()


def _cell(value: object) -> object:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return "" if value is None else value
