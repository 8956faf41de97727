"""Articles to measure search with, as many as wanted, made one after the other."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate
from pathlib import Path

from site_builder.files.reading import read_content
from site_builder.matter.body import INFOBOX_HEADING
from site_builder.search import SearchDoc
from site_builder.text.lines import make_page
from site_builder.text.spans import parse_spans
from tests.search.corpus import ROOT, make_doc

LENGTH = 450  # characters of an article, at least: some 620 in the mean
_DRAWN = 10_000  # words at once


def made_docs(count: int) -> Iterator[tuple[SearchDoc, list[str]]]:
    """So many articles, each with what was printed of it: passages of the digest as its seeds have them, recombined.

    Every other passage has words exchanged for others by frequency: five pages alone have too few.
    """
    draw, stock, passages = random.Random(3), _words(random.Random(4)), read_passages()
    for number in range(count):
        chosen: list[tuple[str, str]] = []
        while sum(len(text) for _, text in chosen) < LENGTH:
            chosen.append(draw.choice(passages))
            mixed = "".join(next(stock) for _ in range(len(chosen[-1][1]) // 2)) + "。"
            chosen.append((mixed, mixed))
        first = chosen[0][1]
        date = f"{2020 + number * 4 // count}-{1 + number % 12:02}-{1 + number % 28:02}"
        text = "\f".join((first[:20], *(text for _, text in chosen)))
        doc = make_doc(date, number, first[:20], [first[:60]])
        yield replace(doc, text=text, has_figures=True), [print_ for print_, _ in chosen]


@cache
def read_passages() -> list[tuple[str, str]]:
    """Each block of the digest in content/: its print, blanks removed and doubled glyphs once, and its text."""
    passages = []
    for article in read_content(ROOT).articles.values():
        page = make_page(article.source.seed, (ROOT / "seeds" / article.source.seed).read_bytes())
        blocks = [block for block in article.story.blocks if block.text != INFOBOX_HEADING]
        for spans, block in zip(article.source.paragraphs, blocks, strict=False):
            raw = "".join(_squash(page.text[start:end]) for start, end in parse_spans(page, spans))
            alike = "".join(filter(str.isalnum, raw)) == "".join(filter(str.isalnum, block.text))
            if alike and len(block.text) < 400:
                passages.append((raw, block.text))
    return passages


def _squash(text: str) -> str:
    return "".join(text.split())


def _words(draw: random.Random) -> Iterator[str]:
    """jieba's words, drawn by their frequencies."""
    import jieba

    lines = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines()
    rows = [line.split(" ") for line in lines]
    words, sums = [row[0] for row in rows], list(accumulate(int(row[1]) for row in rows))
    while True:
        yield from draw.choices(words, cum_weights=sums, k=_DRAWN)
