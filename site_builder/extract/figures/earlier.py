"""What the clause before a figure speaks of, for a figure that stands without a noun."""

from __future__ import annotations

import re

from site_builder.extract.figures.layout import Item, Layout
from site_builder.extract.figures.phrases import clean, following, shorten

_INDEX = re.compile(r"(?P<noun>[^0-9]{2,20})[0-9]{1,4}(?:\.[0-9]{1,3})?$")
_NUMBERED = re.compile(r"[0-9]|分之|[一二三四五六七八九]成")
_BREAK = re.compile(r"[，；：。！？、]")


def earlier_phrase(layout: Layout, item: Item) -> str:
    """What the clause before an item speaks of: the fallback of a figure that stands without a noun."""
    end = item.clause
    passage = layout.slice(max(item.sentence, end - 60), max(item.sentence, end - 1), item)
    parts = [part for part in _BREAK.split(passage) if part]
    for part in reversed(parts):
        if index := _INDEX.match(part):  # 综合指数4.81，较2013年下降59.7%
            return shorten(clean(index["noun"]))
        if not _NUMBERED.search(part):
            noun = following(clean(part)).noun if len(part) > 12 else clean(part)
            if len(noun) > 1:
                return shorten(noun)
    return ""
