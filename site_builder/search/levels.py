"""Postings as files, in levels: most articles in a large one that seldom changes, the latest in a small one.

With steps of 16,384 and 1,024, of 10,000 articles the first 9,216 are level 0 and the last 784 level 1; of 100,000
the first 98,304 are level 0, the next 1,024 level 1, the last 672 level 2.
So a new issue changes files of the last level only, and a change of an earlier article those with its bigrams.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, islice, pairwise
from typing import NamedTuple

from site_builder.search.bits import bits_of, bytes_of, pack_bits
from site_builder.search.halves import Part, halve
from site_builder.search.lists import KEY_WIDTH, code_keys, code_members
from site_builder.search.postings import compute_postings
from site_builder.search.records import File, SearchDoc
from site_builder.search.runs import gather
from site_builder.search.scripts import dump_script
from site_builder.search.simplified import SIMPLIFIED

KEY_BITS = 8  # about what a key takes in its file
_BLOCK = 512  # lists that are packed together while a level is made


class Level(NamedTuple):
    """Articles `start` to `end`; their numbers in the postings are counted from `start` and below `total`."""

    number: int
    start: int
    end: int
    total: int


def levels_of(articles: int, steps: Sequence[int]) -> list[Level]:
    """The levels that so many articles make; the last one has room for more."""
    points = sorted({0, *(articles // step * step for step in steps), articles})
    rounded = articles // steps[-1] * steps[-1]
    return [Level(n, a, b, b - a if b <= rounded else steps[-1]) for n, (a, b) in enumerate(pairwise(points))]


class Shelf(NamedTuple):
    """A level's bigrams in their order, how many bits the list of each takes, and how they are cut."""

    keys: array[int]
    lengths: array[int]
    parts: Sequence[Part]
    shape: str


def make_shelf(keys: array[int], lengths: array[int], limit: int) -> Shelf:
    """The cut follows from keys and lengths alone; `limit` is the bytes of a file at most."""
    parts, shape = halve(keys, array("Q", accumulate(lengths, initial=0)), limit * 6, KEY_WIDTH, KEY_BITS)
    return Shelf(keys, lengths, parts, shape)


# ------------------------------------------------------------------------------------------------ a level from nothing
def code_level(docs: Iterable[SearchDoc], total: int) -> tuple[array[int], Coded]:
    """The bigrams of the articles in their order, and the list of each."""
    keys = array("Q")

    def lists() -> Iterator[str]:
        for key, (articles, high) in gather(map(compute_postings, docs)):
            keys.append(key)
            places = list(compress(range(len(high)), high)) if 1 in high else ()
            yield code_members(articles if len(articles) > 1 else articles[0], places, total)

    coded = Coded(lists())
    return keys, coded


class Coded:
    """The lists of a level one after another; as bytes, since a large level has gigabits of them."""

    def __init__(self, lists: Iterable[str]) -> None:
        self.lengths = array("I")
        self._blocks: list[bytes] = []
        self._read = -1, ""  # the last block that was asked for: lists are asked for in their order
        rest = iter(lists)
        while block := list(islice(rest, _BLOCK)):
            self.lengths.extend(map(len, block))
            self._blocks.append(bytes_of("".join(block)))

    def between(self, start: int, end: int) -> str:
        """The bits of the lists `start` to `end`."""
        first, last = start // _BLOCK, (end - 1) // _BLOCK
        blocks = [self._bits(number) for number in range(first, last + 1)]
        before = sum(self.lengths[first * _BLOCK : start])
        return "".join(blocks)[before : before + sum(self.lengths[start:end])]

    def _bits(self, number: int) -> str:
        if self._read[0] != number:
            length = sum(self.lengths[number * _BLOCK : (number + 1) * _BLOCK])
            self._read = number, bits_of(self._blocks[number])[:length]
        return self._read[1]


# ------------------------------------------------------------------------------------------------------------- files
def path_of(level: int, part: Part) -> str:
    """Where a file of postings lies."""
    return f"search/gram/{level}-{part.name}.js"


def tree_path(level: int) -> str:
    """Where it lies how a level is cut."""
    return f"search/tree/{level}.js"


def gram_file(level: int, part: Part, keys: Sequence[int], lists: str) -> File:
    """A file of postings: first characters, keys, lists."""
    groups, bits = code_keys(keys)
    values = (level, groups, pack_bits(bits), pack_bits(lists))
    return File(path_of(level, part), dump_script("gram", f"{level}-{part.name}", *values))


def tree_file(level: int, shelf: Shelf) -> File:
    """How a level is cut."""
    return File(tree_path(level), dump_script("tree", level, pack_bits(shelf.shape)))


def simplified_pairs(folded: Iterable[str]) -> str:
    """The part of the table whose simplified characters are among those given."""
    there = set(folded)
    return "".join(old + new for old, new in SIMPLIFIED.items() if new in there)


def kept_path(level: int) -> str:
    """Under what name a shelf is kept."""
    return f"kept/level/{level}"


def dump_shelf(level: int, shelf: Shelf) -> File:
    """For the next build on this machine."""
    parts = array("Q", [number for part in shelf.parts for number in part])
    head = array("Q", [len(shelf.keys), len(parts)])
    data = b"".join(column.tobytes() for column in (head, parts, shelf.keys, shelf.lengths))
    return File(kept_path(level), data, kept=True)


def load_shelf(data: bytes) -> Shelf:
    """What `dump_shelf` wrote; the shape is not asked for."""
    keys, parts = array("Q", data[:16])
    start, end = 16 + 8 * parts, 16 + 8 * (parts + keys)
    numbers = array("Q", data[16:start])
    held = [Part(*numbers[i : i + 3]) for i in range(0, parts, 3)]
    return Shelf(array("Q", data[start:end]), array("I", data[end:]), held, "")
