"""Lines → paragraphs and display lines: what each piece is, found for all pieces of a page at once.

An extractor leaves blank lines in mid-sentence and none between paragraphs, so no single sign decides.  Each piece
is the first line of a paragraph, a further one, a display line (headline, subhead, item of a list), a byline, or
furniture; looks and neighbours speak for and against each, and the best sequence wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from site_builder.segment.display import BAD_START, PROSE_ONLY, display_looks, furniture_looks, known_heading
from site_builder.segment.indents import indent_signs, is_indented, is_last, steps_back
from site_builder.segment.lattice import Step, best_path
from site_builder.segment.piece import Piece
from site_builder.segment.profile import Profile

Label = Literal["first", "more", "display", "inserted", "byline", "furniture"]
_PROSE = ("first", "more")
_NEVER, _START = -50.0, "start"
_TURN = re.compile(r"(?:记者|主持人|问|答|[\u4e00-\u9fff]{2,3})[：:]")  # another speaks in an interview
_SIGNERS = ("局", "会", "府", "公司", "中心", "支队", "办公室", "法院")  # an announcement ends so
_COMMAS = ("，", "。", "；", "、")
_STOPS = re.compile("[，。；、]")
_PAUSES = "，、；：“‘（—至和与及于在到从"


def label_pieces(pieces: Sequence[Piece], profile: Profile) -> list[Label]:
    """The label of each piece; `inserted` is a display line that interrupts a paragraph."""
    if not pieces:
        return []
    every = range(len(pieces))
    looks = [display_looks(pieces, i) + known_heading(pieces[i], profile) for i in every]
    no_gap = -2.6 if sum(piece.gap for piece in pieces) > 0.04 * len(pieces) else -0.2
    breaks = [(_break_signs(pieces, i, True, no_gap), _break_signs(pieces, i, False, no_gap)) for i in every]
    indents = [indent_signs(pieces, i) for i in every]
    steps = [_step_signs(pieces, i) if no_gap < -1.0 else (0.0, 0.0) for i in every]

    def moves(state: str, i: int) -> list[Step[str]]:
        piece = pieces[i]
        if piece.byline:
            return [("byline", "byline", _left_open(state, pieces, i))]
        if piece.jump and state in _PROSE:
            return [("more", "more", 0.0)]
        signs = breaks[i][0 if state == "first" else 1]
        out: list[Step[str]] = [
            ("first", "first", _to_first(state, pieces, i, signs, indents[i])),
            ("more", "more", _to_more(state, pieces, i, signs, indents[i]) + steps[i][state == "first"]),
        ]
        if not piece.opener and (looks[i] > PROSE_ONLY or piece.furniture):
            cost = _to_display(state, pieces, i, signs)
            action = "inserted" if cost <= _INSERTION else "display"
            known = _FURNITURE if piece.furniture in ("masthead", "folio", "staff", "date", "weather") else 0.0
            out.append((action, action, looks[i] + cost - known))
            if piece.furniture:
                out.append(("furniture", "furniture", furniture_looks(piece) + cost))
        return out

    path = best_path(_START, len(pieces), moves, lambda state: _left_open(state, pieces, len(pieces)))[1]
    return [action for action, _, _ in path]  # type: ignore[misc]


# -------------------------------------------------------------------------------- where a break may be
_SEAM, _NO_SEAM = 1.6, 0.3  # for a further line where the word at the line end is known, against it where not
_ITEM = 2.5  # for an item with a glyph after a closed line, against a paragraph in the midst of such an item
_TORN = 6.0  # against a paragraph that begins with a stop
_CREDITED = 2.0  # for something new after a credit
_INSERTION = -3.0
_FURNITURE = 4.0  # against a display line whose words are those of furniture
# How a paragraph opens, and hardly a line in mid-sentence; what it weighs against such a line.
_OPENING = re.compile(r"(?:\d{1,2}月)?\d{1,2}日[，,上下]|[问答][：:]|近日[，,]|日前[，,]|图为")
_SECOND = "0123456789月日：:前为"  # its second character
_OPENED, _DASHED = 2.5, 4.0  # the latter against a paragraph that begins with a dash: it is a deck
_STEPPED = -0.4  # for a first line whose next starts further left
_STEP, _BREAK = 1.8, 2.0  # log-odds against a blank line that neither a step nor a closed sentence explains


def _to_display(state: str, pieces: Sequence[Piece], i: int, signs: float) -> float:
    """Cost of a display line here: dear in the middle of a sentence."""
    if state in ("display", "inserted"):
        return 0.8 if abs(pieces[i].width - pieces[i - 1].width) < 6 else 0.4
    if state not in _PROSE:
        return 0.0
    before = pieces[i - 1]
    if before.closed:
        return 0.5 + signs + 4.0 * (_TURN.match(pieces[i].text) is not None)  # 临清：三项机制 … is no speaker
    short = before.before - before.width > 2.5
    if pieces[i].gap and before.text.endswith(_SIGNERS):
        return -2.5
    return -4.0 if (short and pieces[i].gap) or before.text[-1] in "：:" else -6.0


def _left_open(state: str, pieces: Sequence[Piece], i: int) -> float:
    """Cost of ending a paragraph before piece `i` although its sentence is open."""
    if state not in _PROSE or pieces[i - 1].closed:
        return 0.0
    if i < len(pieces) and (pieces[i].lead or pieces[i - 1].text.endswith(_SIGNERS)):
        return -3.0
    return -6.5


def _to_first(state: str, pieces: Sequence[Piece], i: int, signs: float, indent: float) -> float:
    piece = pieces[i]
    if piece.opener:
        return 8.0 + _left_open(state, pieces, i)
    score = 1.0 * piece.bullet - _DASHED * piece.text.startswith("——")
    if state in _PROSE:
        before = pieces[i - 1]
        if before.closed:
            score += _ITEM * piece.bullet
            return score + signs + indent + 4.0 * (_TURN.match(piece.text) is not None)
        if before.text[-1] in "：:":
            return score - 1.0 + 0.5 * signs + indent
        short = piece.lead or (before.before - before.width > 2.5 and piece.gap)
        return score - (2.0 if piece.lead else 3.5 if short else 6.0) + (2.0 if piece.bullet and short else 0.0)
    if state in ("display", "inserted"):
        score += min(0.0, indent)
        score -= _SEAM * (piece.seam is True) + _TORN * (piece.text[0] in BAD_START)
        score -= _ITEM * (_runs_on(pieces[i - 1]) and not piece.bullet)
        score -= 3.0 * (piece.text[1:2] in _COMMAS)  # 片，到市人民医院 …: the end of a word
        score += 0.0 if piece.gap or piece.lead or piece.shared else _STEPPED if steps_back(pieces, i) else -1.2
        score += (1.8 if indent > 0 else 1.0) if is_indented(pieces, i) else -0.8
        return score - (1.5 if state == "inserted" else 0.0)
    return score + min(0.0, indent)


def _runs_on(piece: Piece) -> bool:
    """Whether a line with a glyph is the first of several: its sentence has begun, and fills the line."""
    return piece.bullet and not piece.closed and "，" in piece.text


def _to_more(state: str, pieces: Sequence[Piece], i: int, signs: float, indent: float) -> float:
    piece = pieces[i]
    if piece.opener or state in (_START, "byline", "furniture"):
        return _NEVER
    if state == "display":
        return -9.0
    wide = piece.width - piece.before
    score = (
        -5.0
        if wide > 12
        else -3.0
        if wide > 6 or (piece.width > piece.before + 1.6 and piece.width > piece.after + 1.6)
        else -1.0
        if wide > 3
        else 0.0
    )
    if state == "inserted":
        return score - 0.5
    if piece.shared or piece.lead:
        score -= 4.0  # a new run of text
    before = pieces[i - 1]
    if piece.bare[1:2] in _SECOND and before.text[-1] not in _PAUSES and _OPENING.match(piece.bare):
        score -= _OPENED * (2 if state == "first" and not _STOPS.search(before.text) else 1)
    if before.closed:
        return score - 0.5 * signs - 0.5 * indent
    score += 2.0 if not piece.gap else 1.5
    if piece.seam is not None:
        score += _SEAM if piece.seam else -_NO_SEAM
    if indent > 0:
        score -= 0.5 * indent  # justified text fills its lines
    room = before.before - before.width
    if state == "first":  # its indent made it short, and its column may be another than that before
        own = before.before if is_last(pieces, i) else max(before.after, piece.width)
        room = min(before.before, own) - before.width - 2.0
    if abs(before.width + (2.0 if state == "first" else 0.0) - piece.width) < 0.6:
        room = 0.0  # two lines alike: the text runs round a picture
    if not piece.gap:
        return score - (0.0 if room < 4.1 else 2.0 if room < 6 else 3.5)
    return score - (0.0 if room < 3 else 1.8 if room < 5 else 4.0 if room < 8 else 6.0)


def _break_signs(pieces: Sequence[Piece], i: int, after_first: bool, no_gap: float = -2.6) -> float:
    """Log-odds that something new begins at piece `i` where the line before ends a sentence.

    `after_first`: that line began a paragraph, so that its indent has made it short.  The extractor leaves a blank
    line where a line starts further right than the one before, unless that one had a blank line before it itself;
    `no_gap` is what a missing one weighs (little on a page that has none).
    """
    piece, before = pieces[i], pieces[i - 1]
    if i == 0 or not (before.closed or before.text[-1] in "：:"):
        return 0.0  # nobody asks
    ragged = before.before - before.width - (2.0 if after_first else 0.0)
    score = -0.3 + (1.2 if piece.gap else -0.2 if before.gap or before.lead else no_gap) + (0.7 if piece.lead else 0.0)
    score += 2.5 if ragged > 1.6 else 1.0 if ragged > 1.0 else -0.6
    score += _CREDITED * before.credited
    if piece.text[0] in "“‘" and piece.gap:
        score -= 0.8  # the quotation mark alone makes the blank line
    if before.text.count("“") > before.text.count("”"):
        score -= 1.2  # someone is still speaking
    return score


def _step_signs(pieces: Sequence[Piece], i: int) -> tuple[float, float]:
    """Log-odds that piece `i` goes on a paragraph, of which the line before is a further line, or the first.

    A further line starts where the one before started, and has no blank line before it but at the top of a column.
    It starts further left than a first line, indented as that is; so the extractor leaves a blank line between the
    two, unless it left one before the first line already.  A quotation mark, pulled left, has one by itself.
    """
    if i == 0 or not pieces[i].gap or pieces[i].shared or _is_stretched(pieces, i):
        return 0.0, 0.0
    before = pieces[i - 1]
    if before.gap or before.lead:
        return 0.0, -_STEP
    return (0.0 if before.closed or pieces[i].text[0] in "“‘" else -_BREAK), 0.0


def _is_stretched(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the lines around have blank ones between them for another reason: their column is stretched."""
    return all(piece.gap for piece in pieces[max(0, i - 1) : i + 3])
