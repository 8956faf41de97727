"""Lines on which a story without a mark begins beside the headline of another: they are wider than those under them.

The two stand on one baseline.  Where the second starts further right there is a blank between them, else they are
glued; but its line is as long as its column less the indent, and that tells where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from site_builder.segment.openings import Openings
from site_builder.segment.piece import Piece
from site_builder.segment.retold import REACH, PairIndex, rows_of
from site_builder.text.folding import em_width, is_han

_INDENT = 2.0  # em
_LEAST, _MOST = 4.0, 26.0  # width of a headline, em
_SHORTEST = 2.0  # the same where a blank follows it
_LED = re.compile(
    r"(?:[▲▶▼]\s?|(?<![\d年月]))(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日(?:[，,]|[上下]午)|[近昨日][日前][，,]"
    r"|因[^，]{2,20}(?:需要|检修|改造|施工|升级)[，,]|问[：:]|[（(]上接第|[▲▶▼]"
    r"|[早晚上下清凌][上午晨]\s?\d{1,2}\s?点"
)
_BEFORE_DATE = "在的于自到从至与和截及今明去即年月"
_LABEL = re.compile(r"[\u4e00-\u9fff]{1,4}[市县区镇乡]")  # of an item of a column of briefs: 新泰市 5月15日，
_UNTOLD = 0.2  # share of a headline's pairs that the text after may have more than the text before
_WIDEST = 60.0
_LINES = 4  # of a headline group
_STOP, _PAUSE, _SIGN = re.compile("[，。]"), re.compile("[，、；]"), re.compile("[，。；、]")
_OPEN, _CLOSE = "“‘（《", "”’）》：？！—"


class Seams:
    """Where the lines of a page are to be cut."""

    def __init__(self, pieces: Sequence[Piece], openings: Openings) -> None:
        self.pieces, self.openings = pieces, openings

    def find(self, i: int) -> int:
        """Where line `i` is to be cut, as an offset in it; 0 if it is one story's."""
        return self._find_led(i) or self._find_wide(i)

    def _find_led(self, i: int) -> int:
        """The same where what stands beside a headline leads as a caption does: `…工作会议召开6月13日，` is cut in two.

        Its lines may be too few to tell a column.
        """
        piece = self.pieces[i]
        if piece.opener or piece.byline or piece.bullet or piece.doubled or not self._may_head(i):
            return 0
        found = _LED.search(piece.text, 2)
        if not found or not self._is_wider(i):
            return 0
        at = found.start()
        left = piece.text[:at].rstrip()
        apart = len(left) < at
        if not (_SHORTEST if apart else _LEAST) <= em_width(left) <= _MOST or _SIGN.search(left):
            return 0
        if left[-1] in _OPEN + _BEFORE_DATE or left.count("（") != left.count("）") or _LABEL.fullmatch(left):
            return 0
        return at if self._told(i, len(left)) > -_UNTOLD and (apart or not self._is_broken(i, at)) else 0

    def _is_wider(self, i: int) -> bool:
        """Whether a line is wider than those under it, or all that is printed there."""
        below = max((p.width for p in self.pieces[i + 1 : i + 3]), default=0.0)
        return self.pieces[i].width > below + 1.0 or self._ends(self.pieces[i])

    def _find_wide(self, i: int) -> int:
        """The same where its width tells it."""
        piece = self.pieces[i]
        if piece.opener or piece.closed or piece.spaced or piece.byline or piece.bullet or piece.width > _WIDEST:
            return 0
        if not self._may_head(i):
            return 0
        below = self.pieces[i + 1 : i + 7]
        widest = max((p.width for p in below), default=0.0)
        if len(below) < 2 or piece.width < widest or not _STOP.search(below[0].text + below[1].text):
            return 0
        if below[0].opener or below[0].byline or self.openings.lead.match(below[0].text):
            return 0
        full = [p.width for p in below if p.width > widest - 1.2]
        column = upper(full)
        if len(full) < 2 or piece.width < column + 2.5:
            return 0
        return max(self._candidates(i, column), default=(0.0, 0))[1]

    def _may_head(self, i: int) -> bool:
        """Whether a headline may stand on line `i`: what is above ends a sentence, or is lines of a headline itself."""
        for j in range(i - 1, max(-1, i - _LINES), -1):
            above = self.pieces[j]
            if above.byline or above.furniture or self._ends(above):
                return True
            if _PAUSE.search(above.text) or not (self.pieces[j + 1].gap or above.gap):
                return False
        return True

    def _ends(self, piece: Piece) -> bool:
        """Whether a line ends a sentence, a credit after it or not."""
        if piece.closed or piece.text[-1] in "）)":
            return True
        return piece.may_sign and self.openings.tail_start(piece.text) < len(piece.text)

    def _candidates(self, i: int, column: float) -> Iterator[tuple[float, int]]:
        """Cuts that leave a first line of this column: how likely each is, and where."""
        text = self.pieces[i].text
        for at in range(3, len(text) - 3):
            left, right = text[:at].rstrip(), text[at:]
            if _SIGN.search(left):
                return
            if not _LEAST <= em_width(left) <= _MOST or text[at - 1].isspace():
                continue
            room = column - em_width(right)
            if text[at].isspace():
                if -0.6 <= room <= 3.6:
                    yield 9.0 - at / 1000, at
            elif _is_number(text[at - 1 : at + 1]):
                continue
            elif abs(room - _INDENT) <= 1.1 and text[at - 1] not in _OPEN and text[at] not in _CLOSE:
                likely = self._likely(i, at) - abs(room - _INDENT)
                if likely > 0:
                    yield likely, at

    def _likely(self, i: int, at: int) -> float:
        """Whether the words on the left are told before the line rather than after it, and words end and begin here."""
        lead = self.openings.lead.match(self.pieces[i].text, at) is not None
        return self._told(i, at) - 0.1 - 2.0 * self._is_broken(i, at) + 2.0 * lead

    def _told(self, i: int, at: int) -> float:
        """By which share of its pairs the left of a line is told before it rather than after it."""
        text, index = self.pieces[i].text, self._index
        head = [text[k : k + 2] for k in range(at - 1)]
        before = sum(index.occurs(pair, i - REACH, i) for pair in head)
        return (before - sum(index.occurs(pair, i + 1, i + REACH) for pair in head)) / len(head)

    def _is_broken(self, i: int, at: int) -> bool:
        """Whether a cut would part a word: two characters that stand together elsewhere too."""
        pair = self.pieces[i].text[at - 1 : at + 1]
        return is_han(pair[0]) and is_han(pair[-1]) and len(self._index.lines[pair]) > 1

    @cached_property
    def _index(self) -> PairIndex:
        return PairIndex(rows_of(self.pieces), range(len(self.pieces)))


def _is_number(pair: str) -> bool:
    """Whether a cut between two characters would break a number, a date or a Latin word."""
    if pair[1].isascii():
        return pair[0].isascii() or (pair[0] in "年月" and pair[1].isdigit())
    return pair[0].isdigit() and pair[1].isalpha()


def upper(widths: Sequence[float]) -> float:
    """A width that most do not exceed: full lines are the widest."""
    return sorted(widths)[int(0.7 * (len(widths) - 1) + 0.5)]
