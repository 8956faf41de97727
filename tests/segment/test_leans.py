"""A page with headlines on both sides scores no more than is foretold, so that it need not always be tried."""

from __future__ import annotations

import math
from random import Random

import pytest

from site_builder.segment import stories
from site_builder.segment.lattice import best_path
from site_builder.segment.weights import WEIGHTS
from tests.accuracy.handset import handset_pages
from tests.segment.pages import SEEDS, read, seed, segmented
from tests.segment.rearranged import rearrange


def test_a_mixed_page_scores_no_more_than_foretold(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[float] = []
    foretold: list[float] = []
    most_mixed = stories._most_mixed

    def search(*args):  # type: ignore[no-untyped-def]
        found.append(best_path(*args)[0])
        return best_path(*args)

    def foretell(*args):  # type: ignore[no-untyped-def]
        foretold.append(most_mixed(*args))
        return math.inf  # so that it is tried

    monkeypatch.setattr(stories, "best_path", search)
    monkeypatch.setattr(stories, "_most_mixed", foretell)
    for path in SEEDS:
        page = seed(path.name)
        read(page.text)
        read(rearrange(page, segmented(path.name).drafts, Random(1), True)[0])
    for handset in handset_pages():
        read(handset.text)
    mixed = [total - WEIGHTS.mixed for total in found[2::3]]
    assert len(mixed) == len(foretold) > 30
    assert all(total <= most + 1e-6 for total, most in zip(mixed, foretold, strict=True))
    assert any(total > most - 2.0 for total, most in zip(mixed, foretold, strict=True)), "the bound is a close one"
