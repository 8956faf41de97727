"""The data files: everything that the pages show, for programs and spreadsheets, each with the rights line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import orjson

from site_builder.catalog import Entry, FigureRow, Site
from site_builder.render.engine import address
from site_builder.render.lines import Form, Last, Made, mended
from site_builder.render.package import data_package
from site_builder.render.pieces import File, Piece
from site_builder.render.press import Press

SEARCH_LIMIT = 20_000_000  # bytes; above, search.json lists parts
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ARRAY = Form(b"[\n", b",\n", b"\n]\n", b"[]\n")
_TELLING = ('"', ",", "\n", "\r", *(f"\0{sign}" for sign in _FORMULA))  # of cells that are not written as they are
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


def data_pieces(press: Press, last: Last) -> Iterator[Piece]:
    """data/*.json, data/figures.csv and search.json."""
    site, columns = press.site, _figure_columns(press.site)
    package = data_package(site.config, columns, ARTICLE_FIELDS)
    described = (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()
    yield Piece("data/articles.json", press.whole, partial(_articles, site, last))
    yield Piece("data/figures.json", press.whole, partial(_figures, site, last))
    yield Piece("data/datapackage.json", press.whole, lambda: [("data/datapackage.json", described)])
    yield Piece("search.json", press.whole, partial(_search, site, last))


def _articles(site: Site, last: Last) -> Iterator[Made]:
    def make(entry: Entry) -> list[bytes]:
        return [_line(_with_rights(_article(entry), site))]

    yield from mended("data/articles.json", _ARRAY, site.entries, last, make)


def _figures(site: Site, last: Last) -> Iterator[Made]:
    """Both files of the key figures."""
    columns = _figure_columns(site)
    rights = (site.config.rights,) if site.config.rights else ()

    def make(entry: Entry) -> list[bytes]:
        return [_line(dict(zip(columns, (*_figure(row), *rights), strict=True))) for row in entry.figures]

    def make_row(entry: Entry) -> list[bytes]:
        return _csv_lines((*_figure(row), *rights) for row in entry.figures)

    yield from mended("data/figures.json", _ARRAY, site.entries, last, make)
    head = f"{_BOM}{','.join(columns)}\r\n".encode()
    yield from mended("data/figures.csv", Form(head, b"\r\n", b"\r\n", head), site.entries, last, make_row)


def _search(site: Site, last: Last) -> Iterator[File]:
    def make(entry: Entry) -> bytes:
        return _line(_with_rights(_search_record(entry), site))

    old = _records(last)
    lines = ((old.get(entry.id.encode()) if entry.id in last.same else None) or make(entry) for entry in site.entries)
    yield from search_files(lines, SEARCH_LIMIT)


def _records(last: Last) -> Mapping[bytes, bytes]:
    """The records for search of the last site, by the ids of their articles."""
    files = (last.file(path) or b"" for path in _parts(last.file("search.json")))
    records = (line.removesuffix(b",") for file in files for line in file.split(b"\n")[1:-2])
    return {line.partition(b'{"id":"')[2].partition(b'"')[0]: line for line in records}


def _parts(index: bytes | None) -> list[str]:
    """The files that hold the records for search, by what search.json says of them."""
    if not index or not index.startswith(b'{"parts"'):
        return ["search.json"]
    return [str(name) for name in orjson.loads(index)["parts"]]


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


def _csv_lines(rows: Iterable[tuple[Any, ...]]) -> list[bytes]:
    """CSV as spreadsheets read it; text that they would take for a formula gets an apostrophe in front."""
    listed = list(rows)
    lines = ["\0".join(["" if value is None else str(value) for value in row]) for row in listed]
    text = "\0".join(("", *lines))
    if text.count("\0") == sum(map(len, listed)) and not any(map(text.__contains__, _TELLING)):
        return [line.replace("\0", ",").encode() for line in lines]
    out = io.StringIO()
    csv.writer(out).writerows(map(_cells, listed))
    return out.getvalue().encode().split(b"\r\n")[:-1]


def _cells(row: Iterable[object]) -> list[object]:
    return [_cell(value) if isinstance(value, str) else value for value in row]


def _cell(text: str) -> str:
    text = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
    return f"'{text}" if text.startswith(_FORMULA) else text
