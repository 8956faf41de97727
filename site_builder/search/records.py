"""What the index is made from, and how large its pieces may be."""

from __future__ import annotations

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Sizes:
    """Where the index is cut.  Bytes are of UTF-8 before compression, which makes about 0.4 of them."""

    pack: int = 256_000  # up to this much text the whole of it is one file, which the browser scans
    shard: int = 12_288  # a file of postings
    text: int = 12_000  # a file of articles' texts, some six of them
    titles: int = 2_000  # latest titles in which pinyin is looked for
    words: int = 1_500  # frequent words in which pinyin is looked for


USUAL = Sizes()
