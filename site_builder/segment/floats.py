"""Strays: infoboxes, lists and captions that stand far from their story find it by what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from site_builder.model import LeftoverKind
from site_builder.segment.coverage import Ties
from site_builder.segment.openings import Openings
from site_builder.segment.stories import Draught
from site_builder.segment.units import Unit

_TOLD = 0.3  # share of a stray's four-character runs that its story must hold
_COVERED = 0.25  # or of its character pairs, shared ones in part
_LISTED = 0.12  # the same for a list: numbers in it need not stand in the story
_ADOPTED = 0.3  # the same for a short caption with a credit
_DATED = re.compile(r"(?:\d{1,2}月)?\d{1,2}日")
_AMOUNT = re.compile(r"\d[\d.]*")
_SHORT = 60  # characters
_COMMON = 6  # stories


def place_floats(
    floats: Sequence[int], stories: Sequence[Draught], units: Sequence[Unit], ties: Sequence[Ties]
) -> tuple[dict[int, str], list[tuple[int, LeftoverKind]]]:
    """Give each stray group to a story as infobox or caption, or leave it over.

    Adds to the `boxes` and `captions` of `stories`; returns how well the parts placed fit (unit → note) and the rest.
    """
    owner = {i: number for number, story in enumerate(stories) for i in (*story.body, *story.heads)}
    words = _words(stories, units, floats)
    notes: dict[int, str] = {}
    rest: list[tuple[int, LeftoverKind]] = []
    for group in _groups(floats, units):
        story, sure = _home(group, owner, words, units, ties)
        if story < 0:
            rest += [(i, "unknown") for i in group]
            continue
        caption = _is_caption(group, units)
        part = stories[story].captions if caption else stories[story].boxes
        part += group
        if sure < 0.6 or story not in _sides(group, owner):
            notes[story] = "图片说明由别处归入" if caption else "信息框由别处归入"
    return notes, rest


def adopt_captions(stories: Sequence[Draught], units: Sequence[Unit], openings: Openings) -> list[Draught]:
    """Short captions that tell of a story on the page are its pictures', not photos that stand alone."""
    short = {number for number, story in enumerate(stories) if _is_short(story, units)}
    words = _words(stories, units, [i for number in short for i in stories[number].body])
    kept: list[Draught] = []
    for number, story in enumerate(stories):
        parts = sorted([*story.body, *story.credits])
        home = -1
        if number in short:
            own = [pair for i in story.body for pair in units[i].grams]
            others = {pair: [s for s in words.get(pair, ()) if s != number] for pair in own}
            shared = {pair: rows for pair, rows in others.items() if rows}
            home = _by_words(own, shared, frozenset((number - 1, number + 1)), _ADOPTED)[0]
            home = home if home >= 0 else _by_hand(story, stories, units, openings)
        if home >= 0 and stories[home].kind == "article":
            stories[home].captions += parts
        else:
            kept.append(story)
    return kept


def _by_hand(story: Draught, stories: Sequence[Draught], units: Sequence[Unit], openings: Openings) -> int:
    """The one story that is signed by whoever took the picture, if its caption tells of no day of its own; else -1."""
    names = _signers(story, units, openings)
    if not names or _DATED.match(units[story.body[0]].text):
        return -1
    homes = [
        i for i, other in enumerate(stories) if other.kind == "article" and names & _signers(other, units, openings)
    ]
    return homes[0] if len(homes) == 1 else -1


def _signers(story: Draught, units: Sequence[Unit], openings: Openings) -> frozenset[str]:
    """The names of those who wrote a story or took its picture."""
    texts = ["".join(piece.text for piece in units[i].pieces) for i in (*story.bylines, *story.credits)]
    for unit in (units[i] for i in story.body):
        if unit.tail >= 0:
            texts.append("".join(p.text[max(0, unit.tail - p.start) :] for p in unit.pieces if unit.tail < p.end))
        if unit.opener:
            opening = "".join(piece.text for piece in unit.pieces[:4])
            texts.append(opening[: openings.opening_end(opening)])
    return frozenset(name for text in texts for name in openings.names(openings.words.sub(" ", text), strict=False))


def _is_short(story: Draught, units: Sequence[Unit]) -> bool:
    """Whether a photo has but a short caption, and no headline or byline of its own."""
    if story.kind != "photo" or story.heads or story.bylines:
        return False
    return sum(len(units[i].text) for i in story.body) <= _SHORT


def _words(stories: Sequence[Draught], units: Sequence[Unit], asked: Iterable[int]) -> dict[str, list[int]]:
    """Which stories have each pair of characters of the units asked for; pairs that many have are left out."""
    pairs = {pair for i in asked for pair in units[i].grams}
    words: dict[str, list[int]] = {}
    for number, story in enumerate(stories):
        for i in (*story.body, *story.heads):
            for pair in pairs.intersection(units[i].grams):
                rows = words.setdefault(pair, [])
                if (not rows or rows[-1] != number) and len(rows) <= _COMMON:
                    rows.append(number)
    return {pair: rows for pair, rows in words.items() if len(rows) <= _COMMON}


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
    words: Mapping[str, Sequence[int]],
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
    text = "".join(units[i].text for i in group)
    listed = len(group) > 2 or any(units[i].pieces[0].bullet for i in group) or _is_list(text)
    own = [g for i in group for g in units[i].grams]
    return _by_words(own, words, _sides(group, owner), _LISTED if listed else _COVERED)


def _is_list(text: str) -> bool:
    """Whether a stray tells amounts and no sentences."""
    return "。" not in text and len(_AMOUNT.findall(text)) > 1


def _by_words(
    own: Sequence[str], words: Mapping[str, Sequence[int]], beside: frozenset[int], enough: float
) -> tuple[int, float]:
    """The story that shares most of a stray's character pairs, each the more telling the fewer stories have it."""
    votes: dict[int, float] = {}
    for pair in own:
        stories = words.get(pair, ())
        for story in stories:
            votes[story] = votes.get(story, 0.0) + 1.0 / len(stories)
    if not votes:
        return -1, 0.0
    ranked = sorted(votes, key=lambda story: (-votes[story] * (1.3 if story in beside else 1.0), story))
    best = ranked[0]
    share = votes[best] / len(own)
    return (best, share) if share >= enough else (-1, 0.0)


def _sides(group: Sequence[int], owner: dict[int, int]) -> frozenset[int]:
    """The stories right before and after a stray group."""
    sides = (_next(group[0], -1, owner), _next(group[-1], 1, owner))
    return frozenset(owner[side] for side in sides if side is not None)


def _next(at: int, step: int, owner: dict[int, int]) -> int | None:
    """The nearest unit in this direction that a story owns; strays may stand between."""
    for distance in range(1, 12):
        if at + step * distance in owner:
            return at + step * distance
    return None


def _is_caption(group: Sequence[int], units: Sequence[Unit]) -> bool:
    first = units[group[0]]
    if any(piece.doubled for i in group for piece in units[i].pieces) or first.text[0] in "▲▶▼◀△":
        return True
    if any(units[i].tail >= 0 or units[i].kind == "byline" for i in group):
        return True
    prose = [i for i in group if units[i].kind == "prose"]
    digits = sum(ch.isdigit() for i in group for ch in units[i].text)
    return bool(prose) and len(group) == 1 and units[group[0]].closed and digits < 4
