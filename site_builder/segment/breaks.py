"""Under a paragraph: whether a line goes on with it, begins another, or is a display line between the two.

Whoever asks does not know yet whether the line above is the first of its paragraph, made short by an indent, or a
further one; so each answer is a pair, for either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.segment.indents import is_last
from site_builder.segment.piece import Piece

Pair = tuple[float, float]  # after the first line of a paragraph, and after a further one
NEVER = -50.0
_TURN = re.compile(r"(?:记者|主持人|问|答|[\u4e00-\u9fff]{2,3})[：:]")  # another speaks in an interview
_PLACE = re.compile("[\u4e00-\u9fff]{1,4}[市县区镇乡][ \u3000]")  # of an item of a column of briefs
_SIGNERS = ("局", "会", "府", "公司", "中心", "支队", "办公室", "法院")  # an announcement ends so
_STOPS = re.compile("[，。；、]")
_PAUSES = "，、；：“‘（—至和与及于在到从"
_ROOM = 3.0  # em that a line in mid-sentence may leave free
SEAM, _NO_SEAM = 1.6, 0.3  # for a further line where the word at the line end is known, against it where not
ITEM = 2.5  # for an item with a glyph or a place after a closed line, against a paragraph in the midst of such an item
_CREDITED = 2.0  # for something new after a credit
# How a paragraph opens, and hardly a line in mid-sentence; what it weighs against such a line.
_OPENING = re.compile(r"(?:\d{1,2}月)?\d{1,2}日[，,上下]|[问答][：:]|近日[，,]|日前[，,]|图为")
_SECOND = "0123456789月日：:前为"  # its second character
_OPENED, _DASHED = 2.5, 4.0  # the latter against a paragraph that begins with a dash: it is a deck
_STEP, _BREAK = 1.8, 2.0  # log-odds against a blank line that neither a step nor a closed sentence explains


def break_signs(pieces: Sequence[Piece], i: int, no_gap: float) -> Pair:
    """Log-odds that something new begins at piece `i` where the line before ends a sentence.

    A first line is short by its indent.  The extractor leaves a blank line where a line starts further right than
    the one before, unless that one had a blank line before it itself; `no_gap` is what a missing one weighs (little
    on a page that has none).
    """
    piece, before = pieces[i], pieces[i - 1]
    if i == 0 or not (before.closed or before.text[-1] in "：:"):
        return 0.0, 0.0  # nobody asks
    score = -0.3 + (1.2 if piece.gap else -0.2 if before.gap or before.lead else no_gap) + (0.7 if piece.lead else 0.0)
    quoted = -0.8 if piece.text[0] in "“‘" and piece.gap else 0.0  # the quotation mark alone makes the blank line
    # someone is still speaking
    spoken = -1.2 if before.text.count("“") > before.text.count("”") else 0.0
    room = before.before - before.width
    first, more = (
        score + (2.5 if ragged > 1.6 else 1.0 if ragged > 1.0 else -0.6) + _CREDITED * before.credited + quoted + spoken
        for ragged in (room - 2.0, room)
    )
    return first, more


def step_signs(pieces: Sequence[Piece], i: int) -> Pair:
    """Log-odds that piece `i` goes on a paragraph, of which the line before is the first line, or a further one.

    A further line starts where the one before started, and has no blank line before it but at the top of a column.
    It starts further left than a first line, indented as that is; so the extractor leaves a blank line between the
    two, unless it left one before the first line already.  A quotation mark, pulled left, has one by itself.
    """
    if i == 0 or not pieces[i].gap or pieces[i].shared or _is_stretched(pieces, i):
        return 0.0, 0.0
    before = pieces[i - 1]
    if before.gap or before.lead:
        return -_STEP, 0.0
    return 0.0, (0.0 if before.closed or pieces[i].text[0] in "“‘" else -_BREAK)


def _is_stretched(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the lines around have blank ones between them for another reason: their column is stretched."""
    return all(piece.gap for piece in pieces[max(0, i - 1) : i + 3])


def left_open(pieces: Sequence[Piece], i: int) -> float:
    """Cost of ending a paragraph before piece `i` although its sentence is open."""
    if pieces[i - 1].closed:
        return 0.0
    if i < len(pieces) and (pieces[i].lead or pieces[i - 1].text.endswith(_SIGNERS)):
        return -3.0
    return -6.5


def first_signs(pieces: Sequence[Piece], i: int, breaks: Pair, indent: float) -> Pair:
    """Log-odds of another paragraph's first line."""
    piece, before = pieces[i], pieces[i - 1]
    if piece.opener:
        score = 8.0 + left_open(pieces, i)
        return score, score
    score = opens(piece)
    if before.closed:
        score += ITEM * (piece.bullet or (piece.gap and _PLACE.match(piece.text) is not None))
        turn = 4.0 * (_TURN.match(piece.text) is not None)
        return score + breaks[0] + indent + turn, score + breaks[1] + indent + turn
    if before.text[-1] in "：:":
        return score - 1.0 + 0.5 * breaks[0] + indent, score - 1.0 + 0.5 * breaks[1] + indent
    short = piece.lead or (piece.gap and before.before - before.width > 2.5)
    score -= 2.0 if piece.lead else 3.5 if short else 6.0
    score += 2.0 if piece.bullet and short else 0.0
    return score, score


def opens(piece: Piece) -> float:
    """Log-odds of a paragraph's first line from how it opens."""
    return 1.0 * piece.bullet - _DASHED * piece.text.startswith("——")


def more_signs(pieces: Sequence[Piece], i: int, breaks: Pair, indent: float) -> Pair:
    """Log-odds of a further line of the paragraph."""
    piece, before = pieces[i], pieces[i - 1]
    if piece.opener:
        return NEVER, NEVER
    score = too_wide(piece)
    if piece.shared or piece.lead:
        score -= 4.0  # a new run of text
    first = 0.0
    if piece.bare[1:2] in _SECOND and before.text[-1] not in _PAUSES and _OPENING.match(piece.bare):
        score -= _OPENED
        first = 0.0 if _STOPS.search(before.text) else _OPENED
    if before.closed:
        return score - first - 0.5 * breaks[0] - 0.5 * indent, score - 0.5 * breaks[1] - 0.5 * indent
    score += 2.0 if not piece.gap else 1.5
    if piece.seam is not None:
        score += SEAM if piece.seam else -_NO_SEAM
    if indent > 0:
        score -= 0.5 * indent  # justified text fills its lines
    left = _left_room(pieces, i)
    return score - first - left[0], score - left[1]


def too_wide(piece: Piece) -> float:
    """What it costs that a line is wider than its column, as a further line of the paragraph above."""
    wide = piece.width - piece.before
    if wide <= 0:
        return 0.0  # as mostly
    if wide > 12:
        return -5.0
    if wide > 6 or (piece.width > piece.before + 1.6 and piece.width > piece.after + 1.6):
        return -3.0
    return -1.0 if wide > 3 else 0.0


def _left_room(pieces: Sequence[Piece], i: int) -> Pair:
    """What it costs that the line before leaves so much of its column free in mid-sentence."""
    piece, before = pieces[i], pieces[i - 1]
    room = before.before - before.width
    if room < _ROOM:
        return 0.0, 0.0  # as mostly
    # a first line's indent made it short, and its column may be another than that before
    own = before.before if is_last(pieces, i) else max(before.after, piece.width)
    indented = min(before.before, own) - before.width - 2.0
    # of two lines alike the text runs round a picture
    return (
        0.0 if abs(before.width + 2.0 - piece.width) < 0.6 else _room_cost(indented, piece.gap),
        0.0 if abs(before.width - piece.width) < 0.6 else _room_cost(room, piece.gap),
    )


def _room_cost(room: float, gap: bool) -> float:
    if not gap:
        return 0.0 if room < 4.1 else 2.0 if room < 6 else 3.5
    return 0.0 if room < _ROOM else 1.8 if room < 5 else 4.0 if room < 8 else 6.0


def display_costs(pieces: Sequence[Piece], i: int, breaks: Pair) -> Pair:
    """Cost of a display line here: dear in the middle of a sentence."""
    before = pieces[i - 1]
    if before.closed:
        turn = 4.0 * (_TURN.match(pieces[i].text) is not None)  # 临清：三项机制 … is no speaker
        return 0.5 + breaks[0] + turn, 0.5 + breaks[1] + turn
    if pieces[i].gap and before.text.endswith(_SIGNERS):
        return -2.5, -2.5
    short = before.before - before.width > 2.5
    cost = -4.0 if (short and pieces[i].gap) or before.text[-1] in "：:" else -6.0
    return cost, cost
