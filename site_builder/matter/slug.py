"""The permanent name of an article: pinyin of its headline and a few digits of its characters' hash."""

from __future__ import annotations

import hashlib
import re

MAX_SYLLABLES = 8
MAX_LENGTH = 72
_WORD = re.compile(r"[a-z0-9]+")


def make_slug(title: str, characters: str, digits: int = 4) -> str:
    """`开发区打造高端装备制造产业集群` → `kai-fa-qu-da-zao-gao-duan-zhuang-3f2a`.

    `characters` are the article's characters in its seed, blanks dropped; `digits` is more than 4 on a clash.
    """
    from pypinyin import Style, lazy_pinyin  # loading it takes longer than many a build that needs none

    pieces = lazy_pinyin(title[:200], style=Style.NORMAL)
    syllables = [word for piece in pieces for word in _WORD.findall(piece.lower())]
    name = "-".join(syllables[:MAX_SYLLABLES])[:MAX_LENGTH].strip("-")
    return f"{name or 'article'}-{hashlib.sha256(characters.encode()).hexdigest()[:digits]}"
