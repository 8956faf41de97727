"""When two texts count as the same, and how much of one stands in the other."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_NO_WORD = re.compile(r"[^\w%]")


def fold(text: str) -> str:
    """The text without blanks and in compatibility form: what must agree whatever the layout.

    Example: `fold("招商 引资（２９个）") == "招商引资(29个)"`.
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def overlap(one: str, other: str) -> float:
    """The share of the shorter text's character pairs that stand in the other, punctuation aside: 0 to 1.

    Two texts that are both empty overlap wholly.  Example: `overlap("到位资金", "资金") == 1`.
    """
    a, b = _pairs(one), _pairs(other)
    return (a & b).total() / max(1, min(a.total(), b.total()))


def _pairs(text: str) -> Counter[str]:
    plain = _NO_WORD.sub("", fold(text))
    return Counter(plain[i : i + 2] for i in range(len(plain) - 1)) or Counter([plain])


def cut_out(text: str, opening: str, closing: str, least: int = 0) -> str:
    """The text without what stands between two signs, the signs included, if it has `least` characters or more.

    Example: `cut_out("台(套)", "(", ")") == "台"`.  Each character is looked at once, whatever the text.
    """
    out: list[str] = []
    at = 0
    while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start + 1)) >= 0:
        if end - start <= least:
            out.append(text[at : start + 1])
            at = start + 1
        else:
            out.append(text[at:start])
            at = end + 1
    return "".join(out) + text[at:]
