"""What the newspaper printed, article by article, from seeds and spans alone: nothing here asks the index."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from site_builder.files.reading import read_content
from site_builder.segment.doubled import collapse_doubled, is_doubled
from site_builder.text.lines import make_page
from site_builder.text.spans import parse_spans

Printed = Mapping[str, Sequence[str]]  # article's id → its pieces of print, blanks removed, doubled glyphs once


def printed_texts(root: Path) -> dict[str, list[str]]:
    """Every span of every article of a built project."""
    articles = read_content(root).articles.values()
    pages = {s: make_page(s, (root / "seeds" / s).read_bytes()) for s in {a.source.seed for a in articles}}
    return {
        article.id: [
            _once("".join(pages[article.source.seed].text[start:end].split()))
            for spans in article.source.roles.values()
            for start, end in parse_spans(pages[article.source.seed], spans)
        ]
        for article in articles
    }


def _once(text: str) -> str:
    return collapse_doubled(text) if is_doubled(text) else text


def random_pieces(printed: Printed, count: int, salt: int = 20221217) -> list[str]:
    """Substrings of two to eight characters, every place of every article as likely as any other."""
    draw = random.Random(salt)
    runs = [text for name in sorted(printed) for text in printed[name] if len(text) > 1]
    chosen = draw.choices(runs, weights=[len(text) for text in runs], k=count)
    pieces = []
    for text in chosen:
        length = min(len(text), draw.randint(2, 8))
        start = draw.randrange(len(text) - length + 1)
        pieces.append(text[start : start + length])
    return pieces


def holders(printed: Printed, piece: str) -> set[str]:
    """The articles in whose print it stands, in just these characters."""
    return {name for name, texts in printed.items() if any(piece in text for text in texts)}
