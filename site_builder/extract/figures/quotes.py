"""Quotes: the clause that states a figure, word for word, as long as it takes to stand there once."""

from __future__ import annotations

import re

_BREAKS = "，。；：！？…—、\n"
_BREAK = re.compile(f"[{_BREAKS}]")

_LONGEST = 600  # characters; what cannot be told apart within that is no evidence


def find_quote(block: str, body: str, start: int, end: int) -> tuple[int, int] | None:
    """Widen `block[start:end]` clause by clause until it occurs once in `body`.

    The whole block if nothing less will do (two blocks may be alike); None in a text that only repeats itself.
    """
    start, end = _trim(block, start, end)
    steps = 1  # twice as many each time: a text of one repeated clause must not take for ever
    while (start > 0 or end < len(block)) and not _once(block[start:end], body):
        for _ in range(steps):
            start = _back(block, start)
        if not _once(block[start:end], body):
            for _ in range(steps):
                end = _on(block, end)
        steps *= 2
        if end - start > _LONGEST:
            return None
    return start, end


def _once(quote: str, body: str) -> bool:
    first = body.find(quote)
    return first >= 0 and body.find(quote, first + 1) < 0


def _trim(block: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (block[start].isspace() or block[start] in "，。；：、”’）"):
        start += 1
    while end > start and (block[end - 1].isspace() or block[end - 1] in "，。；：、“‘（"):
        end -= 1
    return start, end


def _back(block: str, start: int) -> int:
    limit, start = max(0, start - _LONGEST), max(0, start - 1)
    return max(limit, *(block.rfind(mark, limit, start) + 1 for mark in _BREAKS))


def _on(block: str, end: int) -> int:
    limit, end = min(len(block), end + _LONGEST), min(len(block), end + 1)
    stop = _BREAK.search(block, end, limit)
    return stop.start() if stop else limit
