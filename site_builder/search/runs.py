"""The postings of many articles in little memory: gathered from some thousands at a time, then merged."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from site_builder.search.lists import RANK_WIDTH, key_of
from site_builder.search.postings import Postings

BATCH = 8_192  # articles that are held as Python's own lists, which take eight times as much
Members = tuple["array[int]", bytearray]  # articles, ascending, and of each whether it is of level 1


class Run(NamedTuple):
    """Bigrams by their keys, ascending, and one after the other the articles of each."""

    keys: array[int]
    borders: array[int]  # where the articles of each begin and end: one more than keys
    articles: array[int]
    high: bytearray


def gather(found: Iterable[Postings]) -> Iterator[tuple[int, Members]]:
    """Key of a bigram → its articles, in the order of the keys; `found` are the articles' own, in their order."""
    numbered = enumerate(found)
    return _merge(list(iter(lambda: _make_run(islice(numbered, BATCH)), _NOTHING)))


_NOTHING = Run(array("Q"), array("Q", [0]), array("I"), bytearray())


def _make_run(batch: Iterable[tuple[int, Postings]]) -> Run:
    lists: defaultdict[int, list[int]] = defaultdict(list)  # bigram → its articles
    high: defaultdict[int, list[int]] = defaultdict(list)  # bigram → places in that list
    for number, found in batch:
        for members in map(lists.__getitem__, found.grams):
            members.append(number)
        for gram in found.high:
            high[gram].append(len(lists[gram]) - 1)
    return _packed(sorted((key_of(gram), gram) for gram in lists), lists, high)


def _packed(ordered: Iterable[tuple[int, int]], lists: Mapping[int, list[int]], high: Mapping[int, list[int]]) -> Run:
    run = Run(array("Q"), array("Q", [0]), array("I"), bytearray())
    for key, gram in ordered:
        start = len(run.articles)
        run.keys.append(key)
        run.articles.extend(lists[gram])
        run.high.extend(bytes(len(run.articles) - start))
        for place in high.get(gram, ()):
            run.high[start + place] = 1
        run.borders.append(len(run.articles))
    return run


def _merge(runs: Sequence[Run]) -> Iterator[tuple[int, Members]]:
    """One first character after the other."""
    at = [0] * len(runs)
    while lows := [run.keys[start] for run, start in zip(runs, at, strict=True) if start < len(run.keys)]:
        border = ((min(lows) >> RANK_WIDTH) + 1) << RANK_WIDTH
        ends = [bisect_left(run.keys, border, start) for run, start in zip(runs, at, strict=True)]
        held: dict[int, Members] = {}
        for run, start, end in zip(runs, at, ends, strict=True):
            for key, (a, b) in zip(run.keys[start:end], pairwise(run.borders[start : end + 1]), strict=True):
                articles, high = run.articles[a:b], run.high[a:b]
                if key in held:
                    held[key][0].extend(articles)
                    held[key][1].extend(high)
                else:
                    held[key] = articles, high
        yield from sorted(held.items()) if len(runs) > 1 else held.items()
        at = ends
