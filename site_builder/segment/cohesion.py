"""Whether a paragraph goes on with the story of the paragraphs before it: by the words they share, and by its lead.

Paragraphs of one story keep to their names and matters; those of two stories share little but common words.  Pairs of
characters are weighed by their rarity among the page's paragraphs, and a few paragraphs on either side are compared,
so that time grows with the page's length.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

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


def find_threads(units: Sequence[Unit], profile: Profile) -> list[float]:
    """For each unit the log-odds that it goes on with the story of the paragraph before it; 0 says nothing."""
    prose = [i for i, unit in enumerate(units) if unit.kind == "prose"]
    rarity = _rarity([units[i].pairs for i in prose])
    pairs = {i: frozenset(filter(rarity.__contains__, units[i].pairs)) for i in prose}
    threads = [0.0] * len(units)

    @cache  # what comes after one paragraph is what came before another
    def weighed(run: tuple[int, ...]) -> tuple[frozenset[str], float]:
        gathered = frozenset[str]().union(*(pairs[i] for i in run))
        return gathered, _weight(gathered, rarity)

    for at, i in enumerate(prose):
        if not at or units[i].opener:
            continue
        before = weighed(_until_opener(units, prose[max(0, at - _REACH) : at]))
        after = weighed(_up_to_opener(units, prose[at : at + _REACH]))
        threads[i] = _likeness(before, after, rarity) + _lead(units[i].text, units[prose[at - 1]].text, profile)
    return threads


def _rarity(pairs: Sequence[frozenset[str]]) -> dict[str, float]:
    """The weight of each pair that a few paragraphs have."""
    seen: Counter[str] = Counter()
    for group in pairs:
        seen.update(group)
    common = max(4, len(pairs) // 6)
    weights = {number: math.log((len(pairs) + 1) / number) for number in range(1, common + 1)}
    return {pair: weights[number] for pair, number in seen.items() if number <= common}


def _until_opener(units: Sequence[Unit], run: Sequence[int]) -> tuple[int, ...]:
    """The end of a run of paragraphs, from the last story that opens in it."""
    opened = [at for at, i in enumerate(run) if units[i].opener]
    return tuple(run[opened[-1] :] if opened else run)


def _up_to_opener(units: Sequence[Unit], run: Sequence[int]) -> tuple[int, ...]:
    """The beginning of a run of paragraphs, up to the next story that opens in it."""
    opened = next((at for at, i in enumerate(run) if at and units[i].opener), len(run))
    return tuple(run[:opened])


def _likeness(
    one: tuple[frozenset[str], float], other: tuple[frozenset[str], float], rarity: Mapping[str, float]
) -> float:
    """Log-odds from the share of the smaller side's weight that both sides have; each is given with its weight."""
    whole = min(one[1], other[1])
    if whole < 1.0:
        return 0.0
    share = _weight(one[0] & other[0], rarity) / whole
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
