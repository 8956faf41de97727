"""How a display line looks: a headline, a subhead, an item of a list, by its text and its neighbours' places."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from site_builder.segment.piece import Piece
from site_builder.segment.profile import Profile

PROSE_ONLY = -6.0  # looks no better than this: not worth a try
_STOP_INSIDE, _HALF_STOP_INSIDE = -6.0, -5.0
_WORD, _PAIR = 3.5, 2.0  # em
_AMOUNT = re.compile(
    r"^[^，。；]{2,16}?\d[\d.]{0,12}\s?[%％百千万亿]{0,4}\s?[\u4e00-\u9fff]{0,3}(?:以上|左右|多)?(?<![年月日时号])$"
)
_LISTED, _ITEM = 1.5, 14.0  # log-odds; em
_SAID = re.compile("[问答记][：:]|记者[：:]")  # in an interview
_DAY = re.compile(r"\d{1,2}月\d{1,2}日(?!起)")  # opens a text rather than a headline
_STOPS = re.compile("[，。；、]")
_PHRASES = re.compile("[\u4e00-\u9fff”！？]{3} [\u4e00-\u9fff“]{3}")
_PHRASED = 0.5  # for two phrases parted by a blank: 小区门口修条路 十年烦心事了了
_PAUSE = re.compile("[，；]")
_INDENTED = 2.6  # em: lines of one column differ by no more
_PAIRED = re.compile("[“”（）《》]")
BAD_END = frozenset("，、：；,;（《“‘")
BAD_START = frozenset("，。、；：？！）》”’")
WEAK_END = frozenset("的和与及在对将为从向了是把被于由至等则即")


def wording(piece: Piece) -> float:
    """Log-odds that a piece is a display line from its words, wherever it stands; minus infinity for sure prose."""
    text = piece.text
    if "。" in text[:-1] or text[0] in BAD_START or _SAID.match(text):
        return -math.inf
    score = -1.5 + (_STOP_INSIDE * ("。" in text) + _HALF_STOP_INSIDE * ("；" in text))
    score -= min(4.0, 2.0 * text.count("，"))
    score -= (2.5 if text[-1] in WEAK_END else 0.0) + 1.5 * _unbalanced(text)
    score += _PHRASED * _has_phrases(piece) + 1.0 * piece.doubled + 2.0 * text.startswith(("——", "──", "――"))
    return score - 1.5 * (_DAY.match(text) is not None)


def display_looks(pieces: Sequence[Piece], i: int) -> float:
    """Log-odds that a piece is a display line, from its words and its neighbours' places."""
    piece = pieces[i]
    if piece.scale:
        return _by_size(pieces, i)
    score, width = piece.wording, piece.width
    if score == -math.inf:
        return PROSE_ONLY
    if piece.text[-1] in BAD_END:
        score -= 1.5 if _is_place(piece) else 5.0
    if not _STOPS.search(piece.text):
        score += min(2.0, 0.08 * width) - 0.3  # the longer a line without a stop, the less it is prose
    if piece.retold >= 0:
        score += max(-0.4, min(1.4, 4.0 * (piece.retold - 0.45)))  # its body tells a headline again
    score += 1.5 * piece.bullet - 4.0 * (width > 36) - (_narrow(pieces, i) if width < _WORD else 0.0)
    column = max(piece.before, piece.after)
    if width > column + 1.4:
        score += 0.0 if _is_wide_text(pieces, i) else 2.5
    elif width < column - 3.6:
        score += 1.0
    elif abs(width - column) < 0.6:
        score -= 0.7
    return score + _isolation(pieces, i) + (_LISTED * _lists(pieces, i) if width <= _ITEM else 0.0)


def _lists(pieces: Sequence[Piece], i: int) -> int:
    """How many of a line and those beside it end in an amount, if it does: `养殖面积 15 万亩` / `从业人员 2.6 万人`."""
    if not _is_amount(pieces[i]):
        return 0
    return sum(map(_is_amount, (*pieces[max(0, i - 1) : i], *pieces[i + 1 : i + 2])))


def _is_amount(piece: Piece) -> bool:
    return piece.width <= _ITEM and not piece.closed and _AMOUNT.search(piece.text) is not None


_LARGE = 1.12  # times the size of the body
_CAPTION = 5  # lines


def _by_size(pieces: Sequence[Piece], i: int) -> float:
    """The same where font sizes are known: what is larger than the body is display, whatever it says."""
    piece = pieces[i]
    if piece.scale > _LARGE:
        return 8.0
    if piece.is_small and _small_lines(pieces, i) <= _CAPTION:
        return 4.0
    return -1.0 if piece.bullet or piece.doubled else PROSE_ONLY + 1.0


def _small_lines(pieces: Sequence[Piece], i: int) -> int:
    """How many lines of small print stand together: a caption has few."""
    low = high = i
    while low and pieces[low - 1].is_small:
        low -= 1
    while high + 1 < len(pieces) and pieces[high + 1].is_small:
        high += 1
    return high - low + 1


def furniture_looks(piece: Piece) -> float:
    """Log-odds that a line is furniture, given that its words say so."""
    return 3.0 if piece.furniture in ("date", "contact") else 4.5


def known_heading(piece: Piece, profile: Profile) -> float:
    """Headings of columns and announcements are known by their words: 简讯, 停电检修通知."""
    if piece.width > 24 or piece.closed:
        return 0.0
    text = piece.bare
    short = 4.0 if piece.width < 3.5 else 0.0  # 公 告
    if len(text) <= 8 and text.endswith(profile.brief_headings):
        return 3.0 + short
    if len(text) <= 14 and text.startswith(profile.box_headings):
        return 2.0
    if not text.endswith(profile.notice_headings):
        return 0.0
    return 4.0 if text.startswith("关于") else 2.0 + short


def _narrow(pieces: Sequence[Piece], i: int) -> float:
    """What it costs that a line is very short: dear, unless it stands alone as a picture's title may (晒秋)."""
    alone = pieces[i].gap and (i + 1 == len(pieces) or pieces[i + 1].gap)
    return 1.5 if alone and pieces[i].width >= _PAIR else 4.0


def _is_place(piece: Piece) -> bool:
    """Whether a short line with room after it names who the line below tells of: `曹县大集镇：`."""
    return piece.text[-1] in "：:" and piece.gap and 4 < piece.width < min(14, piece.after - 3.0)


def _unbalanced(text: str) -> int:
    if not _PAIRED.search(text):
        return 0
    count = text.count
    return (count("“") != count("”")) + (count("（") != count("）")) + (count("《") != count("》"))


def _is_stretched(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line stands in a column whose every line has a blank one before it."""
    around = [*pieces[max(0, i - 3) : i], *pieces[i + 1 : i + 4]]
    alike = [piece for piece in around if abs(piece.width - pieces[i].width) < 2.6]
    return len(alike) > 2 and all(piece.gap for piece in alike)


def _has_phrases(piece: Piece) -> bool:
    """Whether a line is two phrases parted by a blank; one inside a name in quotation marks says nothing."""
    found = _PHRASES.search(piece.text) if piece.text.count(" ") == 1 and not piece.spaced else None
    return found is not None and not _unbalanced(piece.text) and not _unbalanced(piece.text[: found.start() + 3])


def _is_wide_text(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a wide line stands with another as wide, and they are of a text: its column is too short to be known."""
    around = (*pieces[max(0, i - 1) : i], *pieces[i + 1 : i + 2])
    alike = any(abs(other.width - pieces[i].width) < _INDENTED for other in around)
    return alike and _PAUSE.search(pieces[i].text) is not None


def _isolation(pieces: Sequence[Piece], i: int) -> float:
    after = i + 1 == len(pieces) or pieces[i + 1].gap or pieces[i + 1].opener or pieces[i + 1].byline
    after = after or pieces[i + 1].shared or bool(pieces[i + 1].furniture) or pieces[i + 1].lead
    before = pieces[i].gap or i == 0 or bool(pieces[i - 1].furniture) or pieces[i].lead
    if before and after and _is_stretched(pieces, i):
        return -0.5
    return 1.5 if before and after else 0.0 if before or after else -1.5
