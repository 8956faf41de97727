"""Word lists as they are easiest to read and to add to: running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """`words("早 晚")` → {早, 晚}."""
    return frozenset(text.split())
