"""The words that pinyin may mean: counties, tags, frequent words and titles of the site itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, compress, pairwise

from site_builder.search.fold import fold
from site_builder.search.records import SearchDoc

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_LOOSE = frozenset("的了在是和与为等及将对于中上下不有这我们个把被从到也都就而并以让其该各每")  # no word's edge
_GAP = " "  # between runs
_LEAD = 600  # characters of an article
_LONGEST = 5
_LEAST = 3  # articles that a frequent word stands in
_LEAST_HERE = 2  # of them in one batch
_MOST_HERE = 1_000  # words of one batch
BATCH = 32  # articles whose words are counted together, so that a change of one means counting so many
BATCHES = 32  # latest ones that are asked
Counts = Mapping[str, int]  # word → articles


def count_words(docs: Sequence[SearchDoc]) -> dict[str, int]:
    """Runs of two to five Han characters that several of the articles share.

    A longer run is looked at only where the shorter ones in it are shared.
    """
    texts = [_GAP.join(map(fold, _HAN_RUN.findall(f"{doc.title}\n{doc.text[:_LEAD]}"))) for doc in docs]
    starts: list[Sequence[int]] = [range(len(text) - 1) for text in texts]
    shared: dict[str, int] = {}
    for length in range(2, _LONGEST + 1):
        runs = [[text[i : i + length] for i in at] for text, at in zip(texts, starts, strict=True)]
        counts = Counter(chain.from_iterable(map(set, runs)))
        often = {run: n for run, n in counts.items() if n >= _LEAST_HERE and _GAP not in run}
        shared |= {run: n for run, n in often.items() if run[0] not in _LOOSE and run[-1] not in _LOOSE}
        good = (compress(at, map(often.__contains__, here)) for at, here in zip(starts, runs, strict=True))
        starts = [[i for i, following in pairwise(at) if following == i + 1] for at in good]
    best = sorted(shared.items(), key=lambda item: (-item[1] * len(item[0]), item[0]))
    return dict(best[:_MOST_HERE])


def frequent_words(batches: Iterable[Counts], limit: int) -> list[str]:
    """What most articles of all batches share, those that say most first.

    A run that never stands without a longer one is left to it: 装备制 gives way to 装备制造.
    """
    shared: Counter[str] = Counter()
    for batch in batches:
        shared.update(batch)
    often = {run: count for run, count in shared.items() if count >= _LEAST}
    inner = {part for run, count in often.items() for part in (run[1:], run[:-1]) if often.get(part) == count}
    words = ((word, count) for word, count in often.items() if word not in inner)
    return [word for word, _ in sorted(words, key=lambda item: (-item[1] * len(item[0]), item[0]))[:limit]]


def read_aloud(words: Iterable[str], known: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Every run of Han characters in `words` → its syllables.  银行 → yin, hang."""
    runs = dict.fromkeys(run for word in words for run in _HAN_RUN.findall(word))
    return {run: known.get(run) or _syllables(run) for run in runs}


def _syllables(run: str) -> list[str]:
    from pypinyin import lazy_pinyin  # loads its dictionaries, so only when a word is new

    return list(lazy_pinyin(run, errors=lambda unread: "?" * len(unread)))


def characters_read(readings: Mapping[str, Sequence[str]]) -> str:
    """Syllables, each before the characters that are read so somewhere, both sorted: `hang行 xing行`."""
    read: defaultdict[str, set[str]] = defaultdict(set)
    for run, syllables in readings.items():
        for character, syllable in zip(run, syllables, strict=False):
            read[syllable].add(character)
    return " ".join(syllable + "".join(sorted(read[syllable])) for syllable in sorted(read))
