"""Words of Chinese text with their part of speech; jieba behind a protocol, loaded when an article is new."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Protocol

from site_builder.extract.likeliest import Likeliest

_STRETCH = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%-]+")  # what jieba cuts in one go


class Token(NamedTuple):
    """A word, its part of speech as jieba's dictionary has it ('' if unknown) and its frequency there."""

    text: str
    tag: str
    freq: int


class Tokenizer(Protocol):
    """Cuts a text into words; every character stands in exactly one of them."""

    def cut(self, text: str) -> tuple[Token, ...]:
        """The words of a text, in order."""

    def look_up(self, word: str) -> Token:
        """A word as the dictionary has it: without a part of speech where it has it not."""


@dataclass(frozen=True)
class JiebaTokenizer:
    """jieba with its own dictionary and with `names` as words of part of speech ns; nothing is loaded before `cut`.

    The dictionary is built from the package's own file: jieba's cache in the shared temporary directory may be
    another user's, so it is neither read nor written.
    """

    names: tuple[str, ...] = field(default=())

    @cached_property
    def _dictionary(self) -> _Dictionary:
        return _loaded(self.names)

    def __reduce__(self) -> tuple[type[JiebaTokenizer], tuple[tuple[str, ...]]]:
        return JiebaTokenizer, (self.names,)  # a process that is sent it loads the dictionary by itself

    def cut(self, text: str) -> tuple[Token, ...]:
        known = self._dictionary
        words = known.likeliest.cut(text) if _STRETCH.fullmatch(text) else known.engine.cut(text, HMM=False)
        return tuple([Token(word, known.tags.get(word, ""), known.counts.get(word, 0)) for word in words])

    def look_up(self, word: str) -> Token:
        known = self._dictionary
        return Token(word, known.tags.get(word, ""), known.counts.get(word, 0))


class _Dictionary(NamedTuple):
    """jieba, its dictionary, and what cuts by it."""

    engine: Any
    likeliest: Likeliest
    tags: dict[str, str]
    counts: dict[str, int]


@lru_cache(maxsize=4)
def _loaded(names: tuple[str, ...]) -> _Dictionary:
    import jieba  # 0.6 s: only when an article is new

    engine = jieba.Tokenizer()
    tags: dict[str, str] = {}
    with engine.get_dict_file() as file:
        lines = file.read().decode("utf-8").splitlines()
    counts, total = _prefixes(lines, tags)
    for name in names:
        tags[name] = "ns"
        total += _add(counts, name, 2000)
    engine.FREQ, engine.total, engine.initialized = counts, total, True
    return _Dictionary(engine, Likeliest(counts, total), tags, counts)


def _prefixes(lines: Iterable[str], tags: dict[str, str]) -> tuple[dict[str, int], int]:
    """jieba's dictionary: each word with its count, each beginning of a word with at least 0."""
    counts: dict[str, int] = {}
    total = 0
    for line in lines:
        word, count, tag = line.split(" ")
        tags[word] = tag
        counts[word] = int(count)
        total += int(count)
        for end in range(1, len(word)):
            counts.setdefault(word[:end], 0)
    return counts, total


def _add(counts: dict[str, int], word: str, count: int) -> int:
    before = counts.get(word, 0)
    counts[word] = max(before, count)
    for end in range(1, len(word)):
        counts.setdefault(word[:end], 0)
    return counts[word] - before
