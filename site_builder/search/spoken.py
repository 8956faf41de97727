"""The file that lets letters mean words; what it is made of is kept article by article."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, TypeVar

from site_builder.search.cards import Card
from site_builder.search.facets import Facet
from site_builder.search.fold import fold
from site_builder.search.records import File, Kept, SearchDoc, Sizes
from site_builder.search.scripts import dump_script
from site_builder.search.vocabulary import BATCH, BATCHES, characters_read, count_words, frequent_words, read_aloud

T = TypeVar("T")
PATH, MADE_OF = "kept/words", "kept/words-key"


def pinyin_files(
    cards: Sequence[Card], lists: dict[Facet, list[int]], texts: Callable[[Card], SearchDoc], sizes: Sizes, kept: Kept
) -> Iterator[File]:
    """`search/pinyin.js`, and what it was made of."""
    runs = _runs(cards)
    latest = {_key([card]): card for card in cards[max(0, len(cards) - sizes.titles) :]}
    named = [*_by_count(lists, "county"), *_by_count(lists, "tag")]
    made_of = repr([list(runs), list(latest), named]).encode("utf-8", "replace")
    if all(card.digest for card in cards) and kept(MADE_OF) == made_of:
        yield from (File("search/pinyin.js", None), File(PATH, None, kept=True), File(MADE_OF, None, kept=True))
        return
    data = kept(PATH)
    known: dict[str, Any] = json.loads(data) if data else {"batches": {}, "titles": {}, "readings": {}}
    batches = {key: _known(known["batches"], key, run) or count_words([*map(texts, run)]) for key, run in runs.items()}
    titles = {k: _known(known["titles"], k, [card]) or fold(texts(card).title) for k, card in latest.items()}
    words = list(dict.fromkeys([*map(fold, named), *frequent_words(batches.values(), sizes.words)]))
    newest = list(dict.fromkeys(reversed(titles.values())))
    readings = read_aloud([*words, *newest], known["readings"])
    yield File("search/pinyin.js", dump_script("pinyin", 0, words, newest, characters_read(readings)))
    keep = {"batches": batches, "titles": titles, "readings": readings}
    yield File(PATH, json.dumps(keep, ensure_ascii=False, separators=(",", ":")).encode(), kept=True)
    yield File(MADE_OF, made_of, kept=True)


def _by_count(lists: dict[Facet, list[int]], wanted: str) -> list[str]:
    counts = {value: len(members) for (group, value), members in lists.items() if group == wanted}
    return sorted(counts, key=lambda value: (-counts[value], value))


def _key(cards: Sequence[Card]) -> str:
    return blake2b(repr([card[:2] for card in cards]).encode("utf-8", "replace"), digest_size=9).hexdigest()


def _known(known: dict[str, T], key: str, cards: Sequence[Card]) -> T | None:
    """What was kept under the key; of articles without a digest nothing can be."""
    return known.get(key) if all(card.digest for card in cards) else None


def _runs(cards: Sequence[Card]) -> dict[str, Sequence[Card]]:
    """The latest articles by batches."""
    last = -(-len(cards) // BATCH)
    runs = [cards[n * BATCH : (n + 1) * BATCH] for n in range(max(0, last - BATCHES), last)]
    return {_key(run): run for run in runs}
