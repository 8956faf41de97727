"""Telling keywords of a story: nouns and noun compounds that it says again and again and the language seldom."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_builder.extract.lexicon import pairs_of
from site_builder.extract.surnames import COMMON
from site_builder.extract.tokenizer import Token, Tokenizer
from site_builder.model import Story

_NOUNS = frozenset({"n", "nz", "vn", "nl"})
_HEADS = frozenset({"n", "nz"})
_HAN = re.compile(r"[\u4e00-\u9fff]{2,8}")
_STRETCH = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+#&._%-]{2,}")  # what jieba cuts in one go
_LONGEST = 6
_LONGEST_WORD = 8  # as _HAN
Pairs = tuple[str, ...]
_COMMON = 4000  # jieba's count of a word too common to tell one story from another


class Keyword(NamedTuple):
    """A candidate tag: how often the body says it, whether the headline does, and its weight."""

    text: str
    times: int
    in_head: bool
    weight: float


def find_keywords(
    story: Story, tokenizer: Tokenizer, dull: frozenset[str], least: int = 2, least_in_head: int = 2
) -> tuple[Keyword, ...]:
    """Candidate tags, best first: nouns and compounds of two nouns that the body says `least` times.

    `least_in_head` times do for one of the headline.  Words that jieba does not know, names of places and persons and
    everyday words (`dull`) are none; a fragment cannot come up since candidates are whole words.  Only what holds a
    noun whose characters are said that often is cut into words: cutting is what takes time.
    """
    counts: dict[str, int] = {}
    rarity: dict[str, float] = {}
    head = " ".join((story.kicker, story.title, story.deck)) if story.title_source == "headline" else ""
    texts = [block.text for block in story.blocks]
    rows = [pairs_of(text) for text in texts]
    often = _often_said(rows, head, least, least_in_head)
    for stretch in _with_heads(texts, rows, often, tokenizer):
        for run in _runs(tokenizer.cut(stretch)):
            for word, rare in _terms(run):
                counts[word] = counts.get(word, 0) + 1
                rarity[word] = rare
    found = [
        Keyword(word, n, word in head, (n + 2 * (word in head)) * rarity[word])
        for word, n in counts.items()
        if n >= (least_in_head if word in head else least)
        and not _is_dull(word, dull)
        and not _is_part(word, n, counts)
    ]
    return tuple(sorted(found, key=lambda key: (-key.weight, key.text)))


def _often_said(rows: Sequence[Pairs], head: str, least: int, least_in_head: int) -> frozenset[str]:
    """The pairs of characters that may be of a word said often enough: it is said no more often than any of them."""
    pairs: Counter[str] = Counter()
    for row in rows:
        pairs.update(row)
    return frozenset(pair for pair, n in pairs.items() if n >= least or (n >= least_in_head and pair in head))


def _with_heads(
    texts: Sequence[str], rows: Sequence[Pairs], often: frozenset[str], tokenizer: Tokenizer
) -> Iterator[str]:
    """The stretches without a mark that hold a noun which may end a candidate, all of its pairs said often enough."""
    heads = {pair for pair in often if _is_head(tokenizer.look_up(pair))}
    for text, row in zip(texts, rows, strict=True) if often else ():
        for match in _STRETCH.finditer(text) if not often.isdisjoint(row) else ():
            stretch, pairs = match.group(), row[match.start() : match.end() - 1]
            if often.isdisjoint(pairs):
                continue
            if not heads.isdisjoint(pairs) or _holds_longer(stretch, pairs, often, tokenizer):
                yield stretch


def _holds_longer(stretch: str, pairs: Pairs, often: frozenset[str], tokenizer: Tokenizer) -> bool:
    """Whether a head of three characters or more stands in a row of such pairs."""
    begun: list[int] = []  # where the pairs of the row begin that ends here
    for at, pair in enumerate(pairs):
        if pair not in often:
            begun = []
            continue
        if any(_is_head(tokenizer.look_up(stretch[start : at + 2])) for start in begun[-_LONGEST_WORD:]):
            return True
        begun.append(at)
    return False


def _is_head(token: Token) -> bool:
    """A noun that is not too common to tell one story from another."""
    return token.tag in _HEADS and token.freq <= _COMMON


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
        if not _is_head(token):
            continue
        rare = math.log(3e6 / (token.freq + 50))
        yield token.text, rare
        if n and len(run[n - 1].text + token.text) <= _LONGEST:
            yield run[n - 1].text + token.text, 1.3 * max(rare, math.log(3e6 / (run[n - 1].freq + 50)))


def _is_dull(word: str, dull: frozenset[str]) -> bool:
    """Whether a word is an everyday one, or two of them."""
    return word in dull or any(word[:at] in dull and word[at:] in dull for at in range(1, len(word)))


def _is_part(word: str, count: int, counts: dict[str, int]) -> bool:
    """轴承 beside 轴承产业, when it hardly ever stands alone."""
    return any(word != other and word in other and n >= 0.7 * count and n >= 3 for other, n in counts.items())
