"""How stories are found on real pages whose stories stand in another order than their paper has them."""

from __future__ import annotations

from random import Random

import pytest

from site_builder.text.folding import squash
from tests.segment.pages import SEEDS, read, seed, segmented, spans_of
from tests.segment.rearranged import rearrange

LEAST = {"shuffled": 0.95, "headlines first": 0.95}  # share of stories found whole; a floor that only rises


@pytest.mark.parametrize("order", LEAST)
def test_stories_are_found_whole(order: str) -> None:
    whole = total = 0
    for path in SEEDS:
        for chance in range(2):
            name = path.name[:3]
            text, stories = rearrange(seed(name), segmented(name).drafts, Random(chance), order == "headlines first")
            page, found = read(text)
            parts = {squash("".join(page.text[a:b] for a, b in sorted(spans_of(draft)))) for draft in found.drafts}
            whole += sum(story in parts for story in stories)
            total += len(stories)
    assert whole / total >= LEAST[order]
