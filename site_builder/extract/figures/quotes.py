"""Quotes: the clause that states a figure, word for word, as long as it takes to stand there once."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[，。；：！？\n]|——|……")  # 1—4月份 is no break
_LONGEST = 600  # characters; what cannot be told apart within that is no evidence
_CLAUSES = 3  # on either side, in which the shortest quote is sought
_PAIRS = (("“", "”"), ("‘", "’"))


def find_quote(block: str, body: str, start: int, end: int) -> tuple[int, int] | None:
    """Widen `block[start:end]` until it occurs once in `body`: to its own stop, then clause by clause.

    The whole block if nothing less will do (two blocks may be alike); None in a text that only repeats itself.
    高于全省平均7.7个百分点 that stands there twice is told by its mark: 高于全省平均7.7个百分点；
    """
    start, end = _trim(block, start, end)
    if _once(block[start:end], body):
        return start, end
    for low, high in _near(block, start, end):
        if _once(block[low:high], body):
            return low, high
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


def _near(block: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans a few clauses wider, the shortest first; one may end with its stop."""
    starts, ends = [start], [end]
    for _ in range(_CLAUSES):
        starts.append(_back(block, starts[-1]))
        ends.append(_on(block, ends[-1]))
    ends += [stop.end() for at in ends if (stop := _BREAK.match(block, at))]
    spans = {(low, high) for low in starts for high in ends if high - low <= _LONGEST}
    return sorted(spans, key=lambda span: (span[1] - span[0], span))


def _once(quote: str, body: str) -> bool:
    first = body.find(quote)
    return first >= 0 and body.find(quote, first + 1) < 0


def _trim(block: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (block[start].isspace() or block[start] in "，。；：、”’）"):
        start += 1
    while end > start and (block[end - 1].isspace() or block[end - 1] in "，。；：、“‘（"):
        end -= 1
    for opening, closing in _PAIRS:  # “这座棚的收益能达到3万多元: what is opened here closes further on
        quote = block[start:end]
        if quote.startswith(opening) and quote.count(opening) > quote.count(closing):
            start += 1
        elif quote.endswith(closing) and quote.count(closing) > quote.count(opening):
            end -= 1
    return start, end


def _back(block: str, start: int) -> int:
    """Where the clause before begins."""
    limit = max(0, start - _LONGEST)
    return max((match.end() for match in _BREAK.finditer(block, limit, max(limit, start - 1))), default=limit)


def _on(block: str, end: int) -> int:
    """Where the clause behind ends."""
    limit = min(len(block), end + _LONGEST)
    stop = _BREAK.search(block, min(limit, end + 1), limit)
    return stop.start() if stop else limit
