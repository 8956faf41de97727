"""Display lines in the search for stories: headline of the body before or after, subhead, or stray.

A headline is covered by the body it heads more than by its other neighbour; a list has more lines than a headline;
on a page of one habit headlines stand on one side of their bodies.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.segment.lattice import Move
from site_builder.segment.looks import is_listed
from site_builder.segment.profile import Profile
from site_builder.segment.roles import is_column_label
from site_builder.segment.scene import BODY, ITEMS, JUST, Scene, State, after_float, settled
from site_builder.segment.units import Unit

_GROUP = 4  # lines of a headline group: kicker, two of the headline, deck
_SLIGHT, _ITEM = 90, 160  # characters
_DASHED = 4.0
_LABEL = 4.0  # against parting the label of a column (东昌论坛) from the headline under it
_CAPTIONED = 4.0  # against a subhead over a signed caption: a picture has no subhead
_SHADOWED = 5.0  # against a line printed twice: it is a caption
_SIGNED = 3.0  # against a reporter's name on an announcement
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,5}[：:]")
_RETOLD = 0.3  # share of a stray's four-character runs that one paragraph holds


class Signs(NamedTuple):
    """What a display line says in whatever state it is read, in log-odds."""

    back: float  # a headline of the body before it
    ahead: float  # a headline of the body after it
    slight: float  # against both, inside a body
    further: float  # another line of a headline group
    subhead: float
    stray: float
    item: bool  # it may go on a list that has strayed
    brief: bool  # it heads a column of briefs


def display_signs(scene: Scene, i: int) -> Signs:
    """The signs of display line `i`."""
    back, ahead = _sides(scene, i)
    return Signs(
        back=back,
        ahead=ahead,
        slight=scene.weights.slight * _is_slight(scene, i),
        further=_further(scene, i),
        subhead=_subhead(scene, i),
        stray=_float(scene, i),
        item=_is_further_item(scene, i),
        brief=is_brief_heading(scene.units[i], scene.profile),
    )


def display_moves(scene: Scene, signs: Signs, state: State, i: int) -> Iterator[Move[State]]:
    """Every way to read display line `i`, of these signs, in `state`."""
    unit, weights, place = scene.units[i], scene.weights, state.place
    slight = signs.slight if place in BODY else 0.0
    yield from _heading_of_before(scene, signs, state, i, slight)
    yield from _heading_of_after(scene, signs, state, i, slight)
    if place in BODY:
        yield Move("subhead", settled(state), signs.subhead)
        if _is_signed(scene, i):
            yield Move("go_on", settled(state), 3.5)
        elif _closes_notice(unit.text, scene.profile) and is_announcement(scene, state, i):
            yield Move("go_on", settled(state), 0.5 if place == "headed" else -1.0)
    elif not signs.brief:
        yield from _item_title(scene, signs, state, i)
    stray = -weights.inside * (place == "open") + weights.strays * (state.stray and signs.item)
    yield Move("float", after_float(state), signs.stray + stray)


def _heading_of_before(scene: Scene, signs: Signs, state: State, i: int, slight: float) -> Iterator[Move[State]]:
    """A line of the headline of the story before."""
    unit, weights, place, back = scene.units[i], scene.weights, state.place, signs.back
    if unit.text.startswith("——") and _follows_display(scene, i):
        back -= _DASHED * (place in BODY)  # a deck stands under its headline
    if place in ("open", "done"):
        signed = _SIGNED * (state.signed and unit.text.endswith(scene.profile.notice_headings))
        yield Move("head_back", State("just", state.signed), weights.back + back - slight - signed)
    elif place == "items" and signs.brief:
        yield Move("head_back", JUST, 4.0)
    elif place == "shot":
        yield Move("head_back", JUST, weights.back + back - weights.photo_title)
    elif place == "just":
        yield Move("head_back", settled(state), signs.further + weights.part * back)
    elif place == "headed":
        yield Move("head_back", JUST, back - weights.second)


def _heading_of_after(scene: Scene, signs: Signs, state: State, i: int, slight: float) -> Iterator[Move[State]]:
    """A line of the headline of the story that follows."""
    unit, weights, place, ahead = scene.units[i], scene.weights, state.place, signs.ahead
    if place in ("head", "column"):
        yield Move("head_on", State("head", state.signed), signs.further + weights.part * ahead)
        return
    torn = weights.torn if unit.tight and place in ("just", *BODY) and not state.stray else 0.0
    if _follows_display(scene, i) and is_column_label(scene.units[i - 1], scene.profile):
        torn += _LABEL
    score = weights.ahead + ahead + scene.unfinished(state) - torn - slight
    yield Move("head_on", State("column" if signs.brief else "head"), score)


def _follows_display(scene: Scene, i: int) -> bool:
    return i > 0 and scene.units[i - 1].kind == "display"


def _further(scene: Scene, i: int) -> float:
    """What it weighs that a line goes on a headline group."""
    weights, usual = scene.weights, 2 if scene.looks.boxed[i] else 3
    return weights.further + weights.tight * scene.units[i].tight - weights.long * max(0, scene.looks.depths[i] - usual)


def _habit(scene: Scene) -> float:
    """What a headline gains on a page that has its headlines on that side."""
    lean = abs(scene.habits.lean) * scene.weights.lean
    return lean - math.log(math.cosh(lean))


def _is_further_item(scene: Scene, i: int) -> bool:
    """Whether a display line may go on a list that has strayed."""
    looks = scene.looks
    return is_listed(scene.units[i]) or looks.boxed[i] or looks.runs[i] > 2 or scene.ties[i].told > _RETOLD


def _is_slight(scene: Scene, i: int) -> bool:
    """Whether the body before display line `i` is but one short paragraph: the lead of a story with subheads."""
    units = scene.units
    if i < 2 or units[i - 1].kind != "prose" or units[i - 2].kind == "prose":
        return False
    return len(units[i - 1].text) < _SLIGHT and units[i - 1].tail < 0


def _share(scene: Scene, i: int, share: float, most: float) -> float:
    """How much more than the usual share of a line is covered; a line of few pairs says little."""
    pairs = len(scene.units[i].grams)
    return (min(share, most) - scene.weights.enough) * pairs / max(1.0, pairs + scene.weights.doubt)


def _sides(scene: Scene, i: int) -> tuple[float, float]:
    """Log-odds that a display line heads the body before it, and the body after it."""
    unit, ties, looks, weights = scene.units[i], scene.ties[i], scene.looks, scene.weights
    lean, nearer = scene.habits.lean * weights.lean, ties.before - ties.after
    sure = math.log(math.cosh(lean))  # that a page has a habit must pay for itself
    back = weights.cover * _share(scene, i, ties.before, weights.full) - weights.rival * max(0.0, -nearer) + lean - sure
    ahead = weights.cover * _share(scene, i, ties.after, weights.full) - weights.rival * max(0.0, nearer) - lean - sure
    crowd = 1.0 if looks.runs[i] > _GROUP or looks.boxed[i] else 0.0
    crowd += 4.0 if unit.pieces[0].bullet else 1.5 * _heads_list(scene, i) * (ties.before < 0.4)
    crowd += _SHADOWED * unit.pieces[0].doubled
    crowd += 1.5 if looks.places[i] > (2 if looks.boxed[i] else 3) else 0.0
    crowd += 1.5 if looks.runs[i] > 2 and is_listed(unit) else 0.0
    crowd += 3.0 if is_box_heading(unit, scene.profile) else 0.0
    dashed = 1.0 if unit.text.startswith("——") else 0.0
    size = -8.0 if unit.pieces[0].is_small else looks.prints[i]
    return back - crowd + dashed - abs(size), ahead - crowd - dashed + size


def _item_title(scene: Scene, signs: Signs, state: State, i: int) -> Iterator[Move[State]]:
    """A little headline of its own above an item of a column of briefs."""
    after = scene.units[i + 1] if i + 1 < len(scene.units) else scene.units[i]
    if after.kind != "prose" or after.opener:
        return
    if state.place == "column":
        yield Move("column", State("titled"), 3.0 + scene.weights.part * max(0.0, _sides(scene, i)[1]))
    elif state.place in ITEMS:
        score = -2.5 if state.place == "itemed" else 1.0
        beyond = scene.units[i + 2].kind if i + 2 < len(scene.units) else "display"
        if state.place == "titled" and beyond == "display" and len(after.text) < _ITEM:
            score += 1.0 + max(0.0, signs.ahead)
        yield Move("subhead", settled(state), score)
    elif state.place in ("idle", "just", "shot"):
        yield Move("column", State("items"), -3.5)


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


def is_brief_heading(unit: Unit, profile: Profile) -> bool:
    """Whether a display line heads a column of briefs: 简讯, 县区短波."""
    return len(unit.text) <= 8 and unit.text.endswith(profile.brief_headings)


def is_box_heading(unit: Unit, profile: Profile) -> bool:
    """Whether a display line heads an infobox by its words: 数读禹城生物产业, 新闻链接."""
    return len(unit.text) <= 14 and unit.text.startswith(profile.box_headings)


def _heads_list(scene: Scene, i: int) -> bool:
    """Whether the items of a list follow: 数读禹城生物产业 / ■ 现有规模以上企业：36家."""
    units = scene.units
    after = units[i + 1] if i + 1 < len(units) else units[i]
    if after.pieces[0].bullet:
        return after.kind == "display" or not after.closed
    amounts = [u for u in units[i + 1 : i + 3] if u.kind == "display" and is_listed(u)]
    return len(amounts) == 2 and not is_listed(units[i])


def _subhead(scene: Scene, i: int) -> float:
    units, ties, looks, profile = scene.units, scene.ties[i], scene.looks, scene.profile
    text = units[i].text
    if units[i].pieces[0].is_small:
        return -8.0
    labels = (*profile.brief_headings, *profile.column_labels)
    if text.endswith(profile.notice_headings) or (len(text) <= 8 and text.endswith(labels)):
        return -5.0
    follower = next((j for j in range(i + 1, len(units)) if units[j].kind != "display"), -1)
    if follower < 0 or units[follower].kind != "prose" or units[follower].opener:
        return -5.0
    weights = scene.weights
    score = weights.cover * _share(scene, i, ties.after, weights.catchy) + _habit(scene)
    score += weights.sub - 1.0 - weights.sub_rival * max(0.0, ties.before - ties.after)
    if looks.runs[i] > 1 and not (units[i].tight or (i + 1 < len(units) and units[i + 1].tight)):
        score -= weights.apart  # lines of different sizes: kicker and headline
    score += weights.echo * looks.echoes[i] * scene.habits.marked + weights.sub_column * looks.columns[follower]
    score += 0.5 if looks.runs[i] == 1 else -0.4 * (looks.runs[i] - 2)
    score -= weights.wordy * max(0, looks.lengths[i] - 12) / looks.runs[i]
    caption = looks.photos[follower]
    return score - looks.prints[i] - (_CAPTIONED if caption > 2.0 else 1.5 if caption > 0.5 else 0.0)


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


def _float(scene: Scene, i: int) -> float:
    unit, ties, looks = scene.units[i], scene.ties[i], scene.looks
    score = 3.0 * max(0.0, ties.told - 0.5) - scene.weights.stray
    score += 2.0 * unit.pieces[0].bullet + 4.0 * unit.pieces[0].doubled
    if i and scene.units[i - 1].furniture == "advertisement":
        score += 2.5
    score += 1.5 * _heads_list(scene, i) * (ties.before < 0.4)
    score += 2.0 if looks.runs[i] > 2 and is_listed(unit) else 0.0
    score += 3.0 if is_box_heading(unit, scene.profile) else 0.0
    score += 5.0 * unit.pieces[0].is_small - max(0.0, looks.prints[i])
    return score + (1.5 if looks.runs[i] > _GROUP or looks.boxed[i] else 0.0)  # lists have more lines than headlines
