"""Postings of many articles: gathered by the thousand and merged."""

from __future__ import annotations

import pytest

from site_builder.search import runs
from site_builder.search.lists import key_of
from site_builder.search.postings import compute_postings
from tests.search.corpus import synthetic_docs


@pytest.mark.parametrize("batch", [1, 3, 10, 100])
def test_the_batch_does_not_matter(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "BATCH", batch)
    found = [compute_postings(doc) for doc in synthetic_docs(20, length=200)]
    plain: dict[int, list[tuple[int, bool]]] = {}
    for number, postings in enumerate(found):
        for gram in postings.grams:
            plain.setdefault(key_of(gram), []).append((number, gram in postings.high))
    gathered = [(key, list(zip(articles, high, strict=True))) for key, (articles, high) in runs.gather(found)]
    assert gathered == sorted(plain.items())


def test_nothing_gives_nothing() -> None:
    assert list(runs.gather([])) == []
