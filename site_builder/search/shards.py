"""Runs of even size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


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
