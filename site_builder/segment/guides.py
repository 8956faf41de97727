"""Furniture of several lines: the index of a front page, and what an advertisement says between label and telephone.

An index has a heading (导读), and titles with the page where each story stands: `高考评卷有序进行 >>>03版`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.segment.furniture import names_section
from site_builder.segment.piece import Piece
from site_builder.segment.profile import Profile

_PAGE = r"第?\s{0,4}[A-Z]?[\d一二三四五六七八九十]{1,3}\s{0,4}版"
_POINTS = re.compile(
    rf"(?:[>＞→▶»]{{1,4}}|…{{1,6}}|—{{2,6}}|[.·]{{3,}}|详见|见|[（(]|(?<=\s))\s{{0,4}}{_PAGE}\s{{0,4}}[）)]?$"
)
_JUMP = re.compile(r"下\s{0,4}转|上\s{0,4}接|紧\s{0,4}接")
_LONGEST = 36.0  # em
_LABEL = 5.0  # em
_MOST = 3  # lines of a title
_NAME = 8.0  # em: the longest name of a section
_HOUSE = ("masthead", "folio", "date", "staff")


def mark_guides(pieces: Sequence[Piece], profile: Profile) -> None:
    """Mark the lines of an index as furniture: those that point to a page, and what stands with them under 导读."""
    headed = -1  # where the heading or the last line that points to a page stands
    for i, piece in enumerate(pieces):
        if piece.bare.strip(profile.glyphs) in profile.guide_headings:
            piece.furniture, headed = "masthead", i
        elif _points_on(piece):
            low = i
            while 0 <= headed < low - 1 and i - low < _MOST:
                low -= 1
            for other in pieces[low if low == headed + 1 else i : i + 1]:
                other.furniture, other.bullet = "folio", False
            headed = i


def mark_sections(pieces: Sequence[Piece], profile: Profile) -> None:
    """Mark the name of a section beside the page's masthead, folio or staff as a folio line."""
    for i, piece in enumerate(pieces):
        if piece.furniture or piece.width > _NAME or not names_section(piece.text, profile):
            continue
        if any(other.furniture in _HOUSE for other in (*pieces[max(0, i - 1) : i], *pieces[i + 1 : i + 2])):
            piece.furniture = "folio"


def mark_advertisements(pieces: Sequence[Piece]) -> None:
    """Mark the lines between the label of an advertisement (广告) and the telephone number that ends it."""
    for i, piece in enumerate(pieces):
        if piece.furniture != "advertisement" or piece.width > _LABEL:
            continue
        for high in range(i + 1, min(len(pieces), i + 2 + _MOST)):
            if pieces[high].furniture in ("advertisement", "contact", "staff"):
                for other in pieces[i + 1 : high]:
                    other.furniture, other.bullet = "advertisement", False
                break
            if pieces[high].opener or pieces[high].byline or pieces[high].closed or pieces[high].width > _LONGEST:
                break


def _points_on(piece: Piece) -> bool:
    if piece.width > _LONGEST or piece.opener or "版" not in piece.text[-6:] or _JUMP.search(piece.text):
        return False
    found = _POINTS.search(piece.text)
    return found is not None and found.start() > 0 and "。" not in piece.text
