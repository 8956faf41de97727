"""Files of one line a record, mended: the lines of articles that are as they were come from the last build's file."""

from __future__ import annotations

import io
import marshal
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from site_builder.catalog import Entry

Make = Callable[[Entry], Iterable[bytes]]  # an article's lines, without line ends
Made = tuple[str, bytes, bool]  # path, bytes, whether they are for the next build alone


def _nothing(path: str) -> None:
    """No build before this one."""


class Last(NamedTuple):
    """The last site: which articles, by their ids, are as they were there, and its files that nobody touched since."""

    same: Container[str] = ()
    file: Callable[[str], bytes | None] = _nothing


NOTHING = Last()


class Form(NamedTuple):
    """How a file of lines begins, what ends a line, and what the file ends with in place of the last line's end."""

    head: bytes
    between: bytes
    tail: bytes
    empty: bytes  # a file without lines


class _Old(NamedTuple):
    """The last build's lines, and where those of each article end."""

    body: memoryview = memoryview(b"")
    ids: Sequence[str] = ()
    ends: Sequence[int] = ()

    def lines(self, number: int) -> tuple[int, int]:
        """Where the lines of the article of that number stand."""
        return self.ends[number - 1] if number else 0, self.ends[number]


def mended(path: str, form: Form, entries: Iterable[Entry], last: Last, make: Make) -> Iterator[Made]:
    """The file, and for the next build where in it the lines of each article stand."""
    old, written = _old(path, form, last), io.BytesIO()
    place = {name: number for number, name in enumerate(old.ids) if name in last.same}
    ids: list[str] = []
    ends: list[int] = []
    waiting = (0, 0)  # old lines that are to be written at once
    written.write(form.head)
    for entry in entries:
        if (number := place.get(entry.id)) is not None:
            start, end = old.lines(number)
            if start != waiting[1]:
                written.write(old.body[slice(*waiting)])
                waiting = (start, start)
            waiting = (waiting[0], end)
        else:
            written.write(old.body[slice(*waiting)])
            waiting = (waiting[1], waiting[1])
            for line in make(entry):
                written.write(line + form.between)
        ids.append(entry.id)
        ends.append(written.tell() - len(form.head) + waiting[1] - waiting[0])
    written.write(old.body[slice(*waiting)])
    yield path, _closed(written, form), False
    yield index_of(path), marshal.dumps((ids, ends)), True


def _closed(written: io.BytesIO, form: Form) -> bytes:
    if written.tell() == len(form.head):
        return form.empty
    if form.tail != form.between:
        written.seek(-len(form.between), io.SEEK_END)
        written.truncate()
        written.write(form.tail)
    return written.getvalue()


def _old(path: str, form: Form, last: Last) -> _Old:
    data, index = last.file(path), last.file(index_of(path))
    if not data or not index or data == form.empty:
        return _Old()
    body = data if form.tail == form.between else data[: len(data) - len(form.tail)] + form.between
    return _Old(memoryview(body)[len(form.head) :], *marshal.loads(index))


def index_of(path: str) -> str:
    """Under what name it is kept where the lines of a file stand."""
    return f"lines/{path}"
