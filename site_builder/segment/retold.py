"""Which lines of a page hold the same pairs of characters: a headline is told again in the lines near it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import add

from site_builder.segment.piece import Piece
from site_builder.text.folding import is_han

REACH = 60  # lines
_STOPS = re.compile("[，。；]")
_FEWEST = 5  # characters


def pairs_of(text: str) -> Iterator[str]:
    """Every two characters that stand beside one another."""
    return map(add, text, text[1:])


class PairIndex:
    """The lines on which each pair of characters of some of them stands."""

    def __init__(self, pieces: Sequence[Piece], some: Iterable[Piece]) -> None:
        self.total = len(pieces)
        self.lines: defaultdict[str, list[int]] = defaultdict(list)
        asked = set[str]().union(*(pairs_of(piece.text) for piece in some))
        for i, piece in enumerate(pieces):
            for pair in filter(asked.__contains__, pairs_of(piece.text)):
                self.lines[pair].append(i)

    def occurs(self, pair: str, low: int, high: int) -> bool:
        """Whether a pair stands on one of the lines from `low` up to `high`."""
        lines = self.lines.get(pair, ())
        at = bisect_left(lines, low)
        return at < len(lines) and lines[at] < high

    def retold(self, text: str, i: int) -> float:
        """Of the pairs of line `i`, weighted by rarity, the share that stands on lines near it but not beside it."""
        whole = found = 0.0
        for pair in pairs_of(text):
            if pair.isalnum():
                number = len(self.lines[pair])
                weight = math.log(1 + self.total / number)
                whole += weight
                if number == 1:
                    continue
                if self.occurs(pair, i - REACH, i - 1) or self.occurs(pair, i + 2, i + REACH):
                    found += weight
        return found / whole if whole else 0.0


def mark_retold(pieces: Sequence[Piece]) -> None:
    """Note of every line that may be a headline how much of it is told again nearby."""
    heads = {i: piece for i, piece in enumerate(pieces) if len(piece.text) >= _FEWEST and _may_head(piece)}
    index = PairIndex(pieces, heads.values())
    for i, piece in heads.items():
        piece.retold = index.retold(piece.text, i)


def _may_head(piece: Piece) -> bool:
    return not (piece.opener or piece.byline or piece.bullet or piece.furniture or _STOPS.search(piece.text))


def mark_seams(pieces: Sequence[Piece]) -> None:
    """Note of every line whether it goes on a word: `……局相关负责` / `人表示` where 负责人 is told elsewhere."""
    seams = [before.text[-1] + piece.text[0] for before, piece in pairwise(pieces)]
    asked = frozenset(seams)
    known = set[str]().union(*(asked.intersection(pairs_of(piece.text)) for piece in pieces))
    for piece, pair in zip(pieces[1:], seams, strict=True):
        if is_han(pair[0]) and is_han(pair[1]):
            piece.seam = pair in known
