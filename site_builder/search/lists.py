"""Postings and facets as files: sorted by key, cut to even size, each one run of bits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from site_builder.search.alphabet import FREQUENT
from site_builder.search.bits import code_ascending, code_number, order_for, pack_bits
from site_builder.search.shards import cut

LEVELS = 2  # postings are numbers `article * LEVELS + level`
USUAL_SECONDS = 2_000  # different characters that may follow one
RANKS = {character: rank for rank, character in enumerate(FREQUENT)}
Gram = tuple[int, int]  # a bigram as the ranks of its characters
Packed = tuple[str, list[object]]  # a file's first key, its values


def rank_of(character: str) -> int:
    """Frequent characters first, so that neighbours in the order are near each other: 的 → 23, 鄄 → 39139."""
    return RANKS.get(character, len(FREQUENT) + ord(character))


def pack_postings(postings: Mapping[str, Sequence[int]], total: int, limit: int) -> Iterator[Packed]:
    """Files of bigrams, each [number of first characters, bits]; `total` is the number of articles."""
    grams = sorted(((rank_of(gram[0]), rank_of(gram[1])), gram) for gram in postings)
    coded = ((key, gram, code_postings(postings[gram], total)) for key, gram in grams)
    for run in cut(((entry, len(entry[2]) + 8) for entry in coded), limit * 6):
        groups = [list(group) for _, group in groupby(run, key=lambda entry: entry[0][0])]
        yield run[0][1], [len(groups), pack_bits("".join(_code_groups(groups)))]


def _code_groups(groups: Sequence[Sequence[tuple[Gram, str, str]]]) -> Iterator[str]:
    """For each first character: its rank, its seconds, then their lists."""
    last = -1
    for group in groups:
        first = group[0][0][0]
        k = max(0, order_for(len(group), USUAL_SECONDS) - 1)
        yield code_number(first - last - 1, 3) + code_number(len(group) - 1, 3)
        previous = -1
        for (_, second), _, _ in group:
            yield code_number(second - previous - 1, k)
            previous = second
        for _, _, bits in group:
            yield bits
        last = first


def code_postings(codes: Sequence[int], total: int) -> str:
    """How many articles, which, and which of them are of level 1."""
    articles = [code // LEVELS for code in codes]
    high = [place for place, code in enumerate(codes) if code % LEVELS]
    marked = code_number(len(high)) + code_ascending(high, len(codes))
    return code_number(len(codes) - 1) + code_ascending(articles, total) + marked


def pack_facets(lists: Mapping[str, Sequence[int]], total: int, limit: int) -> Iterator[Packed]:
    """Files of facets, each [keys, bits]."""
    coded = ((key, code_number(len(lists[key]) - 1) + code_ascending(lists[key], total)) for key in sorted(lists))
    for run in cut(((entry, len(entry[1]) + len(entry[0]) * 12) for entry in coded), limit * 6):
        yield run[0][0], [[key for key, _ in run], pack_bits("".join(bits for _, bits in run))]
