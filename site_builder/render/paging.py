"""A long list in pages: which of them a reader can turn to from each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_ASIDE = 1  # pages to each side of the one that is read


class Step(NamedTuple):
    """A page that can be turned to; without a number, a gap."""

    number: int
    path: str


class Pager(NamedTuple):
    """1 … 5 6 7 … 40 with the page before and the page after; '' where there is none."""

    number: int
    total: int
    steps: tuple[Step, ...]
    previous: str
    next: str


def cut(count: int, per_page: int) -> list[tuple[int, int]]:
    """Where a list of so many entries, newest first, is cut into pages: half-open runs, one even if there is nothing.

    All but the first hold `per_page`, counted from the oldest on, and the first what is left, up to twice as much: so
    what is new changes the first page alone, as long as it holds it.
    """
    first = count - (max(1, count // per_page) - 1) * per_page
    return list(pairwise((0, *range(first, count, per_page), count)))


def pager(paths: Sequence[str], number: int) -> Pager:
    """What page `number`, counted from 1, offers of all the pages at `paths`."""
    return Pager(
        number,
        len(paths),
        tuple(Step(n, paths[n - 1] if n else "") for n in _shown(number, len(paths))),
        paths[number - 2] if number > 1 else "",
        paths[number] if number < len(paths) else "",
    )


def _shown(number: int, total: int) -> Iterator[int]:
    """First, last, and those around; 0 is a gap, and a gap of one page is that page."""
    near = range(max(1, number - _ASIDE), min(total, number + _ASIDE) + 1)
    chosen = sorted({1, *near, total})
    yield chosen[0]
    for before, here in pairwise(chosen):
        if here - before > 1:
            yield before + 1 if here - before == 2 else 0
        yield here
