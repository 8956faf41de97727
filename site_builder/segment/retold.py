"""Which lines of a page hold the same pairs of characters: a headline is told again in the lines near it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from site_builder.segment.piece import Piece
from site_builder.text.folding import is_han

Rows = Sequence[Sequence[str]]  # the pairs of each line
REACH = 60  # lines
_STOPS = re.compile("[，。；]")
_FEWEST = 5  # characters


def rows_of(pieces: Iterable[Piece]) -> Rows:
    """Of every line each two characters that stand beside one another."""
    return [piece.pairs for piece in pieces]


class PairIndex:
    """The lines on which each pair of characters of some of them stands."""

    def __init__(self, rows: Rows, some: Iterable[int]) -> None:
        self.total = len(rows)
        self.weights: dict[int, float] = {}  # by number
        self.lines: defaultdict[str, list[int]] = defaultdict(list)
        asked = set[str]().union(*(rows[i] for i in some))
        for i, row in enumerate(rows):
            for pair in filter(asked.__contains__, row):
                self.lines[pair].append(i)

    def _weigh(self, number: int) -> float:
        """What a pair weighs that stands so many times on the page."""
        return self.weights.setdefault(number, math.log(1 + self.total / number))

    def occurs(self, pair: str, low: int, high: int) -> bool:
        """Whether a pair stands on one of the lines from `low` up to `high`."""
        lines = self.lines.get(pair, ())
        at = bisect_left(lines, low)
        return at < len(lines) and lines[at] < high

    def retold(self, row: Sequence[str], i: int) -> float:
        """Of the pairs of line `i`, weighted by rarity, the share that stands on lines near it but not beside it."""
        whole = found = 0.0
        for pair in row:
            if pair.isalnum():
                number = len(self.lines[pair])
                weight = self.weights.get(number) or self._weigh(number)
                whole += weight
                if number == 1:
                    continue
                if self.occurs(pair, i - REACH, i - 1) or self.occurs(pair, i + 2, i + REACH):
                    found += weight
        return found / whole if whole else 0.0


def mark_retold(pieces: Sequence[Piece], rows: Rows) -> None:
    """Note of every line that may be a headline how much of it is told again nearby."""
    heads = {i: piece for i, piece in enumerate(pieces) if len(piece.text) >= _FEWEST and _may_head(piece)}
    index = PairIndex(rows, heads)
    for i, piece in heads.items():
        piece.retold = index.retold(rows[i], i)


def _may_head(piece: Piece) -> bool:
    return not (piece.opener or piece.byline or piece.bullet or piece.furniture or _STOPS.search(piece.text))


def mark_seams(pieces: Sequence[Piece], rows: Rows) -> None:
    """Note of every line whether it goes on a word: `……局相关负责` / `人表示` where 负责人 is told elsewhere."""
    seams = [before.text[-1] + piece.text[0] for before, piece in pairwise(pieces)]
    asked = frozenset(seams)
    known = set[str]().union(*map(asked.intersection, rows))
    for piece, pair in zip(pieces[1:], seams, strict=True):
        if is_han(pair[0]) and is_han(pair[1]):
            piece.seam = pair in known
