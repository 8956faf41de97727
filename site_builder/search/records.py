"""What the index is made from, what it yields, and how large its pieces may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class SearchDoc:
    """One article as search sees it.

    `text` is everything that was printed: kicker, headline, deck, byline, body, captions.  Blanks and line ends
    in it never stand in the way of a phrase; a form feed does, so join byline and body with a line end, and what
    stood apart in print (headline and body, body and caption) with a form feed.
    """

    id: str
    url: str  # relative to the root of the site: articles/2022-04-19/kai-fa-qu-3f2a.html
    title: str
    date: str  # ISO, '' where there is none
    text: str
    summary: str = ""
    counties: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    has_figures: bool = False


class Item(NamedTuple):
    """An article of the site: `digest` stands for all that its `SearchDoc` is made of.

    `doc` may be left out where id and digest are those of the last build, which then still has the text.
    """

    id: str
    digest: str
    doc: SearchDoc | None = None


class File(NamedTuple):
    """A file of the site, or with `kept` one that only the next build needs; no `data` where it is as it was."""

    path: str
    data: bytes | None
    kept: bool = False


Kept = Callable[[str], bytes | None]  # path → the file of that path as the last build yielded it


@dataclass(frozen=True, slots=True)
class Sizes:
    """Where the index is cut.  Bytes are of UTF-8 before compression, which makes about 0.4 of them."""

    pack: int = 256_000  # up to this much text the whole of it is one file, which the browser scans
    shard: int = 12_000  # at most, a file of postings
    text: int = 16_000  # at most, a file of articles' texts
    steps: tuple[int, ...] = (16_384, 1_024)  # articles to which the levels of postings are rounded down, see levels.py
    titles: int = 2_000  # latest titles in which pinyin is looked for
    words: int = 1_500  # frequent words in which pinyin is looked for


USUAL = Sizes()
