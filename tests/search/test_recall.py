"""Whatever stands in an article finds it, and nothing else is shown."""

from __future__ import annotations

from playwright.sync_api import Page

from site_builder.search import SearchDoc
from site_builder.search.fold import fold
from tests.search.browser import ask_all
from tests.search.corpus import random_phrases, seed_docs, synthetic_docs, without_blanks


def holders(docs: list[SearchDoc], phrase: str) -> set[str]:
    """By the plainest means: widths as printed, no index."""
    return {doc.id for doc in docs if phrase in without_blanks(doc.text)}


def check(page: Page, url: str, docs: list[SearchDoc]) -> None:
    page.goto(url)
    phrases = random_phrases(docs, 220 if url.startswith("file") else 30)
    for (source, phrase), shown in zip(phrases, ask_all(page, [phrase for _, phrase in phrases]), strict=True):
        assert source in shown, phrase
        assert len(shown) == len(set(shown)), phrase
        assert holders(docs, phrase) <= set(shown), phrase
        assert {doc.id for doc in docs if fold(phrase) in fold(doc.text.replace("\f", "")) + fold(doc.title)} >= set(
            shown
        )


def test_every_phrase_is_found_by_scanning(page: Page, packed_url: str) -> None:
    check(page, packed_url, seed_docs())


def test_every_phrase_is_found_by_postings(page: Page, sharded_url: str) -> None:
    check(page, sharded_url, synthetic_docs(200))
