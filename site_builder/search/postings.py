"""Which bigrams an article has, and how much each says about it."""

from __future__ import annotations

from collections import Counter

from site_builder.search.fold import BREAK, fold
from site_builder.search.records import SearchDoc

LEVELS = 3  # 0: stands in the text; 1: carries weight there; 2: stands in the title or carries much weight
LEAD = 160  # folded characters at the head of the text that count twice
TITLE_WEIGHT = 4
LEAD_WEIGHT = 1
USUAL_LENGTH = 600  # characters; BM25's mean length is fixed, so that an article's postings are its own alone
_K1, _B = 1.2, 0.75
_STEPS = (1.25, 1.7)  # of BM25's saturated frequency, which lies between 0 and 2.2


def compute_postings(doc: SearchDoc) -> dict[str, int]:
    """Bigram of folded title and text → level.

    A function of the article alone, so that a cache may keep it.  The last character of a part makes a bigram
    with a blank: every character leads one, and a search for a single character is a search for a first one.
    """
    title, text = fold(doc.title), fold(doc.text)
    counts = Counter(_bigrams(text))
    weights = {gram: count for gram, count in counts.items() if count > 1}
    for gram in dict.fromkeys(_bigrams(text[:LEAD])):
        weights[gram] = weights.get(gram, 1) + LEAD_WEIGHT
    damping = _K1 * (1 - _B + _B * len(text) / USUAL_LENGTH)
    low, high = (step * damping / (1 + _K1 - step) for step in _STEPS)
    levels = dict.fromkeys(counts, _level(1, low, high))
    for gram, weight in weights.items():
        levels[gram] = _level(weight, low, high)
    levels.update(dict.fromkeys(_bigrams(title), LEVELS - 1))
    return levels


def _level(weight: int, low: float, high: float) -> int:
    return 2 if weight >= high else 1 if weight >= low else 0


def _bigrams(folded: str) -> list[str]:
    closed = folded + BREAK
    grams = [closed[i : i + 2] for i in range(len(folded))]
    return [gram for gram in grams if gram[0] != BREAK] if BREAK in folded else grams
