"""Where sorted things are cut into files, so that a change in one place moves no border in another.

The space of keys is halved, and its halves again, until what lies in each is small enough.  Whether a part is halved
depends on what lies in it alone, not on what came before it or was there earlier.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Part(NamedTuple):
    """Keys from `low` on: items `start` to `end`.  `low` names the part's file."""

    low: int
    start: int
    end: int

    @property
    def name(self) -> str:
        """`low` to the base 36."""
        return base36(self.low)


def halve(keys: Sequence[int], sums: Sequence[int], limit: int, width: int, each: int = 0) -> tuple[list[Part], str]:
    """Parts that weigh at most `limit`, single items excepted, and the shape of the halving as bits.

    `keys` are ascending and below 2 ** `width`; `sums` are the items' weights added up, from 0, one more than keys;
    every item weighs `each` besides.
    A part that is halved is written `1` and then its halves, one that is empty `00`, one that is a file `01`.
    """
    parts: list[Part] = []
    shape: list[str] = []

    def visit(low: int, width: int, start: int, end: int) -> None:
        if start == end:
            shape.append("00")
        elif end - start == 1 or sums[end] - sums[start] + each * (end - start) <= limit:
            shape.append("01")
            parts.append(Part(low, start, end))
        else:
            shape.append("1")
            middle = low + (1 << (width - 1))
            border = bisect_left(keys, middle, start, end)
            visit(low, width - 1, start, border)
            visit(middle, width - 1, border, end)

    visit(0, width, 0, len(keys))
    return parts, "".join(shape)


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number: int) -> str:
    """As JavaScript's `toString(36)` writes it."""
    digits = ""
    while number >= 36:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return _DIGITS[number] + digits
