"""A level of postings after a few of its articles changed: only their bigrams' lists are made again."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from site_builder.search.bits import unpack_bits
from site_builder.search.cards import IndexLost
from site_builder.search.halves import Part
from site_builder.search.levels import Shelf, gram_file, make_shelf, path_of
from site_builder.search.lists import KEY_WIDTH, code_members, key_of, read_postings
from site_builder.search.postings import Postings, compute_postings
from site_builder.search.records import File, Kept, SearchDoc
from site_builder.search.scripts import load_script

Change = tuple[int, SearchDoc | None, SearchDoc]  # number in the level, what it was, what it is
Marks = dict[int, int | None]  # article → its level in a bigram's list, None where it left it


def find_changes(changes: Iterable[Change]) -> dict[int, Marks]:
    """Key of a bigram → what changes in its list."""
    marks: defaultdict[int, Marks] = defaultdict(dict)
    for number, old, new in changes:
        before, after = _levels(old), _levels(new)
        for gram in before.keys() | after.keys():
            if before.get(gram) != after.get(gram):
                marks[key_of(gram)][number] = after.get(gram)
    return marks


def _levels(doc: SearchDoc | None) -> dict[int, int]:
    found = compute_postings(doc) if doc else Postings((), ())
    return dict.fromkeys(found.grams, 0) | dict.fromkeys(found.high, 1)


class Lists:
    """The lists of a level as the last build wrote them, read from its files as they are asked for."""

    def __init__(self, level: int, shelf: Shelf, kept: Kept) -> None:
        self._level, self._shelf, self._kept = level, shelf, kept
        self._starts = list(accumulate(shelf.lengths, initial=0))
        self._lows = [part.start for part in shelf.parts]
        self._read: dict[int, str] = {}

    def bits(self, start: int, end: int) -> Iterator[str]:
        """The lists of the bigrams `start` to `end`."""
        place = bisect_right(self._lows, start) - 1
        while start < end:
            part = self._shelf.parts[place]
            stop, base = min(end, part.end), self._starts[part.start]
            yield self._open(part)[self._starts[start] - base : self._starts[stop] - base]
            start, place = stop, place + 1

    def _open(self, part: Part) -> str:
        if part.start not in self._read:
            data = self._kept(path_of(self._level, part))
            if data is None:
                raise IndexLost(path_of(self._level, part))
            self._read[part.start] = unpack_bits(load_script(data)[3])
        return self._read[part.start]


def splice(
    level: int, total: int, shelf: Shelf, changes: Mapping[int, Marks], limit: int, kept: Kept
) -> tuple[Shelf, Iterator[File]]:
    """The shelf and all its files after the changes; `IndexLost` where a file of the last build is missing."""
    lists = Lists(level, shelf, kept)
    coded = {key: _changed(key, marks, shelf, lists, total) for key, marks in changes.items()}
    keys, lengths = array("Q", shelf.keys), array("I", shelf.lengths)
    for key, bits in coded.items():
        at = bisect_left(keys, key)
        there = at < len(keys) and keys[at] == key
        if there and bits:
            lengths[at] = len(bits)
        elif there:
            del keys[at], lengths[at]
        elif bits:
            keys.insert(at, key)
            lengths.insert(at, len(bits))
    after = make_shelf(keys, lengths, limit)
    return after, _files(level, shelf, after, coded, lists)


def _changed(key: int, marks: Marks, shelf: Shelf, lists: Lists, total: int) -> str:
    """A bigram's list, '' where no article has it any more."""
    at = bisect_left(shelf.keys, key)
    levels: dict[int, int | None] = {}
    if at < len(shelf.keys) and shelf.keys[at] == key:
        articles, high = read_postings("".join(lists.bits(at, at + 1)), total)
        levels = dict.fromkeys(articles, 0)
        levels.update((articles[place], 1) for place in high)
    levels.update(marks)
    articles = sorted(number for number, mark in levels.items() if mark is not None)
    members = articles[0] if len(articles) == 1 else articles
    return code_members(members, [i for i, n in enumerate(articles) if levels[n]], total) if articles else ""


def _files(level: int, before: Shelf, after: Shelf, coded: Mapping[int, str], lists: Lists) -> Iterator[File]:
    """Every file; without data where no list in it changed and its borders are as they were."""
    held = {part.low: part.end - part.start for part in before.parts}
    changed = sorted(coded)
    lows = [*(part.low for part in after.parts), 1 << KEY_WIDTH]
    for part, following in zip(after.parts, lows[1:], strict=True):
        inside = changed[bisect_left(changed, part.low) : bisect_left(changed, following)]
        if not inside and held.get(part.low) == part.end - part.start:
            yield File(path_of(level, part), None)
        else:
            keys = after.keys[part.start : part.end]
            inside = inside[bisect_left(inside, keys[0]) : bisect_right(inside, keys[-1])]
            yield gram_file(level, part, keys, "".join(_pieces(keys, before.keys, inside, coded, lists)))


def _pieces(
    keys: Sequence[int], old: Sequence[int], inside: Sequence[int], coded: Mapping[int, str], lists: Lists
) -> Iterator[str]:
    """The lists of `keys`: those that changed, and what stood between them."""
    at = bisect_left(old, keys[0])
    for key in inside:
        border = bisect_left(old, key, at)
        yield from lists.bits(at, border)
        yield coded[key]
        at = border + (border < len(old) and old[border] == key)
    yield from lists.bits(at, bisect_right(old, keys[-1], at))
