"""Display lines in the search for stories: headline of the body before or after, subhead, or stray."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.segment.lattice import Step
from site_builder.segment.profile import Profile
from site_builder.segment.roles import is_column_label
from site_builder.segment.scene import BODY, ITEMS, JUST, Scene, State, after_float, settled
from site_builder.segment.signs import Signs, sides_of

_ITEM = 160  # characters
_DASHED = 4.0  # for a deck with a dash under its headline, against a further line under such a deck
_PARTED = 2.5  # against a further line of a headline group that stands apart from two above it
_UNDER_SUBHEAD = 3.0
_FOREIGN = 5.0  # against the title of a photo or of an announcement as that of an item
_COLUMN = 3.0  # against the heading of a column as that of one story
_LABEL = 4.0  # against parting the label of a column (东昌论坛) from the headline under it
_CLOSING = 3.0  # for the name at the end of an announcement
_SIGNED = 3.0  # against a reporter's name on an announcement
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,5}[：:]")


def display_moves(scene: Scene, signs: Signs, state: State, i: int) -> Iterator[Step[State]]:
    """Every way to read display line `i`, of these signs, in `state`."""
    unit, weights, place = scene.units[i], scene.weights, state.place
    slight = signs.slight if place in BODY else 0.0
    yield from _heading_of_before(scene, signs, state, i, slight)
    yield from _heading_of_after(scene, signs, state, i, slight)
    if place in BODY:
        yield "subhead", settled(state), signs.subhead
        if _is_signed(scene, i):
            yield "go_on", settled(state), 3.5
        elif _closes_notice(unit.text, scene.profile) and is_announcement(scene, state, i):
            yield "go_on", settled(state), _CLOSING
    elif not signs.brief:
        yield from _item_title(scene, signs, state, i)
    stray = -weights.inside * (place == "open") + weights.strays * (state.stray and signs.item)
    yield "float", after_float(state), signs.stray + stray


def _heading_of_before(scene: Scene, signs: Signs, state: State, i: int, slight: float) -> Iterator[Step[State]]:
    """A line of the headline of the story before."""
    unit, weights, place, back = scene.units[i], scene.weights, state.place, signs.back
    if unit.text.startswith("——") and _follows_display(scene, i):
        back -= _DASHED * (place in BODY)  # a deck stands under its headline
    if place == "open":
        back -= _under_subhead(scene, state, i) + _COLUMN * signs.brief
    if place in ("open", "done"):
        signed = _SIGNED * (state.signed and unit.text.endswith(scene.profile.notice_headings))
        yield "head_back", State("just", state.signed), weights.back + back - slight - signed
    elif place == "items" and signs.brief:
        yield "head_back", JUST, 4.0
    elif place == "shot":
        yield "head_back", JUST, weights.back + back - weights.photo_title
    elif place == "just":
        yield "head_back", settled(state), signs.further + weights.part * back - _ended(scene, i)
    elif place == "headed":
        yield "head_back", JUST, back - weights.second


def _heading_of_after(scene: Scene, signs: Signs, state: State, i: int, slight: float) -> Iterator[Step[State]]:
    """A line of the headline of the story that follows."""
    unit, weights, place, ahead = scene.units[i], scene.weights, state.place, signs.ahead
    if place in ("head", "column"):
        parted = _PARTED * (scene.units[i - 1].tight and _stands_apart(scene, i, 1))
        yield "head_on", State("head", state.signed), signs.further + weights.part * ahead - parted
        return
    torn = weights.torn if unit.tight and place in ("just", *BODY) and not state.stray else 0.0
    if _follows_display(scene, i) and is_column_label(scene.units[i - 1], scene.profile):
        torn += _LABEL
    torn += _under_subhead(scene, state, i)
    score = weights.ahead + ahead + scene.unfinished(state) - torn - slight
    yield "head_on", State("column" if signs.brief else "head"), score


def _ended(scene: Scene, i: int) -> float:
    """What it costs that a line goes on the headline of the story before: that has had its deck, or two lines."""
    below_deck = _follows_display(scene, i) and scene.units[i - 1].text.startswith("——") and not scene.units[i].tight
    return _DASHED * below_deck + _PARTED * _stands_apart(scene, i, 2)


def _stands_apart(scene: Scene, i: int, depth: int) -> bool:
    """Whether a line has a blank one above it and so many display lines: only a kicker, the first, leaves one below."""
    return scene.looks.places[i] >= depth and not scene.units[i].tight


def _under_subhead(scene: Scene, state: State, i: int) -> float:
    """What it costs that a headline stands right under a line read as a subhead: a subhead has a text below."""
    if state.place not in BODY or state.stray or not _follows_display(scene, i):
        return 0.0
    return 0.0 if _closes_notice(scene.units[i - 1].text, scene.profile) else _UNDER_SUBHEAD


def _follows_display(scene: Scene, i: int) -> bool:
    return i > 0 and scene.units[i - 1].kind == "display"


def _item_title(scene: Scene, signs: Signs, state: State, i: int) -> Iterator[Step[State]]:
    """A little headline of its own above an item of a column of briefs."""
    after = scene.units[i + 1] if i + 1 < len(scene.units) else scene.units[i]
    if after.kind != "prose" or after.opener:
        return
    if state.place == "column":
        yield "column", State("titled"), 3.0 + scene.weights.part * max(0.0, sides_of(scene, i)[1])
    elif state.place in ITEMS:
        score = -2.5 if state.place == "itemed" else 1.0
        notice = scene.units[i].text.endswith(scene.profile.notice_headings)
        score -= _FOREIGN * (notice or scene.looks.photos[i + 1] > 2.0)
        beyond = scene.units[i + 2].kind if i + 2 < len(scene.units) else "display"
        if state.place == "titled" and beyond == "display" and len(after.text) < _ITEM:
            score += 1.0 + max(0.0, signs.ahead)
        yield "subhead", settled(state), score
    elif state.place in ("idle", "just", "shot"):
        yield "column", State("items"), -3.5


def is_announcement(scene: Scene, state: State, i: int) -> bool:
    """Whether the story at unit `i` is an announcement by its headline, before it or after."""
    units = scene.units
    order = range(i + 1, min(len(units), i + 8)) if state.place == "open" else range(i - 1, max(-1, i - 16), -1)
    for j in order:
        if units[j].opener:
            return False
        if units[j].kind == "display" and units[j].text.endswith(scene.profile.notice_headings):
            return True
    return False


def _closes_notice(text: str, profile: Profile) -> bool:
    """Whether a line may end an announcement: who gives it, or whom to ask (`联系人：黄先生`)."""
    return text.endswith(profile.signers) or _LABELLED.match(text) is not None


def _is_signed(scene: Scene, i: int) -> bool:
    """Whether the date under an announcement follows: 德州市公路事业发展中心 / 2023年6月14日."""
    units = scene.units
    text = ""
    for j in range(i, min(i + 4, len(units) - 1)):
        unit, after = units[j], units[j + 1]
        text += unit.text
        if unit.kind != "display":
            return False
        if after.kind == "furniture":
            return after.furniture == "date" and text.endswith(scene.profile.signers)
    return False
