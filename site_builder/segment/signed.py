"""Bylines that run over several lines, and lines that end in a credit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from site_builder.segment.openings import Openings
from site_builder.segment.piece import Piece
from site_builder.segment.profile import Profile
from site_builder.text.folding import is_han

_MOST = 3  # lines that a byline may go on for
_WIDEST = 30.0  # em
_NARROWEST = 8.0  # of a body's lines, em
_STOP = re.compile("[，。；]")
_SHORT = 16  # characters


def join_bylines(pieces: Sequence[Piece], openings: Openings) -> None:
    """Mark the lines of a byline that goes on below: `□本报记者 孙嘉` / `本 报 通 讯 员 郭振 刘` / `海燕`.

    A further line belongs to it if it opens with a role of its own or if what stands above is not whole without it.
    """
    for one, two in pairwise(pieces):
        if one.opener and not one.closed and two.text[0] in "（(":
            two.opener = False  # 新华社北京9月20日电 / （记者 于文静）
    for i, piece in enumerate(pieces):
        if piece.opener or not (piece.byline or piece.begins_byline):
            continue
        length = _length(pieces[i : i + 1 + _MOST], openings)
        for other in pieces[i : i + length]:
            other.byline, other.bullet, other.furniture = True, False, ""


def mark_authors(pieces: Sequence[Piece], openings: Openings, profile: Profile) -> None:
    """Mark lines that are an author's bare name, between a headline and a body: `周文`."""
    labels = (*profile.brief_headings, *profile.notice_headings, *profile.column_labels, *profile.guide_headings)
    for i, piece in enumerate(pieces[:-1]):
        name, below = piece.bare, pieces[i + 1]
        if not 2 <= len(name) <= 3 or piece.furniture or not all(map(is_han, name)) or not openings.is_name(name):
            continue
        if name.endswith(labels) or name in profile.sections:
            continue
        titled = not i or not (pieces[i - 1].closed or _STOP.search(pieces[i - 1].text))
        if titled and below.width > _NARROWEST and not below.opener and not below.furniture:
            piece.byline, piece.bullet = True, False


def _length(pieces: Sequence[Piece], openings: Openings) -> int:
    """How many lines make the byline that begins with the first, 0 if they make none."""
    forms, length = [pieces[0].text], int(pieces[0].byline)
    for n, piece in enumerate(pieces[1:], 2):
        role = openings.role.match(piece.text) is not None
        whole = any(openings.is_byline(form) and not openings.role_end.search(form) for form in forms)
        if piece.opener or piece.width > _WIDEST or (piece.gap and (piece.furniture or not role)):
            break
        if whole and not role and not (len(piece.text) <= 2 and all(map(is_han, piece.text))):
            break
        forms = [form + seam + piece.text for form in forms for seam in ("", " ")]
        if any(openings.is_byline(form) for form in forms):
            length = n
    return length


def _closes(before: str, text: str) -> bool:
    """Whether a short line ends the brackets of a credit that the line before has opened."""
    opened = max(before.rfind("（"), before.rfind("("))
    return opened >= 0 and len(text) < _SHORT and text[-1] in "）)" and not set(before[opened:]) & set("）)，。")


def may_sign(piece: Piece, openings: Openings, worded: bool) -> bool:
    """Whether a piece may end in a credit; `worded`: it has a byline's words."""
    open_ended = not piece.closed or piece.text[-1] in "）)"
    return open_ended and not piece.byline and openings.may_sign(piece.text, worded)


def close_signed(pieces: Sequence[Piece], openings: Openings) -> None:
    """A line that ends in a credit ends its paragraph: `600台。 记者 王晓 摄`; the credit may begin the line before."""
    for i, piece in enumerate(pieces):
        if piece.doubled and i + 1 < len(pieces) and pieces[i + 1].gap and not pieces[i + 1].doubled:
            piece.closed = True  # a caption printed twice ends with its last line
        if piece.byline or (piece.closed and piece.text[-1] not in "）)") or not piece.may_sign:
            continue
        if piece.signs_off:
            piece.closed = piece.credited = True
        elif i and _closes("".join(other.text for other in pieces[max(0, i - 2) : i]), piece.text):
            piece.lead, piece.closed, piece.credited = False, True, True  # （全媒体记者 刘畅 通讯员 / 韩勇）
        elif i and not piece.closed and not pieces[i - 1].closed:
            before = pieces[i - 1].text[-40:]
            found = (openings.tail_start(before + seam + piece.text) < len(before) for seam in ("", " "))
            piece.closed = piece.credited = any(found)
