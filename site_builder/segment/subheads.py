"""The lines of a subhead as one: a blank stays between two whole phrases, none inside one phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from site_builder.segment.display import BAD_END, BAD_START, WEAK_END
from site_builder.segment.jumps import without_jumps
from site_builder.segment.piece import Piece
from site_builder.segment.profile import Profile
from site_builder.text.folding import is_han
from site_builder.text.joining import join_lines

_ROOM = 2.0  # em that a line leaves free although a word more would have fitted
_PHRASE = 4  # Han characters


def subhead_text(lines: Sequence[Piece], profile: Profile) -> str:
    """`国企+合作社+乡镇` and `实现乡村资源的价值增值` give `国企+合作社+乡镇 实现乡村资源的价值增值`."""
    texts = [lines[0].text]
    for one, other in pairwise(lines):
        if _are_phrases(one, other, profile):
            texts.append(other.text)
        else:
            texts[-1] += "\n" + other.text
    return " ".join(without_jumps(join_lines(text.split("\n")))[0] for text in texts).strip()


def _are_phrases(one: Piece, other: Piece, profile: Profile) -> bool:
    """Whether a line was broken where its phrase ends: it has room left, and is no longer than the line after it."""
    if one.width > min(one.before - _ROOM, other.width + 0.6):
        return False
    if one.text[-1] in BAD_END | WEAK_END or other.text[0] in BAD_START or one.text.endswith(profile.open_ends):
        return False
    paired = all(one.text.count(a) == one.text.count(b) for a, b in ("“”", "（）", "《》"))
    return paired and min(sum(map(is_han, piece.text)) for piece in (one, other)) >= _PHRASE
