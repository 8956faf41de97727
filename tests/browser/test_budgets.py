"""What a page weighs beyond what it says, on the bundled pages, on another city's, and on the longest of articles."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.catalog import make_site
from site_builder.files.reading import read_content
from site_builder.model import Event, Source
from site_builder.render import render_site
from site_builder.text.lines import make_page
from tests.catalog.making import CONFIG, GAZETTEER, article, figure
from tests.render.theme_folder import broadsheet

FRAME, FIGURE, WHOLE = 14 * 1024, 250, 35 * 1024  # bytes
_SEED_LINES = re.compile(r'<div class="seed">.*?<ol>(.*?)</ol>', re.DOTALL)


def _text(markup: str) -> int:
    """Bytes of what a reader sees."""
    return len(re.sub(r"<[^>]*>", "", markup).encode())


def _frame(page: str, blocks: Iterator[str], figures: int) -> int:
    """Bytes beyond the article's own text, the seed's lines beside it, and what each figure may cost."""
    lines = sum(_text(line) for line in _SEED_LINES.findall(page))
    return len(page.encode()) - sum(len(block.encode()) for block in blocks) - lines - FIGURE * figures


def _sites(digest: Path, elsewhere: Path) -> Iterator[tuple[Path, str, Iterator[str], int]]:
    for root in (digest, elsewhere):
        for one in read_content(root).articles.values():
            path = root / f"public/articles/{one.date or 'undated'}/{one.slug}.html"
            page = path.read_text(encoding="utf-8")
            if 'http-equiv="refresh"' not in page:  # the later part of a story stands on the first one's page
                yield path, page, (block.text for block in one.story.blocks), len(one.facts.figures)


def test_an_article_page_is_little_more_than_its_text(digest: Path, elsewhere: Path) -> None:
    frames = {path.name: _frame(page, *rest) for path, page, *rest in _sites(digest, elsewhere)}  # type: ignore[arg-type]
    assert len(frames) > 60
    assert {name: frame for name, frame in frames.items() if frame > FRAME} == {}


def test_an_article_page_travels_light(digest: Path, elsewhere: Path) -> None:
    """The page with its style sheet and script, compressed as a server sends them; it needs nothing else."""
    needed = ("style.css", "site.js")
    common = sum(len(gzip.compress((digest / f"public/assets/{name}").read_bytes())) for name in needed)
    for path, page, *_ in _sites(digest, elsewhere):
        assert common + len(gzip.compress(page.encode())) <= WHOLE, path.name
        assert set(re.findall(r'(?:src|rel="stylesheet" href)="[./]*assets/([^"]+)', page)) == set(needed)


@pytest.mark.parametrize("paragraphs", [40])
def test_a_whole_page_in_one_article_keeps_to_the_budget(paragraphs: int) -> None:
    """Six printed lines a paragraph, two figures in each, a dozen days: nothing that a newspaper prints is longer."""
    texts = [
        f"第{n}段说的是企业{n}家，投资{n}.5亿元，" + "力争早日建成投产见效，带动就业增收。" * 5
        for n in range(1, paragraphs + 1)
    ]
    lines = [text[at : at + 18] for text in texts for at in range(0, len(text), 18)]
    spans, at = [], 1
    for text in texts:
        count = -(-len(text) // 18)
        spans.append(f"{at}-{at + count - 1}")
        at += count
    figures = [
        each
        for n in range(1, paragraphs + 1)
        for each in (
            figure(f"f{2 * n - 1}", n, "家", f"说的是企业{n}家", metric="企业"),
            figure(f"f{2 * n}", n + 0.5, "亿元", f"投资{n}.5亿元", metric="投资"),
        )
    ]
    days = tuple(Event(date=f"2022-04-{n:02}", text=f"4月{n}日", what="力争早日建成投产") for n in range(1, 13))
    long = article(
        "chang-1a2b",
        *texts,
        figures=tuple(figures),
        events=days,
        source=Source(seed="a.txt", roles={"body": f"1-{at - 1}"}, paragraphs=tuple(spans)),
    )
    pages = {"a.txt": make_page("a.txt", "\n".join(lines).encode())}
    files = dict(render_site(make_site([long], CONFIG, GAZETTEER, pages), broadsheet()))
    page = files["articles/2022-04-19/chang-1a2b.html"].decode()
    assert page.count('<div class="seed">') == paragraphs
    assert page.count('<mark id="') == len(figures)
    assert _frame(page, iter(texts), len(figures)) <= FRAME
    assets = sum(len(gzip.compress(files[f"assets/{name}"])) for name in ("style.css", "site.js"))
    assert assets + len(gzip.compress(page.encode())) <= WHOLE
