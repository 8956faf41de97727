"""One form for all spellings of the same characters, on both sides of a search.

The same table is applied in the browser (`client/fold.js`).  It works character by character, so that any part
of a text folds to a part of the folded text; that is what makes every substring findable.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import cache

from site_builder.search.simplified import SIMPLIFIED

BREAK = " "  # in folded text: no phrase crosses it.  No blank is left there, so it cannot be mistaken.
PART = "\f"  # the same in printed text
_INVISIBLE = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
_ORNAMENTS = frozenset("■▪●•◆▲△▼▽▶►◀◄★✦")  # of lists, captions and bylines; nobody types them, and 二○二二 keeps its ○
_LONG = 100  # characters; below, exchanging them one by one is as quick


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
PLAIN = "".join(  # characters that are their own folded form: nearly all of a text
    sorted(
        {*map(chr, range(0x4E00, 0xA000)), *string.ascii_lowercase, *string.digits, *"。、“”—·《》.%,"}
        - SIMPLIFIED.keys()
    )
)


@cache
def _others() -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(PLAIN)}]")


def fold(text: str) -> str:
    """The folded text; parts stay apart.  `合同金額 161.62 億元` → `合同金额161.62亿元`."""
    if PART not in text:
        return _fold_part(text)
    return BREAK.join(filter(None, map(_fold_part, text.split(PART))))


def _fold_part(text: str) -> str:
    """In a long text few different characters change: each is exchanged wherever it stands."""
    if len(text) < _LONG:
        return text.translate(_TABLE)
    others = set(_others().findall(text))
    folded = {character: _TABLE[ord(character)] for character in others}
    if not others.isdisjoint("".join(new for old, new in folded.items() if new != old)):
        return text.translate(_TABLE)  # 㒪 would become what is itself exchanged
    for old, new in folded.items():
        if new != old:
            text = text.replace(old, new)
    return text
