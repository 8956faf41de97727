"""The words that pinyin may mean: counties, tags, frequent words and titles of the site itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from site_builder.search.fold import fold
from site_builder.search.records import SearchDoc, Sizes

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_LOOSE = frozenset("的了在是和与为等及将对于中上下不有这我们个把被从到也都就而并以让其该各每")  # no word's edge
_SAMPLE = 1_000  # latest articles
_SAMPLE_LEAD = 600  # characters of each
_LONGEST = 5
_LEAST = 3  # articles that a frequent word stands in


def build_vocabulary(docs: Sequence[SearchDoc], sizes: Sizes) -> tuple[list[str], list[str], dict[str, list[str]]]:
    """Words in order of weight, latest titles, and syllable → characters read so in them.  `docs` by date."""
    named = _by_count(c for doc in docs for c in doc.counties) + _by_count(t for doc in docs for t in doc.tags)
    words = list(dict.fromkeys([*(fold(word) for word in named), *frequent_words(docs, sizes.words)]))
    recent = list(reversed(docs[max(0, len(docs) - sizes.titles) :]))
    titles = list(dict.fromkeys(fold(doc.title) for doc in recent))
    return words, titles, read_aloud([*words, *titles])


def _by_count(names: Iterable[str]) -> list[str]:
    return [name for name, _ in sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))]


def frequent_words(docs: Sequence[SearchDoc], limit: int) -> list[str]:
    """Runs of two to five Han characters that several articles share, most shared first.

    A run that never stands without a longer one is left to it: 装备制 gives way to 装备制造.
    """
    shared: Counter[str] = Counter()
    for doc in docs[max(0, len(docs) - _SAMPLE) :]:
        shared.update(set(_runs(doc.title + "\n" + doc.text[:_SAMPLE_LEAD])))
    often = {run: count for run, count in shared.items() if count >= _LEAST}
    inner = {part for run, count in often.items() for part in (run[1:], run[:-1]) if often.get(part) == count}
    words = ((word, count) for word, count in often.items() if word not in inner)
    return [word for word, _ in sorted(words, key=lambda item: (-item[1] * len(item[0]), item[0]))[:limit]]


def _runs(text: str) -> list[str]:
    return [
        piece[i : i + n]
        for piece in (fold(match) for match in _HAN_RUN.findall(text))
        for n in range(2, _LONGEST + 1)
        for i in range(len(piece) - n + 1)
        if piece[i] not in _LOOSE and piece[i + n - 1] not in _LOOSE
    ]


def read_aloud(words: Sequence[str]) -> dict[str, list[str]]:
    """Syllable → the characters that are read so somewhere in `words`, both sorted.  银行 gives hang → 行."""
    from pypinyin import lazy_pinyin  # loads its dictionaries, so only when an index is really made

    readings: defaultdict[str, set[str]] = defaultdict(set)
    for run in (run for word in words for run in _HAN_RUN.findall(word)):
        syllables = lazy_pinyin(run, errors=lambda unread: "?" * len(unread))
        for character, syllable in zip(run, syllables, strict=False):
            readings[syllable].add(character)
    return {syllable: sorted(readings[syllable]) for syllable in sorted(readings)}
