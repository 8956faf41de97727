"""Which articles belong together, and why."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from site_builder.catalog.cards import Card, contributors
from site_builder.catalog.records import ReasonKind

MOST = 4
_NEAR = 40  # of a term's articles only those nearest in time are weighed: work stays linear in the archive
_WEIGHTS: tuple[tuple[ReasonKind, float], ...] = (("tags", 1.0), ("counties", 0.7), ("people", 0.25))
_LEAST = 1.2  # a score below says little more than "same newspaper"

Key = tuple[ReasonKind, str]
Reasons = tuple[tuple[ReasonKind, tuple[str, ...]], ...]  # kind and names of each `Reason`
Found = tuple[tuple[int, Reasons], ...]  # place of a related article among all, and why


class Kinship(NamedTuple):
    """What articles, in time order, have in common, and what was concluded from it."""

    ids: tuple[str, ...] = ()
    keys: tuple[tuple[Key, ...], ...] = ()
    found: tuple[Found, ...] = ()


class _Shared(NamedTuple):
    """Articles by what they may have in common, in time order, and what each thing in common is worth."""

    postings: Mapping[Key, Sequence[int]]
    worth: Mapping[Key, float]


def related_to(cards: Sequence[Card], last: Kinship | None = None) -> Kinship:
    """For each article up to four others that share rare tags, counties or contributors.

    `cards` are in time order; the score is the sum over what is shared of weight × how rare it is, in steps of a
    doubling, so that one article more in ten thousand does not change what stands under the others.  Where `last` is of
    the same articles, or of all but the latest, only what has changed since is weighed again.
    """
    ids, keys = tuple([card.id for card in cards]), tuple([tuple(_keys(card)) for card in cards])
    postings = _postings(enumerate(keys))
    shared = _Shared(postings, _worth(postings, len(cards)))
    if last is None or last.ids != ids[: len(last.ids)]:
        return Kinship(ids, keys, tuple([_found(i, keys, shared) for i in range(len(cards))]))
    found = [*last.found, *[()] * (len(ids) - len(last.ids))]
    for i in _touched(last.keys, keys, shared):
        found[i] = _found(i, keys, shared)
    return Kinship(ids, keys, tuple(found))


def _keys(card: Card) -> Iterator[Key]:
    for tag in card.tags:
        yield "tags", tag
    for county in card.counties:
        yield "counties", county
    for person in contributors(card):
        yield "people", person


def _postings(keys: Iterable[tuple[int, Iterable[Key]]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = {}
    for i, own in keys:
        for key in own:
            found.setdefault(key, []).append(i)
    return found


def _worth(postings: Mapping[Key, Sequence[int]], total: int) -> dict[Key, float]:
    weights = dict(_WEIGHTS)
    return {key: weights[key[0]] * _rarity(total / len(at)) for key, at in postings.items()}


def _rarity(times: float) -> float:
    """Of something that one in so many articles has: the natural logarithm, in steps of a doubling."""
    return math.log(2) * round(math.log2(1 + times))


def _found(own: int, keys: Sequence[Sequence[Key]], shared: _Shared) -> Found:
    return tuple([(other, _reasons(keys[own], keys[other])) for other in _best(own, keys[own], shared)])


def _best(own: int, keys: Iterable[Key], shared: _Shared) -> list[int]:
    scores: dict[int, float] = {}
    for key in keys:
        at, worth = shared.postings[key], shared.worth[key]
        middle = bisect_left(at, own)
        for other in at[max(0, middle - _NEAR // 2) : middle + _NEAR // 2]:
            scores[other] = scores.get(other, 0.0) + worth
    scores.pop(own, None)
    least = max(_LEAST, min(sorted(scores.values(), reverse=True)[:MOST], default=0.0))
    best = [(-score, abs(other - own), other) for other, score in scores.items() if score >= least]
    return [other for _, _, other in sorted(best)[:MOST]]


def _reasons(own: Iterable[Key], other: Sequence[Key]) -> Reasons:
    named = ((kind, tuple([name for k, name in own if k == kind and (k, name) in other])) for kind, _ in _WEIGHTS)
    return tuple([(kind, names) for kind, names in named if names])


# ------------------------------------------------------------------------------------------ since the last build
def _touched(old: Sequence[tuple[Key, ...]], keys: Sequence[tuple[Key, ...]], shared: _Shared) -> set[int]:
    """The articles for which something that is weighed is no longer what it was."""
    changed = {i for i, (before, now) in enumerate(zip(old, keys, strict=False)) if before != now}
    changed.update(range(len(old), len(keys)))
    came = _postings((i, set(keys[i]) - set(old[i] if i < len(old) else ())) for i in sorted(changed))
    went = _postings((i, set(old[i]) - set(keys[i])) for i in sorted(changed) if i < len(old))
    for key in {*came, *went}:
        changed.update(_around(shared.postings.get(key, ()), [*came.get(key, ()), *went.get(key, ())]))
    changed.update(chain.from_iterable(_of_other_worth(came, went, len(old), shared)))
    return changed


def _around(at: Sequence[int], changes: Sequence[int]) -> Iterator[int]:
    """The articles that have one of the changes among those nearest in time, or had it before."""
    reach = _NEAR // 2 + len(changes)
    for change in changes:
        middle = bisect_left(at, change)
        yield from at[max(0, middle - reach) : middle + reach]


def _of_other_worth(
    came: Mapping[Key, Sequence[int]], went: Mapping[Key, Sequence[int]], total: int, shared: _Shared
) -> Iterator[Sequence[int]]:
    """The articles of everything whose worth has changed."""
    weights = dict(_WEIGHTS)
    for key, at in shared.postings.items():
        before = len(at) - len(came.get(key, ())) + len(went.get(key, ()))
        if not before or weights[key[0]] * _rarity(total / before) != shared.worth[key]:
            yield at
