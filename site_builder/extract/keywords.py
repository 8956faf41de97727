"""Telling keywords of a story: nouns and noun compounds that it says again and again and the language seldom."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_builder.extract.surnames import COMMON
from site_builder.extract.tokenizer import Token, Tokenizer
from site_builder.model import Story

_NOUNS = frozenset({"n", "nz", "vn", "nl"})
_HEADS = frozenset({"n", "nz"})
_HAN = re.compile(r"[\u4e00-\u9fff]{2,8}")
_LONGEST = 6


class Keyword(NamedTuple):
    """A candidate tag: how often the body says it, whether the headline does, and its weight."""

    text: str
    times: int
    in_head: bool
    weight: float


def find_keywords(story: Story, tokenizer: Tokenizer, dull: frozenset[str]) -> tuple[Keyword, ...]:
    """Candidate tags, best first: nouns and compounds of two nouns that the story repeats.

    Words that jieba does not know, names of places and persons and everyday words (`dull`) are none; a fragment cannot
    come up since candidates are whole words.
    """
    counts: dict[str, int] = {}
    rarity: dict[str, float] = {}
    head = " ".join((story.kicker, story.title, story.deck)) if story.title_source == "headline" else ""
    for block in story.blocks:
        for run in _runs(tokenizer.cut(block.text)):
            for word, rare in _terms(run):
                counts[word] = counts.get(word, 0) + 1
                rarity[word] = rare
    found = [
        Keyword(word, n, word in head, (n + 2 * (word in head)) * rarity[word])
        for word, n in counts.items()
        if n >= 2 and not _is_dull(word, dull) and not _is_part(word, n, counts)
    ]
    return tuple(sorted(found, key=lambda key: (-key.weight, key.text)))


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Stretches of nouns without anything between."""
    run: list[Token] = []
    before = ""
    for token in tokens:
        if token.tag in _NOUNS and _HAN.fullmatch(token.text) and before not in COMMON:
            run.append(token)
        else:
            if run:
                yield run
            run = []
        before = token.text  # after a surname that stands alone a given name follows: 毕|艳红
    if run:
        yield run


def _terms(run: list[Token]) -> Iterator[tuple[str, float]]:
    for n, token in enumerate(run):
        if token.freq > 4000:  # too common to tell one story from another
            continue
        rare = math.log(3e6 / (token.freq + 50))
        if token.tag in _HEADS:
            yield token.text, rare
        if n and len(run[n - 1].text + token.text) <= _LONGEST and token.tag in _HEADS:
            yield run[n - 1].text + token.text, 1.3 * max(rare, math.log(3e6 / (run[n - 1].freq + 50)))


def _is_dull(word: str, dull: frozenset[str]) -> bool:
    """Whether a word is an everyday one, or two of them."""
    return word in dull or any(word[:at] in dull and word[at:] in dull for at in range(1, len(word)))


def _is_part(word: str, count: int, counts: dict[str, int]) -> bool:
    """轴承 beside 轴承产业, when it hardly ever stands alone."""
    return any(word != other and word in other and n >= 0.7 * count and n >= 3 for other, n in counts.items())
