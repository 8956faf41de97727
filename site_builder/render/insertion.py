"""The short way of putting elements into HTML: where each lies within one run of text and none crosses another.

Most bodies are like that, and it takes a tenth of the time of the way that minds everything.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

_TAG = re.compile(r"(<[^<>]*>)")


class Wrap(NamedTuple):
    """An element to be put round the characters start to end of the text."""

    start: int
    end: int
    opening: str
    reopening: str  # where other markup splits it: without the id
    closing: str


class Runs(NamedTuple):
    """HTML without links and entities as runs of text with a tag between each two, and where in the text each ends."""

    pieces: list[str]
    ends: list[int]

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return "".join(self.pieces[::2])


def find_runs(markup: str) -> Runs | None:
    """The runs of some HTML; None where it takes more care."""
    if "&" in markup or "<a" in markup:
        return None
    pieces = _TAG.split(markup)
    return Runs(pieces, list(accumulate(map(len, pieces[::2]))))


def put_in(runs: Runs, wraps: Sequence[Wrap]) -> str | None:
    """The markup with the elements in it; None where that takes more care.

    `wraps` are sorted, outer ones first; positions count characters of the text, tags left aside.
    """
    pieces, ends, following = runs.pieces.copy(), runs.ends, 0
    while following < len(wraps) and wraps[following].start < ends[-1]:
        first, run = following, bisect_right(ends, wraps[following].start)
        while following < len(wraps) and wraps[following].start < ends[run]:
            following += 1
        text, out = pieces[2 * run], list[str]()
        if not _write(text, ends[run] - len(text), wraps[first:following], out):
            return None
        pieces[2 * run] = "".join(out)
    return "".join(pieces)


def _write(text: str, at: int, wraps: Sequence[Wrap], out: list[str]) -> bool:
    """One run of text with its elements; False where one leaves it, is empty, or crosses another."""
    stop, done = at + len(text), 0
    open_: list[Wrap] = []
    for wrap in wraps:
        while open_ and open_[-1].end <= wrap.start:
            done = _close(open_, text, at, done, out)
        if wrap.end > (open_[-1].end if open_ else stop) or wrap.end <= wrap.start:
            return False
        out.append(text[done : wrap.start - at])
        done = wrap.start - at
        out.append(wrap.opening)
        open_.append(wrap)
    while open_:
        done = _close(open_, text, at, done, out)
    out.append(text[done:])
    return True


def _close(open_: list[Wrap], text: str, at: int, done: int, out: list[str]) -> int:
    wrap = open_.pop()
    out.append(text[done : wrap.end - at])
    out.append(wrap.closing)
    return wrap.end - at
