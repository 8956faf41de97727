"""Spans between their two forms, offsets in a page and the printed `163-198, 63:0-18`, and sets of spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from site_builder.model import Line, Page, Span

_START = attrgetter("start")
_SEPARATOR = re.compile(r"[,，;；]")
_WHOLE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
_PART = re.compile(r"(\d{1,9}):(\d{1,9})-(\d{1,9})?")


# ------------------------------------------------------------------------------------- sets of spans
def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as spans in order that neither overlap nor touch; empty ones fall away."""
    out: list[Span] = []
    for span in sorted([s for s in spans if s.end > s.start]):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def subtract(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What of `spans` is not in `taken`."""
    out: list[Span] = []
    holes = merge(taken)
    at = 0
    for start, end in merge(spans):
        while at < len(holes) and holes[at].end <= start:
            at += 1
        look = at
        while look < len(holes) and holes[look].start < end:
            if holes[look].start > start:
                out.append(Span(start, holes[look].start))
            start = max(start, holes[look].end)
            look += 1
        if start < end:
            out.append(Span(start, end))
    return tuple(out)


def overlap(one: Iterable[Span], other: Iterable[Span]) -> tuple[Span, ...]:
    """The characters in both."""
    kept = merge(one)
    return subtract(kept, subtract(kept, other))


def count(page: Page, spans: Iterable[Span]) -> int:
    """How many non-blank characters the spans hold, each counted once."""
    return sum(len("".join(page.text[s.start : s.end].split())) for s in merge(spans))


def trim(page: Page, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, merged, without blanks at their ends; a span of blanks only falls away."""
    out = []
    for start, end in merge(spans):
        text = page.text[start:end]
        if core := text.strip():
            start += len(text) - len(text.lstrip())
            out.append(Span(start, start + len(core)))
    return tuple(out)


def close_up(page: Page, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in the order given, neighbours with nothing but blanks between them as one."""
    out: list[Span] = []
    for span in spans:
        if out and out[-1].end <= span.start and not page.text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, span.end)
        elif span.end > span.start:
            out.append(Span(*span))
    return tuple(out)


# ------------------------------------------------------------------------------------------ printing
def format_spans(page: Page, spans: Iterable[Span]) -> str:
    """Print spans as the contract has them: `163-198, 63:0-18`; '' for none.

    A span that covers all non-blank characters of its lines is printed as `a` or `a-b`; blank lines inside are
    passed over.  What is printed names the same non-blank characters as `spans`; order and blanks may differ.
    """
    parts: list[tuple[Line, int, int | None]] = []  # a line with its columns, end None for a whole line
    for start, end in merge(spans):
        for line in _lines_of(page, start, end):
            if start <= line.start and line.end <= end:
                if page.text[line.start : line.end].strip():
                    parts.append((line, 0, None))
                continue
            low, high = max(start, line.start), min(end, line.end)
            if not page.text[low:high].strip():
                continue
            head, tail = page.text[line.start : low].strip(), page.text[high : line.end].strip()
            if not head and not tail:
                parts.append((line, 0, None))
            else:
                parts.append((line, low - line.start, high - line.start if tail else -1))
    return ", ".join(_printed(page, parts))


def _lines_of(page: Page, start: int, end: int) -> Sequence[Line]:
    first = max(0, bisect_right(page.lines, start, key=_START) - 1)
    last = first + 1 if end <= page.lines[first].end else bisect_right(page.lines, end - 1, key=_START)
    return page.lines[first:last]


def _printed(page: Page, parts: Sequence[tuple[Line, int, int | None]]) -> Iterable[str]:
    at = 0
    while at < len(parts):
        line, low, high = parts[at]
        at += 1
        if high is not None:
            yield f"{line.number}:{low}-{high if high >= 0 else ''}"
            continue
        last = line
        while at < len(parts) and parts[at][2] is None and _adjoins(page, last, parts[at][0]):
            last = parts[at][0]
            at += 1
        yield f"{line.number}" if last is line else f"{line.number}-{last.number}"


def _adjoins(page: Page, one: Line, other: Line) -> bool:
    """Whether only blank lines stand between the two."""
    return other.number - one.number == 1 or not page.text[one.end : other.start].strip()


# ------------------------------------------------------------------------------------------- parsing
def parse_spans(page: Page, value: object) -> tuple[Span, ...]:
    """Read printed spans, a string of them or a flat list, as offsets; `ValueError` says what is not understood.

    Example: on a page of two lines `甲乙` and `丙丁`, `parse_spans(page, "1, 2:1-")` names 甲乙 and 丁.
    """
    values = value if isinstance(value, (list, tuple)) else [] if value is None else [value]
    pieces = [piece.strip() for item in values for piece in _SEPARATOR.split(str(item))]
    return tuple(_span(page, piece) for piece in pieces if piece)


def _span(page: Page, piece: str) -> Span:
    if whole := _WHOLE.fullmatch(piece):
        first, last = _line(page, whole[1], piece), _line(page, whole[2] or whole[1], piece)
        if last.number < first.number:
            raise ValueError(f"span `{piece}` ends before it begins")
        return Span(first.start, last.end)
    if part := _PART.fullmatch(piece):
        line = _line(page, part[1], piece)
        length = line.end - line.start
        low, high = int(part[2]), length if part[3] is None else int(part[3])
        if low > high:
            raise ValueError(f"span `{piece}` ends before it begins")
        if high > length:
            raise ValueError(f"span `{piece}`: line {line.number} has only {length} characters")
        return Span(line.start + low, line.start + high)
    raise ValueError(f"span `{piece}` is not understood: write 12, 12-15, 12:0-18 or 12:5-")


def _line(page: Page, number: str, piece: str) -> Line:
    if not 1 <= int(number) <= len(page.lines):
        raise ValueError(f"span `{piece}`: the page has lines 1 to {len(page.lines)}")
    return page.lines[int(number) - 1]
