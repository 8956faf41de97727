"""A page's lines as pieces: what one story printed on one line, with what its looks say."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import add

from site_builder.model import Page, Span
from site_builder.segment.display import wording
from site_builder.segment.doubled import is_doubled
from site_builder.segment.furniture import furniture_kind
from site_builder.segment.guides import mark_advertisements, mark_guides, mark_sections
from site_builder.segment.jumps import comes_from, goes_to
from site_builder.segment.openings import Openings, openings_of
from site_builder.segment.piece import Piece
from site_builder.segment.profile import Profile
from site_builder.segment.retold import mark_retold, mark_seams, rows_of
from site_builder.segment.seams import cut_line, ends_closed, trimmed
from site_builder.segment.shared import Seams, upper
from site_builder.segment.signed import close_signed, join_bylines, mark_authors, may_sign
from site_builder.text.folding import em_width

_WINDOW = 8  # lines looked at to find a column's width
_SIGNS = re.compile("[，。、；：！？“”‘’（）《》]")
_LINE = re.compile(r"[^\r\n]+")
_LONE = re.compile(r"(?<=[ \u3000])[\u4e00-\u9fff](?=[ \u3000])")


class Sheet:
    """A page and the habits of its paper; what a part of a line tells by itself is found once, whoever asks."""

    def __init__(self, page: Page, profile: Profile) -> None:
        self.page, self.profile, self.openings = page, profile, openings_of(profile)
        self._known: dict[tuple[int, int], list[Piece]] = {}

    def parts(self, start: int, end: int) -> list[Piece]:
        """A line, or what a story has of it, cut where another story opens on it.

        Whoever asks takes the pieces afresh: neighbours add what they tell.
        """
        known = self._known.get((start, end))
        if known is None:
            cuts = cut_line(self.page.text, start, end, self.openings)
            known = self._known[start, end] = [self.describe(low, high) for low, high in cuts]
        return known

    def describe(self, start: int, end: int) -> Piece:
        """The piece that stands there, with what it tells by itself."""
        return _describe(self.page.text, start, end, self.openings, self.profile)


def cut_pieces(sheet: Sheet, spans: Iterable[Span] | None = None) -> list[Piece]:
    """The pieces of a page, or of some spans of it, with all they tell by themselves and beside their neighbours."""
    page, profile, openings = sheet.page, sheet.profile, sheet.openings
    pieces: list[Piece] = []
    for start, end, line, gap in _line_parts(page, spans):
        for number, known in enumerate(sheet.parts(start, end)):
            piece = known.afresh(line)
            piece.gap, piece.shared = gap and number == 0, number > 0
            if spans is not None and number == 0:
                own = piece.width if len(piece.text) == len(piece.bare) else em_width(piece.bare)
                piece.width = max(own, _printed_width(page.text, piece.start, piece.end, openings))
                piece.opener |= piece.width > own + 1.0  # the byline before it was cut off
            piece.lead = number == 0 and page.text[piece.start - 1 : piece.start] in (" ", "\u3000")
            pieces.append(piece)
    if spans is None:
        pieces = _cut_shared(sheet, pieces)
    if page.boxes:
        _scale(page, pieces)
    join_bylines(pieces, openings)
    close_signed(pieces, openings)
    mark_guides(pieces, profile)
    mark_sections(pieces, profile)
    mark_advertisements(pieces)
    if spans is None:
        mark_authors(pieces, openings, profile)
    _measure_columns(pieces)
    rows = rows_of(pieces)
    mark_seams(pieces, rows)
    if spans is None:
        mark_retold(pieces, rows)
    return pieces


def _scale(page: Page, pieces: Sequence[Piece]) -> None:
    """Say how large each piece is printed."""
    starts = [line.start for line in page.lines]
    for piece in pieces:
        box = page.boxes[bisect_right(starts, piece.start) - 1]
        piece.scale = box.size / page.body_size if box else 0.0


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
        for part in _LINE.finditer(page.text, start, end):
            if part[0].strip():
                number += 1
                yield *part.span(), number, _blank_before(page.text, part.start())


def _blank_before(text: str, at: int) -> bool:
    """Whether the line before the one that begins at `at` is blank, or there is none."""
    if at and text[at - 1] not in "\n\r":
        return False
    if at > 1 and not text[at - 2].isspace():
        return False  # as nearly always
    head = text[max(0, at - 200) : at].rstrip(" \t\u3000")
    return len(re.findall(r"\r\n|\n|\r", head[len(head.rstrip()) :])) > 1 or not head.strip()


def _cut_shared(sheet: Sheet, pieces: list[Piece]) -> list[Piece]:
    """Cut lines on which a story without a mark begins beside a headline."""
    out: list[Piece] = []
    seams = Seams(pieces, sheet.openings)
    for i, piece in enumerate(pieces):
        at = seams.find(i)
        if not at:
            out.append(piece)
            continue
        for low, high in ((piece.start, piece.start + at), (piece.start + at, piece.end)):
            part = sheet.describe(*trimmed(sheet.page.text, low, high)).afresh(piece.line)
            part.gap, part.lead, part.shared = piece.gap and not low - piece.start, False, low > piece.start
            out.append(part)
    return out


def _printed_width(text: str, start: int, end: int, openings: Openings) -> float:
    """The width of a part of a line with the byline that stood before it, not with what another story printed.

    0 where nothing stands before it.
    """
    if not start or text[start - 1] in "\n\r":
        return 0.0
    low = max(0, start - 200)
    head = text[low:start]
    low += max(head.rfind("\n"), head.rfind("\r")) + 1
    if not text[low:start].strip():
        return 0.0
    parts = [part for part in cut_line(text, low, end, openings) if part[0] <= start]
    return em_width(text[parts[-1][0] : end]) if parts else em_width(text[start:end])


def _describe(text: str, start: int, end: int, openings: Openings, profile: Profile) -> Piece:
    part = text[start:end]
    bare = "".join(part.split())
    piece = Piece(start, end, part, bare, em_width(bare))
    piece.signs = len(_SIGNS.findall(part))
    piece.closed = ends_closed(part)
    piece.spaced = len(part) > len(bare) + 3 and len(_LONE.findall(part)) > 2
    if not piece.spaced:
        piece.width += 0.2 * part.count(" ")
    piece.opener = openings.opening_end(text[start : start + 120]) > 0 or comes_from(part)
    piece.jump = goes_to(part)
    piece.closed |= piece.jump
    worded = openings.has_words(part)  # most lines have none of a byline's words, and so are none, nor end in one
    bracketed = part[0] in "（("
    piece.byline = (
        (worded or bracketed) and not (piece.opener or piece.jump) and piece.width <= 40 and openings.is_byline(part)
    )
    piece.signer = piece.byline and openings.role.match(part) is not None
    piece.bullet = part[0] in openings.glyphs and not piece.byline and not piece.opener
    piece.doubled = is_doubled(bare)
    if not piece.opener and not piece.byline and not piece.jump:
        piece.furniture = furniture_kind(part, profile)
    piece.begins_byline = piece.byline or (worded and not piece.opener and openings.starts_byline(part))
    piece.may_sign = may_sign(piece, openings, worded)
    piece.signs_off = piece.may_sign and openings.tail_start(part) < len(part)
    piece.wording = wording(piece)
    piece.pairs = (*map(add, part, part[1:]),)
    return piece


def _measure_columns(pieces: Sequence[Piece]) -> None:
    """Estimate the width of the column before and after each piece from the widths of its neighbours."""
    widths = [p.width for p in pieces]
    walls = [p.opener or p.byline or bool(p.furniture) for p in pieces]
    below = _next_walls(walls)
    above = 0  # the last wall
    for i, piece in enumerate(pieces):
        if piece.spaced and len(piece.text) > 12:
            piece.width = widths[i] = max(piece.width, min(widths[i - 1 : i] or [0.0]))
        low = max(above, i - _WINDOW)
        if low < i and walls[low] and not pieces[low].opener:
            low += 1  # a byline or furniture keeps to no column
        piece.after = upper(widths[i : min(below[i], i + _WINDOW)])
        piece.before = upper(widths[low:i]) if low < i else piece.after
        above = i if walls[i] else above


def _next_walls(walls: Sequence[bool]) -> list[int]:
    """For each place the next wall after it, the end where there is none."""
    out = [len(walls)] * len(walls)
    for i in range(len(walls) - 1, 0, -1):
        out[i - 1] = i if walls[i] else out[i]
    return out
