"""Which bigrams an article has, and how much each says about it."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from site_builder.search.fold import BREAK, fold
from site_builder.search.records import SearchDoc

LEAD = 160  # folded characters at the head of the text that count twice
TITLE_WEIGHT = 4
LEAD_WEIGHT = 1
USUAL_LENGTH = 600  # characters; BM25's mean length is fixed, so that an article's postings are its own alone
_K1, _B = 1.2, 0.75
_STEP = 1.6  # of BM25's saturated frequency, which lies between 0 and 2.2
_NARROW, _WIDE = 16, 32  # bits of a character in a bigram


class Postings(NamedTuple):
    """An article's bigrams as numbers, see `gram_of`; `high` are those of level 1, the others are of level 0."""

    grams: Collection[int]
    high: Collection[int]


def gram_of(pair: str) -> int:
    """A bigram as a number: both code points side by side, in 16 bits each where they have room, else in 32."""
    first, second = ord(pair[0]), ord(pair[1])
    narrow = first >> _NARROW == second >> _NARROW == 0
    return (first << (_NARROW if narrow else _WIDE)) | second


def pair_of(gram: int) -> str:
    """The bigram of the number."""
    width = _WIDE if gram >> _WIDE else _NARROW
    return chr(gram >> width) + chr(gram & ((1 << width) - 1))


def compute_postings(doc: SearchDoc) -> Postings:
    """Bigrams of folded title and text; level 1 where one stands in the title or carries as much weight.

    A function of the article alone.  The last character of a part makes a bigram with a blank: every character
    leads one, and a search for a single character is a search for a first one.
    """
    title, text = fold(doc.title), fold(doc.text)
    counts = Counter(_grams(text))
    for part in text.split(BREAK)[1:]:
        counts.pop(gram_of(BREAK + part[0]), None)
    damping = _K1 * (1 - _B + _B * len(text) / USUAL_LENGTH)
    heavy = _STEP * damping / (1 + _K1 - _STEP)
    lead = set(_pairs(text[:LEAD]))
    near = [(gram, count) for gram, count in counts.items() if count >= heavy - LEAD_WEIGHT]
    high = {gram for gram, count in near if count >= heavy or gram in lead}
    high.update(gram for gram in _grams(title) if pair_of(gram)[0] != BREAK)
    counts.update(high)
    return Postings(counts, high)


def _grams(folded: str) -> Sequence[int]:
    """All bigrams, the last one with a blank, in no useful order."""
    return _pairs(folded + BREAK)


def _pairs(text: str) -> Sequence[int]:
    """The bigrams of what stands there, in no useful order.

    Characters of 16 bits side by side are the machine's own numbers of 32, which are quicker than strings.
    """
    data = text.encode("utf-16-be", "surrogatepass")
    if len(data) > 2 * len(text):
        return [gram_of(text[i : i + 2]) for i in range(len(text) - 1)]
    grams: array[int] = array("I")
    for shift in (0, 2) if len(text) > 1 else ():
        grams.frombytes(data[shift : len(data) - (len(data) - shift) % 4])
    if sys.byteorder == "little":
        grams.byteswap()
    return grams
