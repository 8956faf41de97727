"""Whether a paragraph goes on with the story of the paragraphs before it: by the words they share, and by its lead.

Paragraphs of one story keep to their names and matters; those of two stories share little but common words.  Pairs of
characters are weighed by their rarity among the page's paragraphs, and a few paragraphs on either side are compared,
so that time grows with the page's length.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from site_builder.segment.profile import Profile
from site_builder.segment.units import Unit

_REACH = 3  # paragraphs on either side
_USUAL = 0.04  # the share of weighted pairs at which both are equally likely
_SLOPE, _MOST = 1.3, 2.2  # log-odds for each factor e, and how much they say at most
_DATED = re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日")
_SPEAKER = re.compile(r"[\u4e00-\u9fff]{1,4}[：:]")  # one who asks or answers
_NUMBERED = re.compile(r"[二三四五六七八九十]{1,2}、|[（(][二三四五六七八九十]{1,2}[）)]|[2-9][.．、](?!\d)")
_SALUTATIONS = ("编辑同志", "编者按")
_LEARNT = re.compile(r".{0,8}记者.{0,12}从")  # 记者4月27日从市商务投资促进局了解到


class _Words(NamedTuple):
    """The pairs of some paragraphs that others have too, and what all their pairs weigh."""

    shared: frozenset[str]
    weight: float


def find_threads(units: Sequence[Unit], seen: Mapping[str, int], profile: Profile) -> list[float]:
    """For each unit the log-odds that it goes on with the story of the paragraph before it; 0 says nothing.

    `seen` says how many paragraphs have each pair of characters.
    """
    prose = [i for i, unit in enumerate(units) if unit.kind == "prose"]
    repeated = frozenset(pair for pair, number in seen.items() if number > 1)
    rarity, single = _rarity(seen, repeated, len(prose))
    pairs = {i: units[i].pairs & repeated for i in prose}
    alone = {i: len(units[i].pairs) - len(pairs[i]) for i in prose}  # most pairs stand in one paragraph only
    threads = [0.0] * len(units)

    @cache  # what comes after one paragraph is what came before another
    def words(run: tuple[int, ...]) -> _Words:
        shared = frozenset(filter(rarity.__contains__, frozenset[str]().union(*(pairs[i] for i in run))))
        return _Words(shared, _weight(shared, rarity) + single * sum(alone[i] for i in run))

    for at, i in enumerate(prose):
        if not at or units[i].opener:
            continue
        before = words(_until_opener(units, prose[max(0, at - _REACH) : at]))
        after = words(_up_to_opener(units, prose[at : at + _REACH]))
        threads[i] = _likeness(before, after, rarity) + _lead(units[i].text, units[prose[at - 1]].text, profile)
    return threads


def _rarity(seen: Mapping[str, int], pairs: Iterable[str], total: int) -> tuple[dict[str, float], float]:
    """The weight of each of the pairs that only a few of so many paragraphs have, and of one that a single one has."""
    common = max(4, total // 6)
    weights = {number: math.log((total + 1) / number) for number in range(1, common + 1)}
    return {pair: weights[seen[pair]] for pair in pairs if seen[pair] <= common}, weights[1]


def _until_opener(units: Sequence[Unit], run: Sequence[int]) -> tuple[int, ...]:
    """The end of a run of paragraphs, from the last story that opens in it."""
    opened = [at for at, i in enumerate(run) if units[i].opener]
    return tuple(run[opened[-1] :] if opened else run)


def _up_to_opener(units: Sequence[Unit], run: Sequence[int]) -> tuple[int, ...]:
    """The beginning of a run of paragraphs, up to the next story that opens in it."""
    opened = next((at for at, i in enumerate(run) if at and units[i].opener), len(run))
    return tuple(run[:opened])


def _likeness(one: _Words, other: _Words, rarity: Mapping[str, float]) -> float:
    """Log-odds from the share of the smaller side's weight that both sides have."""
    whole = min(one.weight, other.weight)
    if whole < 1.0:
        return 0.0
    share = _weight(one.shared & other.shared, rarity) / whole
    return max(-_MOST, min(_MOST, _SLOPE * math.log(max(share, 1e-3) / _USUAL)))


def _weight(pairs: frozenset[str], rarity: Mapping[str, float]) -> float:
    return math.fsum(map(rarity.__getitem__, pairs))


def _lead(text: str, before: str, profile: Profile) -> float:
    """What its first words say: 会议强调 goes on, 近日 rather begins."""
    if _NUMBERED.match(text):
        return 1.2
    if text.startswith(profile.further_leads):
        return 1.2 if not _SPEAKER.match(text) or _SPEAKER.match(before) else 0.0
    if _SPEAKER.match(text) and _SPEAKER.match(before):
        return 1.2
    if text.startswith("因") and any(phrase in text for phrase in profile.notice_phrases):
        return -1.5
    if _LEARNT.match(text) or text.startswith(_SALUTATIONS):
        return -1.5
    return -0.5 if _DATED.match(text) or text.startswith(profile.caption_leads) else 0.0
