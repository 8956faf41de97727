"""Lines → paragraphs and display lines: what each piece is, found for all pieces of a page at once.

An extractor leaves blank lines in mid-sentence and none between paragraphs, so no single sign decides.  Each piece
is the first line of a paragraph, a further one, a display line (headline, subhead, item of a list), a byline, or
furniture; looks and neighbours speak for and against each, and the best sequence wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from site_builder.segment.breaks import (
    ITEM,
    NEVER,
    SEAM,
    break_signs,
    display_costs,
    first_signs,
    left_open,
    more_signs,
    opens,
    step_signs,
    too_wide,
)
from site_builder.segment.display import BAD_START, PROSE_ONLY, display_looks, furniture_looks, known_heading
from site_builder.segment.indents import indent_signs, is_indented, steps_back
from site_builder.segment.lattice import Step, best_path
from site_builder.segment.piece import Piece
from site_builder.segment.profile import Profile

Label = Literal["first", "more", "display", "inserted", "byline", "furniture"]
_PROSE, _DISPLAY = ("first", "more"), ("display", "inserted")
_START, _NOTHING = "start", (0.0, 0.0)
_COMMAS = ("，", "。", "；", "、")
_INSERTION = -3.0
_FURNITURE = 4.0  # against a display line whose words are those of furniture
_FULL = 1.2  # em that the first line of an item with a glyph leaves free, where more follow
_TORN = 6.0  # against a paragraph that begins with a stop
_STEPPED = -0.4  # for a first line whose next starts further left


def label_pieces(pieces: Sequence[Piece], profile: Profile) -> list[Label]:
    """The label of each piece; `inserted` is a display line that interrupts a paragraph."""
    if not pieces:
        return []
    no_gap = -2.6 if sum(piece.gap for piece in pieces) > 0.04 * len(pieces) else -0.2
    looks = [display_looks(pieces, i) + known_heading(piece, profile) for i, piece in enumerate(pieces)]
    indents = [indent_signs(pieces, i) for i in range(len(pieces))]
    # nearly every line is met after either line of a paragraph, so these are all found beforehand
    known = [_after_prose(pieces, i, looks[i], indents[i], no_gap) for i in range(len(pieces))]

    def moves(state: str, i: int) -> list[Step[str]]:
        found = known[i].get(state)
        return _after_other(state, pieces, i, looks[i], indents[i], no_gap) if found is None else found

    def last(state: str) -> float:
        return left_open(pieces, len(pieces)) if state in _PROSE else 0.0

    return [action for action, _, _ in best_path(_START, len(pieces), moves, last)[1]]  # type: ignore[misc]


def _after_prose(
    pieces: Sequence[Piece], i: int, look: float, indent: float, no_gap: float
) -> dict[str, list[Step[str]]]:
    """Every way to read piece `i` after a paragraph's first line, and after a further one."""
    piece = pieces[i]
    if piece.byline:
        return {state: [("byline", "byline", left_open(pieces, i))] for state in _PROSE}
    if piece.jump:
        return {state: [("more", "more", 0.0)] for state in _PROSE}
    breaks = break_signs(pieces, i, no_gap)
    firsts, mores = first_signs(pieces, i, breaks, indent), more_signs(pieces, i, breaks, indent)
    steps, costs = _steps(pieces, i, no_gap), display_costs(pieces, i, breaks)
    more = _ways(piece, firsts[1], mores[1] + steps[1], look, costs[1])
    if breaks == steps == _NOTHING and mores[0] == mores[1]:
        return {"first": more, "more": more}  # as mostly in mid-sentence
    return {"first": _ways(piece, firsts[0], mores[0] + steps[0], look, costs[0]), "more": more}


def _after_other(
    state: str, pieces: Sequence[Piece], i: int, look: float, indent: float, no_gap: float
) -> list[Step[str]]:
    """The same where no paragraph stands above."""
    piece = pieces[i]
    if piece.byline:
        return [("byline", "byline", 0.0)]
    first = 8.0 if piece.opener else _first_after_other(state, pieces, i, indent)
    cost = 0.0
    if state in _DISPLAY:
        cost = 0.8 if abs(piece.width - pieces[i - 1].width) < 6 else 0.4
    return _ways(piece, first, _more_after_other(state, piece) + _steps(pieces, i, no_gap)[1], look, cost)


def _ways(piece: Piece, first: float, more: float, look: float, cost: float) -> list[Step[str]]:
    """The readings of a piece: a first line, a further one, and what costs so much, a display line or furniture."""
    out: list[Step[str]] = [("first", "first", first), ("more", "more", more)]
    if not piece.opener and (look > PROSE_ONLY or piece.furniture):
        action = "inserted" if cost <= _INSERTION else "display"
        worded = _FURNITURE if piece.furniture in ("masthead", "folio", "staff", "date", "weather") else 0.0
        out.append((action, action, look + cost - worded))
        if piece.furniture:
            out.append(("furniture", "furniture", furniture_looks(piece) + cost))
    return out


def _steps(pieces: Sequence[Piece], i: int, no_gap: float) -> tuple[float, float]:
    """What the blank line before a piece says of the paragraph above; nothing on a page that hardly has any."""
    return step_signs(pieces, i) if no_gap < -1.0 else _NOTHING


def _first_after_other(state: str, pieces: Sequence[Piece], i: int, indent: float) -> float:
    """Log-odds of a paragraph's first line where no paragraph stands above."""
    piece = pieces[i]
    score = opens(piece) + min(0.0, indent)
    if state in _DISPLAY:
        score -= SEAM * (piece.seam is True) + _TORN * (piece.text[0] in BAD_START)
        score -= ITEM * (_runs_on(pieces[i - 1]) and not piece.bullet)
        score -= 3.0 * (piece.text[1:2] in _COMMAS)  # 片，到市人民医院 …: the end of a word
        score += 0.0 if piece.gap or piece.lead or piece.shared else _STEPPED if steps_back(pieces, i) else -1.2
        score += (1.8 if indent > 0 else 1.0) if is_indented(pieces, i) else -0.8
        score -= 1.5 if state == "inserted" else 0.0
    return score


def _runs_on(piece: Piece) -> bool:
    """Whether a line with a glyph is the first of several: its sentence has begun, or fills the line."""
    if not piece.bullet or piece.closed:
        return False
    return "，" in piece.text or piece.width > max(piece.before, piece.after) - _FULL


def _more_after_other(state: str, piece: Piece) -> float:
    """Log-odds that a piece goes on the paragraph that a display line interrupts; any other line ends it."""
    if piece.opener or state not in _DISPLAY:
        return NEVER
    return -9.0 if state == "display" else too_wide(piece) - 0.5
