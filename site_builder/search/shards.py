"""Sorted keys and texts cut into files of even size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def browser_order(key: str) -> bytes:
    """Sorts as JavaScript compares strings, by UTF-16 units."""
    return key.encode("utf-16-be", "surrogatepass")


def cut(items: Iterable[tuple[T, int]], limit: int) -> Iterator[list[T]]:
    """Items in runs that end once their sizes reach `limit`.

    A cut depends on what stands before it only, so that articles added at the end leave earlier files alone.
    """
    run: list[T] = []
    size = 0
    for item, weight in items:
        run.append(item)
        size += weight
        if size >= limit:
            yield run
            run, size = [], 0
    if run:
        yield run


def pack_grams(grams: Sequence[str]) -> str:
    """Sorted bigrams as lines: a first character, then all the seconds that follow it.  `招商 招引` → `招商引`."""
    lines: list[str] = []
    for gram in grams:
        if lines and lines[-1][0] == gram[0]:
            lines[-1] += gram[1]
        else:
            lines.append(gram)
    return "\n".join(lines)
