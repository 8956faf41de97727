"""The mention of a period: where it may begin is said twice, and both must agree."""

from __future__ import annotations

import re

import pytest

from site_builder.extract.figures import periods
from site_builder.text.folding import fold_width
from tests.extract.figures.annotated import HALVES, read_articles


@pytest.mark.parametrize("half", HALVES)
def test_no_mention_begins_elsewhere(half: str) -> None:
    """The list of characters that open a mention only saves time: without it the same ones are found."""
    anywhere = re.compile(periods._MENTION.pattern.removeprefix(periods._OPENS))
    assert anywhere.pattern != periods._MENTION.pattern
    texts = [fold_width(block.text) for article in read_articles(half) for block in article.story.blocks]
    for text in texts:
        spans = [match.span() for match in periods._MENTION.finditer(text)]
        assert spans == [match.span() for match in anywhere.finditer(text)]
