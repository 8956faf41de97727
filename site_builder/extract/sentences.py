"""Sentences and clauses of Chinese prose, as slices with their offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

_END = re.compile(r"[。！？!?]+[”’」』）)]*|(?<!…)…{2,6}[”’」』]{0,2}(?=[\u4e00-\u9fff\d])")
_QUOTED = re.compile(r"“[^“”]{0,400}”|「[^「」]{0,400}」")


class Piece(NamedTuple):
    """A run `[start, end)` of a text and the text itself."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=128)  # several recognisers ask for the paragraphs of one article
def sentences(text: str) -> tuple[Piece, ...]:
    """Sentences with their final marks: `[s.text for s in sentences("甲。乙！")] == ["甲。", "乙！"]`.

    A stop inside a quotation ends a sentence only where the quotation ends as well.
    """
    quoted = inside_quotes(text)
    out: list[Piece] = []
    at = 0
    for match in _END.finditer(text):
        if quoted[match.end() - 1] and text[match.end() - 1] not in "”’」』":
            continue
        if text[match.end() - 1] in "”’」』" and match.end() < len(text) and text[match.end()] not in "“‘「":
            continue  # “……。”他说: the sentence goes on
        out.append(Piece(at, match.end(), text[at : match.end()]))
        at = match.end()
    if text[at:].strip():
        out.append(Piece(at, len(text), text[at:]))
    return tuple(out)


def piece_at(pieces: tuple[Piece, ...], offset: int) -> Piece:
    """The piece that holds an offset of the text; the last one before it where none does."""
    at = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
    return pieces[max(at, 0)] if pieces else Piece(0, 0, "")


def inside_quotes(text: str) -> list[bool]:
    """For each character whether it stands in a quotation (its marks included)."""
    mask = [False] * len(text)
    if "“" not in text and "「" not in text:
        return mask
    for match in _QUOTED.finditer(text):
        mask[match.start() : match.end()] = [True] * (match.end() - match.start())
    return mask
