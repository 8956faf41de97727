"""Which bigrams an article has, and how much each says about it."""

from __future__ import annotations

from collections import Counter

from site_builder.search.fold import BREAK, fold
from site_builder.search.records import SearchDoc

LEAD = 160  # folded characters at the head of the text that count twice
TITLE_WEIGHT = 4
LEAD_WEIGHT = 1
USUAL_LENGTH = 600  # characters; BM25's mean length is fixed, so that an article's postings are its own alone
_K1, _B = 1.2, 0.75
_STEP = 1.6  # of BM25's saturated frequency, which lies between 0 and 2.2


def compute_postings(doc: SearchDoc) -> dict[str, int]:
    """Bigram of folded title and text → level: 1 where it stands in the title or carries as much weight, else 0.

    A function of the article alone, so that a cache may keep it.  The last character of a part makes a bigram
    with a blank: every character leads one, and a search for a single character is a search for a first one.
    """
    title, text = fold(doc.title), fold(doc.text)
    counts = Counter(_bigrams(text))
    weights = {gram: count for gram, count in counts.items() if count > 1}
    for gram in dict.fromkeys(_bigrams(text[:LEAD])):
        weights[gram] = weights.get(gram, 1) + LEAD_WEIGHT
    damping = _K1 * (1 - _B + _B * len(text) / USUAL_LENGTH)
    heavy = _STEP * damping / (1 + _K1 - _STEP)
    levels = dict.fromkeys(counts, int(heavy <= 1))
    for gram, weight in weights.items():
        levels[gram] = int(weight >= heavy)
    levels.update(dict.fromkeys(_bigrams(title), 1))
    return levels


def _bigrams(folded: str) -> list[str]:
    closed = folded + BREAK
    grams = [closed[i : i + 2] for i in range(len(folded))]
    return [gram for gram in grams if gram[0] != BREAK] if BREAK in folded else grams
