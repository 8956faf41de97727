"""Articles as rows in files: what the browser shows of them, and what the next build reads them back from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from site_builder.search.alphabet import exchange
from site_builder.search.cards import Card, Cards, IndexLost
from site_builder.search.halves import Part, halve
from site_builder.search.records import File, Kept, SearchDoc, Sizes
from site_builder.search.scripts import dump_script, load_script

NUMBER_WIDTH = 24  # bits of an article's number: ten million of them
Row = list[Any]


def row_of(doc: SearchDoc, short: bool) -> Row:
    """What the browser gets of an article; a summary that stands in the text as its place there.

    Of an address that follows from the id, as addresses of dated articles do, nothing need be said but 0.
    """
    write = exchange if short else str
    follows = doc.date and (doc.id[:11], doc.url) == (f"{doc.date}-", f"articles/{doc.date}/{doc.id[11:]}.html")
    start = doc.text.find(doc.summary)
    place = [_units(doc.text[:start]), _units(doc.summary)]
    summary = place if start >= 0 else write(doc.summary)
    facets = [list(doc.counties), list(doc.tags), int(doc.has_figures)]
    url, date = (0, 0) if follows else (doc.url, doc.date)
    return [doc.id, url, write(doc.title), date, write(doc.text), summary, *facets]


def doc_of(row: Row, short: bool) -> SearchDoc:
    """The article of a row."""
    name, url, title, date, text, summary, counties, tags, figures = row
    read = exchange if short else str
    day = name[:10] if date == 0 else date
    address = f"articles/{day}/{name[11:]}.html" if url == 0 else url
    whole = read(text)
    about = read(summary) if isinstance(summary, str) else _slice(whole, *summary)
    return SearchDoc(name, address, read(title), day, whole, about, tuple(counties), tuple(tags), bool(figures))


def _units(text: str) -> int:
    """Length as JavaScript counts it."""
    return len(text.encode("utf-16-le")) // 2


def _slice(text: str, start: int, length: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le")


def text_parts(cards: Cards, sizes: Sizes) -> tuple[list[Part], str]:
    """Which articles a file holds, and the shape of that; all in one where the browser scans."""
    sums = list(accumulate((card.size for card in cards.cards), initial=0))
    limit = sums[-1] if cards.packed else sizes.text
    return halve(range(len(cards.cards)), sums, limit, NUMBER_WIDTH)


def path_of(part: Part) -> str:
    """Where a file of texts lies."""
    return f"search/text/{part.name}.js"


class Texts:
    """The articles of this build: those given, and the others from the files of the last one."""

    def __init__(self, docs: Mapping[str, SearchDoc], before: Cards, sizes: Sizes, kept: Kept) -> None:
        self._docs, self._kept, self._packed = docs, kept, before.packed
        self.parts = {part.low: part for part in text_parts(before, sizes)[0]}  # as they were
        self._lows = list(self.parts)
        self._numbers = {card.id: number for number, card in enumerate(before.cards)}
        self._rows: dict[int, list[Row]] = {}

    def __call__(self, card: Card) -> SearchDoc:
        """The text of an article of this build."""
        return self._docs.get(card.id) or self.before(card)

    def before(self, card: Card) -> SearchDoc:
        """What the last build wrote of it; `IndexLost` where that is missing."""
        if card.id not in self._numbers:
            raise IndexLost(card.id)
        number = self._numbers[card.id]
        part = self.parts[self._lows[bisect_right(self._lows, number) - 1]]
        if part.low not in self._rows:
            data = self._kept(path_of(part))
            if data is None:
                raise IndexLost(path_of(part))
            self._rows = {part.low: load_script(data)[0]}  # one is enough: articles are asked for in their order
        return doc_of(self._rows[part.low][number - part.low], not self._packed)


def text_files(cards: Cards, parts: Sequence[Part], before: Cards, texts: Texts) -> Iterator[File]:
    """Every file of texts; without data where it holds the same articles as it did."""
    there = texts.parts if before.packed == cards.packed else {}
    for part in parts:
        held, was = cards.cards[part.start : part.end], there.get(part.low)
        if was and before.cards[was.start : was.end] == held:
            yield File(path_of(part), None)
        else:
            rows = [row_of(texts(card), not cards.packed) for card in held]
            yield File(path_of(part), dump_script("text", part.name, rows))
