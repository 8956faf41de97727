"""Labelled pieces as units: the paragraphs, display lines, bylines and furniture that stories are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import add
from typing import Literal

from site_builder.model import Span
from site_builder.segment.doubled import collapse_doubled
from site_builder.segment.labels import Label
from site_builder.segment.openings import Openings
from site_builder.segment.piece import Piece
from site_builder.text.folding import fold_width

UnitKind = Literal["prose", "display", "byline", "furniture"]
_KINDS: dict[Label, UnitKind] = {
    "first": "prose", "more": "prose", "display": "display", "inserted": "display", "byline": "byline",
    "furniture": "furniture",
}  # fmt: skip
_BREAK = re.compile(r"[^\w%]|_")


@dataclass(slots=True)
class Unit:
    """A paragraph, a display line, a byline or a line of furniture."""

    kind: UnitKind
    pieces: list[Piece]
    text: str = ""  # without blanks
    opener: bool = False  # a story opens here
    tail: int = -1  # offset in the page at which a credit at its end begins, -1 for none
    closed: bool = True
    tight: bool = False  # a display line right under another
    furniture: str = ""
    grams: list[str] = field(default_factory=list)  # character pairs, punctuation aside
    pairs: frozenset[str] = frozenset()  # the same, of a paragraph, each once

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(piece.span for piece in self.pieces)


def make_units(pieces: Sequence[Piece], labels: Sequence[Label], openings: Openings) -> list[Unit]:
    """Group pieces by their labels; a paragraph that a display line interrupts becomes two units."""
    units: list[Unit] = []
    for piece, label in zip(pieces, labels, strict=True):
        if units and _belongs(units[-1], piece, label):
            units[-1].pieces.append(piece)
            continue
        kind = _KINDS[label]
        unit = Unit(kind, [piece], opener=piece.opener and kind == "prose")
        unit.tight = kind == "display" and bool(units) and units[-1].kind == "display" and not piece.gap
        unit.furniture = piece.furniture if kind == "furniture" else ""
        units.append(unit)
    for unit in units:
        _finish(unit, openings)
    return units


def count_pairs(units: Sequence[Unit]) -> Counter[str]:
    """How many of the paragraphs have each pair of characters."""
    return Counter(chain.from_iterable(unit.pairs for unit in units))


def _belongs(unit: Unit, piece: Piece, label: Label) -> bool:
    if label == "more":
        return unit.kind == "prose"
    if label != "byline" or unit.kind != "byline":
        return False
    begun = "".join(other.text for other in unit.pieces)
    if piece.signer and len(begun) > 2:
        return False  # it may be another story's
    return len(begun) < 3 or piece.text[0].isalnum()  # a glyph or a bracket begins another


def _finish(unit: Unit, openings: Openings) -> None:
    if any(piece.doubled for piece in unit.pieces):
        unit.text = "".join(collapse_doubled(fold_width(piece.bare)) for piece in unit.pieces)
    else:
        unit.text = fold_width("".join([piece.bare for piece in unit.pieces]))
    unit.closed = unit.pieces[-1].closed
    if unit.kind == "prose":
        unit.tail = _tail(unit, openings)
        unit.closed = unit.closed or unit.tail >= 0
    unit.grams = [gram for run in _BREAK.split(unit.text) for gram in map(add, run, run[1:])]
    unit.pairs = frozenset(unit.grams) if unit.kind == "prose" else unit.pairs


def _tail(unit: Unit, openings: Openings) -> int:
    """Where the credit at the end of a paragraph begins; a name in it may be cut by a line end."""
    pieces = unit.pieces[-4:]
    for seam in ("", " ") if len(pieces) > 1 else ("",):
        flat = seam.join(piece.text for piece in pieces)
        at = openings.tail_start(flat)
        while at < len(flat) and flat[at].isspace():
            at += 1
        if at < len(flat) and (at > 0 or len(unit.pieces) > 4):
            return _offset(pieces, at, len(seam))
    return -1


def _offset(pieces: Sequence[Piece], at: int, seam: int) -> int:
    """Where the character `at` of some pieces, joined with a seam of this length, stands in the page."""
    for piece in pieces:
        if at < len(piece.text):
            return piece.start + at
        at -= len(piece.text) + seam
    raise IndexError(at)
