"""What a display line says in whatever state it is read: how it looks, and whose words it has.

A headline is covered by the body it heads more than by its other neighbour; a list has more lines than a headline;
on a page of one habit headlines stand on one side of their bodies.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from site_builder.segment.looks import is_brief_heading, is_listed
from site_builder.segment.profile import Profile
from site_builder.segment.scene import Scene
from site_builder.segment.units import Unit
from site_builder.segment.weights import Weights

_GROUP = 4  # lines of a headline group: kicker, two of the headline, deck
_SLIGHT = 90  # characters
_CAPTIONED = 4.0  # against a subhead over a signed caption: a picture has no subhead
_SHADOWED = 5.0  # against a line printed twice: it is a caption
_NUMBERED = 3.0  # for a subhead with a number: 一、平台上的“新渔民”
_NUMBER = re.compile(r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\d]{1,2}[）)]|0?\d[.．、]\D")
_LIST = 4.0  # against a headline of three lines and more that all tell amounts
_STRAYED = 4.0  # against a headline right under an item with a glyph, or a caption's line
_NOTICE = 6  # units of an announcement
_ANNOUNCED = 2.0
_OFFICE = 5  # characters, at least, of the office that gives notice, whose name is hardly a headline
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
    back, ahead = sides_of(scene, i)
    return Signs(
        back=back,
        ahead=ahead,
        slight=scene.weights.slight * _is_slight(scene, i),
        further=_further(scene, i),
        subhead=_subhead(scene, i),
        stray=_float(scene, i),
        item=_is_further_item(scene, i),
        brief=is_brief_heading(scene.units[i].text, scene.profile),
    )


def _further(scene: Scene, i: int) -> float:
    """What it weighs that a line goes on a headline group."""
    weights, usual = scene.weights, 2 if scene.looks.boxed[i] else 3
    return weights.further + weights.tight * scene.units[i].tight - weights.long * max(0, scene.looks.depths[i] - usual)


def habit_cost(lean: float, weights: Weights) -> float:
    """What a headline on either side costs on a page that leans so: that a page has a habit must pay for itself."""
    return math.log(math.cosh(lean * weights.lean))


def _habit(scene: Scene) -> float:
    """What a headline gains on a page that has its headlines on that side."""
    lean = abs(scene.habits.lean)
    return lean * scene.weights.lean - habit_cost(lean, scene.weights)


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


def sides_of(scene: Scene, i: int) -> tuple[float, float]:
    """Log-odds that a display line heads the body before it, and the body after it."""
    unit, ties, looks, weights = scene.units[i], scene.ties[i], scene.looks, scene.weights
    lean, nearer = scene.habits.lean * weights.lean, ties.before - ties.after
    sure = habit_cost(scene.habits.lean, weights)
    back = weights.cover * _share(scene, i, ties.before, weights.full) - weights.rival * max(0.0, -nearer) + lean - sure
    ahead = weights.cover * _share(scene, i, ties.after, weights.full) - weights.rival * max(0.0, nearer) - lean - sure
    crowd = 1.0 if looks.runs[i] > _GROUP or looks.boxed[i] else 0.0
    crowd += 4.0 if unit.pieces[0].bullet else 1.5 * _heads_list(scene, i) * (ties.before < 0.4)
    crowd += _SHADOWED * unit.pieces[0].doubled
    crowd += 1.5 if looks.places[i] > (2 if looks.boxed[i] else 3) else 0.0
    crowd += _LIST if looks.runs[i] > 2 and is_listed(unit) else 0.0
    crowd += _STRAYED * (unit.tight and _has_strayed(scene, i - 1))
    crowd += 3.0 if is_box_heading(unit, scene.profile) else 0.0
    crowd += 1.5 if unit.text.endswith(scene.profile.signers) and len(unit.text) > _OFFICE else 0.0
    dashed = 1.0 if unit.text.startswith("——") else 0.0
    turn = dashed + _notice(scene, i)
    size = -8.0 if unit.pieces[0].is_small else looks.prints[i]
    return back - crowd + turn - abs(size), ahead - crowd - turn + size


def _has_strayed(scene: Scene, i: int) -> bool:
    """Whether a display line, or one that it stands right under, shows that it is an item of a list or a caption."""
    for j in range(i, max(-1, i - _GROUP), -1):
        piece = scene.units[j].pieces[0]
        if piece.bullet or piece.doubled or piece.text[0] in scene.profile.caption_signs:
            return True
        if not scene.units[j].tight:
            return False
    return False


def _notice(scene: Scene, i: int) -> float:
    """Log-odds that the heading of an announcement stands after its text rather than before it, by the words there."""
    if not scene.units[i].text.endswith(scene.profile.notice_headings):
        return 0.0
    before = _announces(scene, range(i - 1, max(-1, i - _NOTICE), -1))
    return _ANNOUNCED * (before - _announces(scene, range(i + 1, min(len(scene.units), i + _NOTICE))))


def _announces(scene: Scene, order: range) -> bool:
    """Whether the paragraphs in one direction, up to the next story, are an announcement's."""
    met = False
    for j in order:
        unit = scene.units[j]
        if unit.opener or unit.kind == "byline" or (met and unit.kind == "display" and order.step > 0):
            return False
        met = met or unit.kind == "prose"
        if unit.kind == "prose" and any(phrase in unit.text for phrase in scene.profile.notice_phrases):
            return True
    return False


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
    score -= weights.lone * (not looks.echoes[i])
    score += weights.echo * looks.echoes[i] * scene.habits.marked + weights.sub_column * looks.columns[follower]
    score += _NUMBERED * (_NUMBER.match(text) is not None)
    score += 0.5 if looks.runs[i] == 1 else -0.4 * (looks.runs[i] - 2)
    score -= weights.wordy * max(0, looks.lengths[i] - 12) / looks.runs[i]
    caption = looks.photos[follower]
    return score - looks.prints[i] - (_CAPTIONED if caption > 2.0 else 1.5 if caption > 0.5 else 0.0)


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


def _heads_list(scene: Scene, i: int) -> bool:
    """Whether the items of a list follow: 数读禹城生物产业 / ■ 现有规模以上企业：36家."""
    units = scene.units
    after = units[i + 1] if i + 1 < len(units) else units[i]
    if after.pieces[0].bullet:
        return after.kind == "display" or not after.closed
    amounts = [u for u in units[i + 1 : i + 3] if u.kind == "display" and is_listed(u)]
    return len(amounts) == 2 and not is_listed(units[i])


def is_box_heading(unit: Unit, profile: Profile) -> bool:
    """Whether a display line heads an infobox by its words: 数读禹城生物产业, 新闻链接."""
    return len(unit.text) <= 14 and unit.text.startswith(profile.box_headings)
