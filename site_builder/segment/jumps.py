"""Jump marks: where a story goes on to another page, or comes from one: （下转第二版）, （上接第1版）.

They stand inside a body and stay in its spans, but are no part of its text.
"""

from __future__ import annotations

import re

_PAGE = r"\s{0,4}第?\s{0,4}[A-Z]?[\d一二三四五六七八九十、]{1,5}\s{0,4}版"
_TITLE = r"(?:\s{0,4}《[^》]{1,30}》)?"
_BEGIN, _END = r"[（(【▶>＞·■]{0,3}\s{0,4}", r"\s{0,4}[）)】·◀<＜]{0,3}"
_TO = re.compile(rf"{_BEGIN}下\s{{0,4}}转{_PAGE}{_TITLE}{_END}$")
_FROM = re.compile(rf"{_BEGIN}(?:上\s{{0,4}}接|紧\s{{0,4}}接){_PAGE}{_TITLE}{_END}")
_LONGEST = 50  # characters


def comes_from(text: str) -> bool:
    """Whether a text begins with the mark of a story that comes from another page."""
    return "接" in text[:6] and _FROM.match(text.lstrip()) is not None


def goes_to(text: str) -> bool:
    """Whether a line is nothing but the mark that a story goes on elsewhere."""
    found = _TO.search(text) if "转" in text and len(text) <= _LONGEST else None
    return found is not None and not text[: found.start()].strip()


def without_jumps(text: str) -> tuple[str, list[str]]:
    """A paragraph without the marks at its ends, and the marks as words: 下转第二版."""
    marks: list[str] = []
    if comes_from(text):
        found = _FROM.match(text)
        if found:
            marks.append(_bare(found[0]))
            text = text[found.end() :].lstrip()
    tail = text[-_LONGEST:]
    if "转" in tail and (ends := _TO.search(tail)):
        marks.append(_bare(ends[0]))
        text = text[: len(text) - len(tail) + ends.start()].rstrip()
    return text, marks


def _bare(mark: str) -> str:
    return "".join(re.sub(r"《.*》", "", mark).split()).strip("（(【▶>＞·■）)】◀<＜")
