"""The pieces that a site is made of: what each is made from, as a key, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

File = tuple[str, bytes]


class Piece(NamedTuple):
    """Files that are made together, and again only when their key changes.

    The key stands for everything that they are made from, theme, settings and tool aside, which are the same for all.
    """

    name: str  # one of the site only; the path of its first file, where that is known
    key: str
    make: Callable[[], Iterable[tuple[Any, ...]]]  # a `File` each; those of the search index say more
    at: str = ""  # URL of the first article that it shows, where it shows a stretch of them
