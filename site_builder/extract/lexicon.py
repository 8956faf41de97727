"""Words looked up in running text: which begins where, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import compress, count
from operator import add
from typing import Generic, NamedTuple, TypeVar

V = TypeVar("V")


class Hit(NamedTuple, Generic[V]):
    """A word at `[start, end)` of a text, and what is known of it."""

    start: int
    end: int
    word: str
    value: V


class Pairs(NamedTuple):
    """Each two characters of a text that stand beside one another: where they stand, and which there are."""

    row: tuple[str, ...]
    known: frozenset[str]


@lru_cache(maxsize=64)  # several lexicons look through the paragraphs of one article
def pairs_of(text: str) -> Pairs:
    """The pairs of a text: `pairs_of("招商引资").row == ("招商", "商引", "引资")`."""
    row = (*map(add, text, text[1:]),)
    return Pairs(row, frozenset(row))


class Lexicon(Generic[V]):
    """Words with what is known of each; the time of a look-up does not grow with their number.

    `[h.word for h in Lexicon({"招商": 1, "招商引资": 2}).hits("招商引资")] == ["招商引资"]`
    """

    def __init__(self, words: Mapping[str, V]) -> None:
        self._rows: dict[str, list[tuple[str, V]]] = {}  # by the first two characters, longest first
        for word in sorted(filter(None, words), key=lambda word: (-len(word), word)):
            self._rows.setdefault(word[:2], []).append((word, words[word]))
        singles = "".join(sorted(word for word in self._rows if len(word) == 1))
        for pair in self._rows if singles else ():
            if len(pair) > 1:
                self._rows[pair] += self._rows.get(pair[0], [])
        self._single = re.compile(f"[{re.escape(singles)}]") if singles else None
        self._begin = frozenset(self._rows)

    def hits(self, text: str) -> Iterator[Hit[V]]:
        """The longest word at every place where one begins, in reading order; they may overlap."""
        rows, (row, known) = self._rows, pairs_of(text)
        begun = known & self._begin  # few; most texts are through here
        places = list(compress(count(), map(begun.__contains__, row))) if begun else []
        if self._single:
            places = sorted({*places, *(match.start() for match in self._single.finditer(text))})
        for at in places:
            for word, value in rows.get(row[at] if at < len(row) else text[at]) or rows[text[at]]:
                if text.startswith(word, at):
                    yield Hit(at, at + len(word), word, value)
                    break
