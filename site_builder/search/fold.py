"""One form for all spellings of the same characters, on both sides of a search.

The same table is applied in the browser (`client/fold.js`).  It works character by character, so that any part
of a text folds to a part of the folded text; that is what makes every substring findable.
"""

from __future__ import annotations

import unicodedata

from site_builder.search.simplified import SIMPLIFIED

BREAK = " "  # in folded text: no phrase crosses it.  No blank is left there, so it cannot be mistaken.
PART = "\f"  # the same in printed text
_INVISIBLE = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
_ORNAMENTS = frozenset("■▪●•◆▲△▼▽▶►◀◄★✦")  # of lists, captions and bylines; nobody types them, and 二○二二 keeps its ○


def fold_character(character: str) -> str:
    """NFKC, lower case, simplified; nothing for blanks, what cannot be seen and ornaments.  `Ａ` → `a`, `聞` → `闻`."""
    folded = unicodedata.normalize("NFKC", character).lower().replace("ς", "σ")
    return "".join(SIMPLIFIED.get(c, c) for c in folded if _is_typed(c))


def _is_typed(character: str) -> bool:
    return character not in _ORNAMENTS and unicodedata.category(character) not in _INVISIBLE


class _Table(dict[int, str]):
    """Code point → folded text, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_character(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """The folded text; parts stay apart.  `合同金額 161.62 億元` → `合同金额161.62亿元`."""
    if PART not in text:
        return text.translate(_TABLE)
    return BREAK.join(filter(None, (part.translate(_TABLE) for part in text.split(PART))))
