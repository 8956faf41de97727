"""The file that lets letters mean words; what it is made of is kept article by article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from site_builder.search.cards import Card
from site_builder.search.facets import Facet
from site_builder.search.fold import fold
from site_builder.search.records import File, Kept, SearchDoc, Sizes
from site_builder.search.scripts import dump_script
from site_builder.search.vocabulary import BATCH, BATCHES, characters_read, count_words, frequent_words, read_aloud

PATH = "kept/words"


def pinyin_files(
    cards: Sequence[Card], lists: dict[Facet, list[int]], texts: Callable[[Card], SearchDoc], sizes: Sizes, kept: Kept
) -> Iterator[File]:
    """`search/pinyin.js`, and what it was made of."""
    data = kept(PATH)
    known: dict[str, Any] = json.loads(data) if data else {"batches": {}, "titles": {}, "readings": {}}
    batches = _batches(cards, texts, known["batches"])
    titles = _titles(cards[max(0, len(cards) - sizes.titles) :], texts, known["titles"])
    frequent = frequent_words(batches.values(), sizes.words)
    words = list(dict.fromkeys([*map(fold, [*_by_count(lists, "county"), *_by_count(lists, "tag")]), *frequent]))
    latest = list(dict.fromkeys(reversed(titles.values())))
    readings = read_aloud([*words, *latest], known["readings"])
    yield File("search/pinyin.js", dump_script("pinyin", 0, words, latest, characters_read(readings)))
    keep = {"batches": batches, "titles": titles, "readings": readings}
    yield File(PATH, json.dumps(keep, separators=(",", ":")).encode(), kept=True)


def _by_count(lists: dict[Facet, list[int]], wanted: str) -> list[str]:
    counts = {value: len(members) for (group, value), members in lists.items() if group == wanted}
    return sorted(counts, key=lambda value: (-counts[value], value))


def _key(cards: Sequence[Card]) -> str:
    """Of articles without a digest nothing can be kept."""
    return blake2b(repr([card[:2] for card in cards]).encode("utf-8", "replace"), digest_size=12).hexdigest()


def _batches(
    cards: Sequence[Card], texts: Callable[[Card], SearchDoc], known: dict[str, dict[str, int]]
) -> dict[str, dict[str, int]]:
    """The latest batches, each with the words that its articles share."""
    last = -(-len(cards) // BATCH)
    runs = [cards[n * BATCH : (n + 1) * BATCH] for n in range(max(0, last - BATCHES), last)]
    keyed = {_key(run): run for run in runs}
    return {
        key: known[key] if key in known and all(card.digest for card in run) else count_words([*map(texts, run)])
        for key, run in keyed.items()
    }


def _titles(cards: Sequence[Card], texts: Callable[[Card], SearchDoc], known: dict[str, str]) -> dict[str, str]:
    """Folded titles in the order of the articles."""
    titles = {}
    for card in cards:
        key = _key([card])
        titles[key] = known[key] if card.digest and key in known else fold(texts(card).title)
    return titles
