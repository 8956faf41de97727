"""Files of one line a record, mended: the lines of articles that are as they were come from the last build's file."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from site_builder.catalog import Entry


def _nothing(path: str) -> None:
    """No build before this one."""


class Last(NamedTuple):
    """The last site: which articles, by their ids, are as they were there, and its files that nobody touched since."""

    same: Container[str] = ()
    file: Callable[[str], bytes | None] = _nothing


NOTHING = Last()
Lines = Mapping[bytes, list[bytes]]  # id of an article → its lines, in their order


def array_lines(last: Last, paths: Iterable[str], before_id: bytes) -> Lines:
    """The lines of JSON arrays, in each of which the article's id stands between `before_id` and the next quote."""
    records = (line.removesuffix(b",") for path in paths for line in (last.file(path) or b"").split(b"\n")[1:-2])
    return _by_id((line.partition(before_id)[2].partition(b'"')[0], line) for line in records)


def csv_lines(last: Last, path: str) -> Lines:
    """The lines of a CSV file whose second field is the id; no field holds a line end."""
    rows = (last.file(path) or b"").split(b"\r\n")[1:-1]
    return _by_id((line.split(b",", 2)[1], line) for line in rows)


def _by_id(lines: Iterable[tuple[bytes, bytes]]) -> Lines:
    found: dict[bytes, list[bytes]] = {}
    for name, line in lines:
        found.setdefault(name, []).append(line)
    return found


def mended(
    entries: Iterable[Entry], last: Last, old: Lines, make: Callable[[Entry], Iterable[bytes]]
) -> Iterator[bytes]:
    """Every line of the new file: the old ones of articles that are as they were, else those that are made now."""
    for entry in entries:
        name = entry.article.id
        known = old.get(name.encode()) if name in last.same else None
        yield from make(entry) if known is None else known
