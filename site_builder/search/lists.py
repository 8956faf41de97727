"""Lists of articles as bits: those that have a bigram, and those that stand under a facet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import sub

from site_builder.search.alphabet import FREQUENT
from site_builder.search.bits import (
    code_ascending,
    code_number,
    order_for,
    pack_bits,
    read_ascending,
    read_number,
    steps_of,
)

USUAL_SECONDS = 2_000  # different characters that may follow one
RANK_WIDTH = 21  # bits
KEY_WIDTH = 2 * RANK_WIDTH
_SECOND = (1 << RANK_WIDTH) - 1


class _Ranks(dict[int, int]):
    """Code point → rank."""

    def __missing__(self, code: int) -> int:
        return len(FREQUENT) + code


_RANKS = _Ranks((ord(character), rank) for rank, character in enumerate(FREQUENT))


def rank_of(code: int) -> int:
    """Frequent characters first, so that neighbours in the order are near each other: 的 → 23, 鄄 → 39139."""
    return _RANKS[code]


def character_at(rank: int) -> str:
    """The character of that rank."""
    return FREQUENT[rank] if rank < len(FREQUENT) else chr(rank - len(FREQUENT))


def key_of(gram: int) -> int:
    """A bigram (`postings.gram_of`) by the ranks of its characters: its place in the order of the files."""
    if gram >> 32:
        return (_RANKS[gram >> 32] << RANK_WIDTH) | _RANKS[gram & 0xFFFFFFFF]
    return (_RANKS[gram >> 16] << RANK_WIDTH) | _RANKS[gram & 0xFFFF]


def code_keys(keys: Sequence[int]) -> tuple[int, str]:
    """How many different first characters, and for each: it, how many follow it, which."""
    last, groups, bits = -1, 0, []
    for first, group in groupby(keys, key=lambda key: key >> RANK_WIDTH):
        seconds = [key & _SECOND for key in group]
        k = max(0, order_for(len(seconds), USUAL_SECONDS) - 1)
        bits += [code_number(first - last - 1, 3), code_number(len(seconds) - 1, 3)]
        previous = -1
        for second in seconds:
            bits.append(code_number(second - previous - 1, k))
            previous = second
        last, groups = first, groups + 1
    return groups, "".join(bits)


@cache
def _alone(total: int) -> tuple[list[str], list[str]]:
    """Article → the whole list of a bigram that stands in it alone, of level 0 and of level 1."""
    codes = [code_number(0) + code_ascending([article], total) for article in range(total)]
    low, high = code_number(0), code_number(1) + code_ascending([0], 1)
    return [code + low for code in codes], [code + high for code in codes]


@cache
def _head(count: int, total: int) -> tuple[str, Callable[[int], str]]:
    """The code of how many, and that of a step from one to the next."""
    return code_number(count - 1), steps_of(order_for(count, total)).__getitem__


def code_members(members: int | Sequence[int], high: Sequence[int], total: int) -> str:
    """How many articles below `total`, which, and which of them, by their places, are of level 1."""
    if isinstance(members, int):
        return _alone(total)[len(high)][members]
    head, step = _head(len(members), total)
    marks = code_number(len(high)) + code_ascending(high, len(members)) if high else "1"
    return f"{head}{''.join(map(step, map(sub, members, [-1, *members])))}{marks}"


def read_postings(bits: str, total: int) -> tuple[list[int], list[int]]:
    """The articles of a list, and the places in it of those of level 1."""
    count, at = read_number(bits, 0)
    articles, at = read_ascending(bits, at, count + 1, total)
    marked, at = read_number(bits, at)
    high, _ = read_ascending(bits, at, marked, count + 1)
    return articles, high


def pack_facets(
    lists: Mapping[tuple[str, str], Sequence[int]], total: int, limit: int
) -> Iterator[tuple[list[str], str]]:
    """Files of facets in their order: keys and bits."""
    keys: list[str] = []
    bits: list[str] = []
    size = 0
    for key, members in sorted((":".join(facet), members) for facet, members in lists.items()):
        keys.append(key)
        bits.append(code_number(len(members) - 1) + code_ascending(members, total))
        size += len(bits[-1]) + len(key) * 12
        if size >= limit * 6:
            yield keys, pack_bits("".join(bits))
            keys, bits, size = [], [], 0
    if keys:
        yield keys, pack_bits("".join(bits))
