"""What a page weighs beyond what it says."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from site_builder.files.inputs import read_content

FRAME, FIGURE, WHOLE = 14 * 1024, 250, 35 * 1024  # bytes
_SEED_LINE = re.compile(r"<li value=.*?</li>", re.DOTALL)


def _text(markup: str) -> int:
    """Bytes of what a reader sees."""
    return len(re.sub(r"<[^>]*>", "", markup).encode())


def test_an_article_page_is_little_more_than_its_text(digest: Path) -> None:
    public = digest / "public"
    heavy = []
    for article in read_content(digest).articles.values():
        page = (public / f"articles/{article.date or 'undated'}/{article.slug}.html").read_text(encoding="utf-8")
        lines = sum(_text(line) for line in _SEED_LINE.findall(page))
        text = sum(len(block.text.encode()) for block in article.story.blocks)
        frame = len(page.encode()) - text - lines - FIGURE * len(article.facts.figures)
        if frame > FRAME:
            heavy.append((article.slug, frame))
    assert heavy == []


def test_an_article_page_travels_light(digest: Path) -> None:
    """The page with its style sheet and script, compressed as a server sends them."""
    public = digest / "public"
    common = sum(len(gzip.compress((public / f"assets/{name}").read_bytes())) for name in ("style.css", "site.js"))
    pages = sorted((public / "articles").rglob("*.html"))
    assert pages
    assert max(common + len(gzip.compress(page.read_bytes())) for page in pages) <= WHOLE
