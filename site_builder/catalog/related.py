"""Which articles belong together, and why."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from site_builder.catalog.records import Reason, ReasonKind, Related
from site_builder.catalog.taxonomy import contributors
from site_builder.model import Article

MOST = 4
_NEAR = 40  # of a term's articles only those nearest in time are weighed: work stays linear in the archive
_WEIGHTS: tuple[tuple[ReasonKind, float], ...] = (("tags", 1.0), ("counties", 0.7), ("people", 0.25))
_LEAST = 1.2  # a score below says little more than "same newspaper"

Key = tuple[ReasonKind, str]


class _Shared(NamedTuple):
    """Articles by what they may have in common, in time order, and what each thing in common is worth."""

    postings: Mapping[Key, Sequence[int]]
    worth: Mapping[Key, float]


def related_to(articles: Sequence[Article], urls: Sequence[str]) -> list[tuple[Related, ...]]:
    """For each article up to four others that share rare tags, counties or contributors.

    `articles` are in time order; the score is the sum over what is shared of weight × how rare it is, in steps of a
    doubling, so that one article more in ten thousand does not change what stands under the others.
    """
    keys = [tuple(_keys(article)) for article in articles]
    postings: dict[Key, list[int]] = {}
    for i, own in enumerate(keys):
        for key in own:
            postings.setdefault(key, []).append(i)
    weights = dict(_WEIGHTS)
    worth = {key: weights[key[0]] * _rarity(len(articles) / len(at)) for key, at in postings.items()}
    shared = _Shared(postings, worth)
    return [
        tuple(
            Related(articles[o].story.title, urls[o], articles[o].date, _reasons(own, keys[o]))
            for o in _best(i, own, shared)
        )
        for i, own in enumerate(keys)
    ]


def _rarity(times: float) -> float:
    """Of something that one in so many articles has: the natural logarithm, in steps of a doubling."""
    return math.log(2) * round(math.log2(1 + times))


def _keys(article: Article) -> Iterable[Key]:
    for tag in article.facts.tags:
        yield "tags", tag
    for county in article.facts.counties:
        yield "counties", county
    for person in contributors(article.facts):
        yield "people", person


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


def _reasons(own: Iterable[Key], other: Sequence[Key]) -> tuple[Reason, ...]:
    named = ((kind, tuple(name for k, name in own if k == kind and (k, name) in other)) for kind, _ in _WEIGHTS)
    return tuple(Reason(kind, names) for kind, names in named if names)
