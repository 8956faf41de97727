"""A page's lines as pieces: what one story printed on one line, with what its looks say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from site_builder.model import Page, Span
from site_builder.segment.doubled import is_doubled
from site_builder.segment.furniture import furniture_kind
from site_builder.segment.openings import Openings, openings_of
from site_builder.segment.profile import Profile
from site_builder.segment.seams import cut_line, ends_closed, trimmed
from site_builder.text.folding import em_width, is_han

_WINDOW = 8  # lines looked at to find a column's width
_LONE = re.compile(r"(?<=[ \u3000])[\u4e00-\u9fff](?=[ \u3000])")


@dataclass(slots=True)
class Piece:
    """A line of print, or the part of it that belongs to one story."""

    start: int
    end: int
    text: str  # as printed, without blanks at its ends
    line: int  # 1-based
    gap: bool = False  # a blank line stands before it
    lead: bool = False  # it begins with a blank: a new run of text
    shared: bool = False  # it stands on the line of the piece before it
    width: float = 0.0  # em, blanks aside
    before: float = 0.0  # width of the column that the lines before it stand in
    after: float = 0.0  # the same, from it on
    closed: bool = False  # it ends a sentence
    opener: bool = False  # a story opens here (本报讯 …)
    byline: bool = False  # nothing but a byline or credit
    spaced: bool = False  # letter-spaced: it fills its column, however few its characters
    bullet: bool = False  # it opens with a glyph and is no byline
    doubled: bool = False  # a shadowed caption, each run printed twice
    furniture: str = ""  # masthead, folio, staff … by its words

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def cut_pieces(page: Page, profile: Profile, spans: Iterable[Span] | None = None) -> list[Piece]:
    """The pieces of a page, or of some spans of it, with all they tell by themselves and beside their neighbours."""
    openings = openings_of(profile)
    pieces: list[Piece] = []
    for start, end, line, gap in _line_parts(page, spans):
        for number, (low, high) in enumerate(cut_line(page.text, start, end, openings)):
            piece = _describe(page.text, low, high, line, openings, profile)
            piece.gap, piece.shared = gap and number == 0, number > 0
            if spans is not None and number == 0:
                piece.width = _printed_width(page.text, low, high, openings)
                piece.opener |= piece.width > em_width(piece.text) + 1.0  # the byline before it was cut off
            piece.lead = number == 0 and page.text[low - 1 : low] in (" ", "\u3000")
            pieces.append(piece)
    if spans is None:
        pieces = _cut_shared(page, pieces, openings, profile)
    _mend_bylines(pieces, openings)
    _close_signed(pieces, openings)
    _measure_columns(pieces)
    return pieces


def _line_parts(page: Page, spans: Iterable[Span] | None) -> Iterator[tuple[int, int, int, bool]]:
    """Non-blank parts of lines, in the order of the spans: start, end, line number, blank line before."""
    if spans is None:
        blank = True
        for number, start, end in page.lines:
            if page.text[start:end].strip():
                yield start, end, number, blank
                blank = False
            else:
                blank = True
        return
    number = 0
    for start, end in spans:
        blank = True
        for part in re.finditer(r"[^\r\n]+", page.text[start:end]):
            low, high = start + part.start(), start + part.end()
            before = page.text[max(0, low - 3) : low].replace("\r\n", "\n")
            blank = blank and low == start and before[-1:] in ("", "\n", "\r") and _blank_before(page.text, low)
            if part[0].strip():
                number += 1
                yield low, high, number, blank or _blank_before(page.text, low)
            blank = False


def _blank_before(text: str, at: int) -> bool:
    """Whether the line before the one that begins at `at` is blank, or there is none."""
    head = text[max(0, at - 200) : at]
    if head[-1:] not in ("", "\n", "\r"):
        return False
    head = head.rstrip(" \t\u3000")
    return len(re.findall(r"\r\n|\n|\r", head[len(head.rstrip()) :])) > 1 or not head.strip()


def _cut_shared(page: Page, pieces: list[Piece], openings: Openings, profile: Profile) -> list[Piece]:
    """Cut lines on which a story without a mark begins beside a headline: they are wider than those under them."""
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        at = 0 if piece.opener or piece.closed or piece.spaced or piece.byline or piece.bullet else _seam(pieces, i)
        if not at:
            out.append(piece)
            continue
        for low, high in ((piece.start, piece.start + at), (piece.start + at, piece.end)):
            part = _describe(page.text, *trimmed(page.text, low, high), piece.line, openings, profile)
            part.gap, part.lead, part.shared = piece.gap and not low - piece.start, False, low > piece.start
            out.append(part)
    return out


def _seam(pieces: Sequence[Piece], i: int) -> int:
    """Where such a line is to be cut, 0 if it is none."""
    piece = pieces[i]
    below = [p.width for p in pieces[i + 1 : i + 5]]
    if piece.width > 60 or len(below) < 2 or " " not in piece.text:
        return 0
    if not re.search("[，。]", pieces[i + 1].text + pieces[i + 2].text):
        return 0
    column = _upper(below)
    if piece.width < column + 2.5 or pieces[i + 1].opener or (i and not pieces[i - 1].closed and not piece.gap):
        return 0
    for found in re.finditer(" ", piece.text):
        left, right = piece.text[: found.start()], piece.text[found.end() :]
        room = column - em_width(right)
        if 4 <= em_width(left) <= 26 and not re.search("[，。；、]", left) and -0.6 <= room <= 3.6:
            return found.start()
    return 0


def _printed_width(text: str, start: int, end: int, openings: Openings) -> float:
    """The width of a part of a line with the byline that stood before it, not with what another story printed."""
    low = max(0, start - 200)
    head = text[low:start]
    low += max(head.rfind("\n"), head.rfind("\r")) + 1
    parts = [part for part in cut_line(text, low, end, openings) if part[0] <= start]
    return em_width(text[parts[-1][0] : end]) if parts else em_width(text[start:end])


def _describe(text: str, start: int, end: int, line: int, openings: Openings, profile: Profile) -> Piece:
    part = text[start:end]
    piece = Piece(start, end, part, line, width=em_width(part))
    piece.closed = ends_closed(part)
    piece.spaced = len(_LONE.findall(part)) > 2
    if not piece.spaced:
        piece.width += 0.2 * part.count(" ")
    piece.opener = openings.opening_end(text[start : start + 120]) > 0
    piece.byline = not piece.opener and piece.width <= 40 and openings.is_byline(part)
    piece.bullet = part[0] in openings.glyphs and not piece.byline and not piece.opener
    piece.doubled = is_doubled("".join(part.split()))
    if not piece.opener and not piece.byline:
        piece.furniture = furniture_kind(part, profile)
    return piece


def _mend_bylines(pieces: Sequence[Piece], openings: Openings) -> None:
    """A name cut by the line end belongs to the byline before it: `■ 本报通讯员 赵玉` / `国`."""
    for one, two in pairwise(pieces):
        if not one.byline or two.gap or two.byline or len(two.text) > 2 or not all(map(is_han, two.text)):
            continue
        if openings.is_byline(one.text + two.text):
            two.byline = True


def _close_signed(pieces: Sequence[Piece], openings: Openings) -> None:
    """A line that ends in a credit ends its paragraph: `600台。 记者 王晓 摄`; the credit may begin the line before."""
    for i, piece in enumerate(pieces):
        if piece.closed or piece.byline or not openings.may_sign(piece.text):
            continue
        if openings.tail_start(piece.text) < len(piece.text):
            piece.closed = True
        elif i and not pieces[i - 1].closed:
            before = pieces[i - 1].text[-40:]
            piece.closed = any(openings.tail_start(before + seam + piece.text) < len(before) for seam in ("", " "))


def _measure_columns(pieces: Sequence[Piece]) -> None:
    """Estimate the width of the column before and after each piece from the widths of its neighbours."""
    widths = [p.width for p in pieces]
    walls = [p.opener or p.byline or bool(p.furniture) for p in pieces]
    for i, piece in enumerate(pieces):
        if piece.spaced and len(piece.text) > 12:
            piece.width = widths[i] = max(piece.width, min(widths[i - 1 : i] or [0.0]))
        low = i
        while low > max(0, i - _WINDOW) and not (low < i and walls[low]):
            low -= 1
        high = i + 1
        while high < min(len(pieces), i + _WINDOW) and not walls[high]:
            high += 1
        piece.before = _upper(widths[low:i]) if low < i else piece.width
        piece.after = _upper(widths[i:high])


def _upper(widths: Sequence[float]) -> float:
    return sorted(widths)[int(0.7 * (len(widths) - 1) + 0.5)]
