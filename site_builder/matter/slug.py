"""The permanent name of an article: pinyin of its headline and a few digits of its characters' hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

MAX_SYLLABLES = 8
MAX_LENGTH = 72
_WORD = re.compile(r"[a-z0-9]+")


def make_slug(title: str, characters: str, digits: int = 4) -> str:
    """`开发区打造高端装备制造产业集群` → `kai-fa-qu-da-zao-gao-duan-zhuang-3f2a`.

    `characters` are the article's characters in its seed, blanks dropped; `digits` is more than 4 on a clash.
    """
    name = "-".join(islice(_syllables(title[:200]), MAX_SYLLABLES))[:MAX_LENGTH].strip("-")
    return f"{name or 'article'}-{hashlib.sha256(characters.encode()).hexdigest()[:digits]}"


def _syllables(title: str) -> Iterator[str]:
    """As a title is spoken, word by word: most of a long one is not asked for."""
    from pypinyin.seg.simpleseg import seg  # loading it takes longer than many a build that needs none

    for word in seg(title):
        yield from _spoken(word)


@lru_cache(maxsize=4096)
def _spoken(word: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin

    return tuple(found for piece in lazy_pinyin(word, style=Style.NORMAL) for found in _WORD.findall(piece.lower()))
