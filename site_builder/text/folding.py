"""Folding: what two spellings of one text share.  One character stays one character, so offsets hold."""

from __future__ import annotations

import re

_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FULL_WIDTH[0x3000] = " "
_KEEP = frozenset("，！？：；（）～")  # Chinese punctuation, not the full-width form of a Western sign
_TO_ASCII = {code: ch for code, ch in _FULL_WIDTH.items() if chr(code) not in _KEEP}
_WIDE = re.compile(f"[{re.escape(''.join(map(chr, _TO_ASCII)))}]")  # most texts have none


def fold_width(text: str) -> str:
    """Full-width letters, digits and signs as ASCII, Chinese punctuation kept: `２０２２年，Ａ股` → `2022年，A股`."""
    return text.translate(_TO_ASCII) if _WIDE.search(text) else text


def squash(text: str) -> str:
    """The text without its blanks, folded: what must agree whatever the layout."""
    return "".join(fold_width(text).split())


def is_han(ch: str) -> bool:
    """Whether `ch` is a Han character."""
    return "\u4e00" <= ch <= "\u9fff" or "\u3400" <= ch <= "\u4dbf" or ch == "〇" or "\U00020000" <= ch <= "\U0003ffff"


def em_width(text: str) -> float:
    """Width in em of the printed characters, blanks aside: ASCII takes half."""
    bare = "".join(text.split())
    return len(bare) - 0.5 * len(bare.encode("ascii", "ignore"))
