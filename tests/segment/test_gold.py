"""The annotated pages: every article found whole, under its headline, in its paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.model import Draft, Page
from site_builder.text.folding import squash
from tests.segment.pages import GOLD, SEEDS, gold, marks, seed, segmented, spans_of

LEAST = {"whole": 1.0, "heads": 1.0, "text": 1.0, "spacing": 1.0, "paragraphs": 1.0}


def _lines(page: Page, article: dict[str, list[list[int]]]) -> set[int]:
    ranges = [(page.lines[a - 1].start, page.lines[b - 1].end) for a, b in article["lines"]]
    return marks(page, ranges)


def _match(page: Page, article: dict[str, list[list[int]]], drafts: tuple[Draft, ...]) -> Draft:
    wanted = _lines(page, article)
    return max(drafts, key=lambda draft: len(wanted & marks(page, spans_of(draft))))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotated_page(path: Path) -> None:
    data = gold(path)
    page, drafts = seed(path.stem), segmented(path.stem).drafts
    hits = dict.fromkeys(LEAST, 0.0)
    shared = {split["line"] for split in data["split_lines"]}
    blur = {at for n in shared for at in range(page.lines[n - 1].start, page.lines[n - 1].end)}
    for article in data["articles"]:
        draft = _match(page, article, drafts)
        wanted, got = _lines(page, article) - blur, marks(page, spans_of(draft)) - blur
        hits["whole"] += wanted == got
        heads = (draft.story.title if article["headline"] else "", draft.story.kicker, draft.story.deck)
        hits["heads"] += tuple(map(squash, heads)) == tuple(
            map(squash, (article["headline"], article["kicker"], article["deck"]))
        )
        texts = [block.text for block in draft.story.blocks if block.kind == "text"]
        paragraphs = article["cleaned_body"].split("\n")
        hits["text"] += squash("".join(texts)) == squash("".join(paragraphs))
        hits["paragraphs"] += list(map(squash, texts)) == list(map(squash, paragraphs))
        hits["spacing"] += texts == paragraphs
    share = {name: round(number / len(data["articles"]), 3) for name, number in hits.items()}
    assert share == LEAST


def test_the_five_pages_hold_47_articles() -> None:
    drafts = [draft for path in SEEDS for draft in segmented(path.name[:3]).drafts]
    assert (len(drafts), sum(draft.story.kind == "photo" for draft in drafts)) == (47, 7)
    assert all(draft.story.title_source == "headline" for draft in drafts if draft.story.kind == "article")
    assert not [left for path in SEEDS for left in segmented(path.name[:3]).leftover]


def test_bylines_are_as_printed() -> None:
    for path in GOLD:
        page = seed(path.stem)
        for article in gold(path)["articles"]:
            assert _match(page, article, segmented(path.stem).drafts).story.byline == article["byline"]


def test_pages_without_annotation_read_whole() -> None:
    """Headline, kicker and byline of every article of the two pages that nobody annotated, as read by eye."""
    found = [
        (s.kicker, s.title, s.byline) for name in ("002", "004") for s in (d.story for d in segmented(name).drafts)
    ]
    lines = (Path(__file__).parent / "pages_002_004.txt").read_text(encoding="utf-8").strip().split("\n")
    assert ["｜".join(parts) for parts in found] == lines
