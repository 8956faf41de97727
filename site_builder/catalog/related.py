"""Which articles belong together, and why."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from site_builder.catalog.records import Reason, ReasonKind, Related
from site_builder.catalog.taxonomy import contributors
from site_builder.model import Article

MOST = 4
_NEAR = 40  # of a term's articles only those nearest in time are weighed: work stays linear in the archive
_WEIGHTS: tuple[tuple[ReasonKind, float], ...] = (("tags", 1.0), ("counties", 0.7), ("people", 0.25))
_LEAST = 1.2  # a score below says little more than "same newspaper"

Key = tuple[ReasonKind, str]


def related_to(articles: Sequence[Article], urls: Sequence[str]) -> list[tuple[Related, ...]]:
    """For each article up to four others that share rare tags, counties or contributors.

    `articles` are in time order; the score is the sum over what is shared of weight × inverse document frequency.
    """
    keys = [tuple(_keys(article)) for article in articles]
    postings: dict[Key, list[int]] = {}
    for i, own in enumerate(keys):
        for key in own:
            postings.setdefault(key, []).append(i)
    weights = dict(_WEIGHTS)
    worth = {key: weights[key[0]] * math.log(1 + len(articles) / len(at)) for key, at in postings.items()}
    return [_best(i, keys[i], postings, worth, articles, urls) for i in range(len(articles))]


def _keys(article: Article) -> Iterable[Key]:
    for tag in article.facts.tags:
        yield "tags", tag
    for county in article.facts.counties:
        yield "counties", county
    for person in contributors(article.facts):
        yield "people", person


def _best(
    own: int,
    keys: Iterable[Key],
    postings: dict[Key, list[int]],
    worth: dict[Key, float],
    articles: Sequence[Article],
    urls: Sequence[str],
) -> tuple[Related, ...]:
    shared: dict[int, list[Key]] = {}
    for key in keys:
        at = postings[key]
        middle = bisect_left(at, own)
        for other in at[max(0, middle - _NEAR // 2) : middle + _NEAR // 2]:
            if other != own:
                shared.setdefault(other, []).append(key)
    scores = {other: sum(worth[key] for key in common) for other, common in shared.items()}
    best = sorted((o for o in scores if scores[o] >= _LEAST), key=lambda o: (-scores[o], abs(o - own), o))
    return tuple(Related(articles[o].story.title, urls[o], articles[o].date, _reasons(shared[o])) for o in best[:MOST])


def _reasons(common: Sequence[Key]) -> tuple[Reason, ...]:
    named = ((kind, tuple(name for k, name in common if k == kind)) for kind, _ in _WEIGHTS)
    return tuple(Reason(kind, names) for kind, names in named if names)
