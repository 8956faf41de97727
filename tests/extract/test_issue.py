"""The issue's date as the stories of a page tell it."""

from __future__ import annotations

import pytest

from site_builder.extract.issue import find_issue
from site_builder.model import Block, Story
from tests.extract.casefile import read_cases


def _stories(text: str) -> list[Story]:
    stories = []
    for part in text.split("||"):
        headline, *paragraphs = (piece.strip() for piece in part.split("/"))
        stories.append(Story(title=headline, blocks=tuple(Block("text", p) for p in paragraphs)))
    return stories


@pytest.mark.parametrize(("given", "expected"), read_cases("issues.txt"))
def test_inferred(given: tuple[str, ...], expected: str) -> None:
    found = find_issue("000_9453f73cc9a8cecc.txt", _stories(given[0]), "", "")
    date, _, evidence = expected.partition(" ")
    assert (found.date or "none") == date
    assert found.source == ("none" if date == "none" else "inferred")
    assert evidence in found.evidence


def test_a_persons_word_comes_first() -> None:
    found = find_issue("2022-04-20.txt", (), "2022年4月19日 星期二", "2022-04-18")
    assert (found.date, found.source) == ("2022-04-18", "config")
