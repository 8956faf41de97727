"""The indent of a paragraph's first line, which the extractor dropped: only the line's width tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from site_builder.segment.piece import Piece

_AROUND = 8  # lines
_LABELLED = re.compile(r"[【〖\[]|[\u4e00-\u9fff]{2,6}[ \u3000]")  # 【巨野县】龙堌镇 …, 开发区 近日 …


def indent_signs(pieces: Sequence[Piece], i: int) -> float:
    """Log-odds of a paragraph's first line from its width: an indent makes it about two characters short."""
    piece = pieces[i]
    if piece.spaced or _ends_paragraph(pieces, i):
        return 0.0
    short = _column(pieces, i) - piece.width + (0.5 if piece.text[0] in "“‘" else 0.0)
    if short > 4.1:
        return -1.5 if short < 6 else -2.5  # an open line that leaves so much room begins no paragraph
    if i and short >= 0.55 and pieces[i - 1].before - pieces[i - 1].width <= 1.0 and _fills_column(pieces, i):
        return -1.6
    return 1.8 if short >= 0.9 else -1.6 if short < 0.55 else 0.0


def _fills_column(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line is no shorter than those around it, its punctuation set as close as it may be.

    A line of many signs holds a character more than one of few: by width alone the latter looks indented.
    """
    if _LABELLED.match(pieces[i].text) or pieces[i - 1].text[-1] in "）)":
        return False  # a label, or a credit before it, parts the two as an indent would
    around = (piece for piece in (*pieces[max(0, i - _AROUND) : i], *pieces[i + 1 : i + _AROUND]) if not piece.closed)
    widths = [_tight(piece) for piece in around if not piece.spaced]
    return bool(widths) and median(widths) - _tight(pieces[i]) < 0.75


def _tight(piece: Piece) -> float:
    return piece.width - 0.5 * piece.signs


def _column(pieces: Sequence[Piece], i: int) -> float:
    """The width of the column that piece `i` stands in; wider lines that follow may be another story's."""
    piece = pieces[i]
    if piece.after <= piece.before + 1.9:
        return piece.after
    near = max((p.width for p in pieces[i + 1 : i + 3]), default=piece.width)
    return piece.before if near < piece.before + 1.0 else piece.after


def is_indented(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line is as short as an indent makes it, or closed, where its width says nothing."""
    short = _column(pieces, i) - pieces[i].width
    return 0.9 <= short <= 3.4 or pieces[i].closed


def steps_back(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the line after a paragraph's first line starts further left: the extractor left a blank in mid-sentence.

    It does so only where it left none before the first line itself; at the top of a column both lines are as long.
    """
    piece = pieces[i]
    if piece.gap or piece.lead or piece.closed or i + 1 == len(pieces):
        return False
    then = pieces[i + 1]
    longer = then.width - piece.width > 0.9 or then.closed
    return longer and then.gap and then.text[0] not in "“‘" and not (i + 2 < len(pieces) and pieces[i + 2].gap)


def _ends_paragraph(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the piece may be its paragraph's last line, whose width says nothing."""
    if not pieces[i].closed:
        return i + 1 == len(pieces)
    return pieces[i].after - pieces[i].width > 3.4 or i + 1 == len(pieces) or pieces[i + 1].gap
