"""Shadowed captions: the shadow is printed too, so that each run of like glyphs stands twice."""

from __future__ import annotations

from collections.abc import Iterator

_DOUBLE_MIN = 4


def is_doubled(text: str) -> bool:
    """Whether each run of like glyphs stands twice: `20222022““融汇两融汇两`."""
    if len(text) < _DOUBLE_MIN or len(set(text)) > 0.65 * len(text):
        return False
    kept = collapse_doubled(text)
    return len(kept) <= 0.6 * len(text)


def collapse_doubled(text: str) -> str:
    """The text of a shadowed caption once: `岸岸··水美聊城水美聊城` → `岸·水美聊城`."""
    out: list[str] = []
    at = 0
    while at < len(text):
        length = next((k for k in _periods(text, at) if text[at : at + k] == text[at + k : at + 2 * k]), 0)
        if not length and len(out) == 0 and at > 4:
            return text  # four characters without a double: an ordinary line
        out.append(text[at : at + (length or 1)])
        at += 2 * length or 1
    return "".join(out)


def _periods(text: str, at: int) -> Iterator[int]:
    """Lengths at which the text at `at` may repeat itself, longest first."""
    first = text[at]
    return (k for k in range(min(60, (len(text) - at) // 2), 0, -1) if text[at + k] == first)
