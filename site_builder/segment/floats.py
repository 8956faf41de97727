"""Strays: infoboxes, lists and captions that stand far from their story find it by what they tell."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.model import LeftoverKind
from site_builder.segment.coverage import Ties
from site_builder.segment.stories import Draught
from site_builder.segment.units import Unit

_TOLD = 0.3  # share of a stray's four-character runs that its story must hold
_COVERED = 0.5  # or of its character pairs, for a story right beside it


def place_floats(
    floats: Sequence[int], stories: Sequence[Draught], units: Sequence[Unit], ties: Sequence[Ties]
) -> tuple[dict[int, str], list[tuple[int, LeftoverKind]]]:
    """Give each stray group to a story as infobox or caption, or leave it over.

    Adds to the `boxes` and `captions` of `stories`; returns how well the parts placed fit (unit → note) and the rest.
    """
    owner = {i: number for number, story in enumerate(stories) for i in (*story.body, *story.heads)}
    grams = [frozenset(g for i in (*story.body, *story.heads) for g in units[i].grams) for story in stories]
    notes: dict[int, str] = {}
    rest: list[tuple[int, LeftoverKind]] = []
    for group in _groups(floats, units):
        story, sure = _home(group, owner, grams, units, ties)
        if story < 0:
            rest += [(i, "unknown") for i in group]
            continue
        caption = _is_caption(group, units)
        part = stories[story].captions if caption else stories[story].boxes
        part += group
        if sure < 0.6 or not _beside(group, owner, story):
            notes[story] = "图片说明由别处归入" if caption else "信息框由别处归入"
    return notes, rest


def _groups(floats: Sequence[int], units: Sequence[Unit]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i in floats:
        if groups and groups[-1][-1] == i - 1 and _alike(units[i - 1], units[i]):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _alike(one: Unit, other: Unit) -> bool:
    doubled = any(p.doubled for p in one.pieces), any(p.doubled for p in other.pieces)
    return doubled[0] == doubled[1]


def _home(
    group: Sequence[int],
    owner: dict[int, int],
    grams: Sequence[frozenset[str]],
    units: Sequence[Unit],
    ties: Sequence[Ties],
) -> tuple[int, float]:
    """The story a stray group belongs to and how much of it that story tells; -1 if none does."""
    votes: dict[int, float] = {}
    size = 0.0
    for i in group:
        length = max(1.0, len(units[i].text) - 3.0)
        size += length
        if ties[i].teller in owner:
            home = owner[ties[i].teller]
            votes[home] = votes.get(home, 0.0) + ties[i].told * length
    if votes:
        best = min(votes, key=lambda story: (-votes[story], story))
        if votes[best] >= _TOLD * size:
            return best, votes[best] / size
    near = [owner[j] for j in (_next(group[0], -1, owner), _next(group[-1], 1, owner)) if j is not None]
    own = [g for i in group for g in units[i].grams]
    shares = [(sum(g in grams[story] for g in own) / max(1, len(own)), -story) for story in dict.fromkeys(near)]
    if shares and max(shares)[0] >= _COVERED:
        share, story = max(shares)
        return -story, share
    return -1, 0.0


def _next(at: int, step: int, owner: dict[int, int]) -> int | None:
    """The nearest unit in this direction that a story owns; strays may stand between."""
    for distance in range(1, 12):
        if at + step * distance in owner:
            return at + step * distance
    return None


def _beside(group: Sequence[int], owner: dict[int, int], story: int) -> bool:
    sides = (_next(group[0], -1, owner), _next(group[-1], 1, owner))
    return any(side is not None and owner[side] == story for side in sides)


def _is_caption(group: Sequence[int], units: Sequence[Unit]) -> bool:
    first = units[group[0]]
    if any(piece.doubled for i in group for piece in units[i].pieces) or first.text[0] in "▲▶▼◀△":
        return True
    if any(units[i].tail >= 0 or units[i].kind == "byline" for i in group):
        return True
    prose = [i for i in group if units[i].kind == "prose"]
    digits = sum(ch.isdigit() for i in group for ch in units[i].text)
    return bool(prose) and len(group) == 1 and units[group[0]].closed and digits < 4
