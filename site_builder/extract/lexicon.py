"""Words looked up in running text: which begins where, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import compress, count
from operator import add
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")
_MANY = 1000  # beginnings of words; with more of them nearly any character may be the first or the second of one


class Hit(NamedTuple, Generic[V]):
    """A word at `[start, end)` of a text, and what is known of it."""

    start: int
    end: int
    word: str
    value: V


@lru_cache(maxsize=64)  # topics and keywords look through the paragraphs of one article
def pairs_of(text: str) -> tuple[str, ...]:
    """Each two characters that stand beside one another: `pairs_of("招商引资") == ("招商", "商引", "引资")`."""
    return (*map(add, text, text[1:]),)


class Lexicon(Generic[V]):
    """Words with what is known of each; the time of a look-up hardly grows with their number.

    `[h.word for h in Lexicon({"招商": 1, "招商引资": 2}).hits("招商引资")] == ["招商引资"]`
    """

    def __init__(self, words: Mapping[str, V], many: int = _MANY) -> None:
        self._rows: dict[str, list[tuple[str, V]]] = {}  # by the first two characters, longest first
        for word in sorted(filter(None, words), key=lambda word: (-len(word), word)):
            self._rows.setdefault(word[:2], []).append((word, words[word]))
        for start, row in self._rows.items():
            if len(start) > 1:
                row += self._rows.get(start[0], [])
        singles = [start for start in self._rows if len(start) == 1]
        self._single = re.compile(_one_of(singles)) if singles else None
        self._begin = _begin(self._rows) if len(self._rows) <= many else None

    def hits(self, text: str) -> Iterator[Hit[V]]:
        """The longest word at every place where one begins, in reading order; they may overlap."""
        for at in self._places(text):
            for word, value in self._rows.get(text[at : at + 2]) or self._rows.get(text[at]) or ():
                if text.startswith(word, at):
                    yield Hit(at, at + len(word), word, value)
                    break

    def _places(self, text: str) -> Iterable[int]:
        """Where words may begin."""
        if self._begin:
            return [match.start() for match in self._begin.finditer(text)]
        places = compress(count(), map(self._rows.__contains__, pairs_of(text)))
        return sorted({*places, *(match.start() for match in self._single.finditer(text))}) if self._single else places


def _begin(starts: Iterable[str]) -> re.Pattern[str]:
    """One of some characters before one of some others, or alone: of few, `re` is quick to tell where they stand."""
    pairs = [start for start in starts if len(start) > 1]
    alone = _one_of(start for start in starts if len(start) == 1)
    return re.compile(f"{alone}|{_one_of(pair[0] for pair in pairs)}(?={_one_of(pair[1] for pair in pairs)})")


def _one_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(characters))))}]".replace("[]", "(?!)")
