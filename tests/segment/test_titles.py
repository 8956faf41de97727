"""Titles of stories that have no headline; the cases stand in titles.txt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import Block
from site_builder.segment.titles import TITLE_LIMIT, first_clause
from tests.segment.pages import profile


def cases() -> list[tuple[str, str]]:
    text = (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8")
    blocks = [block.strip().split("\n") for block in text.split("\n\n") if not block.startswith("#")]
    return [(text, title.removeprefix("= ")) for text, title in blocks]


@pytest.mark.parametrize(("text", "title"), cases(), ids=lambda value: value[:12])
def test_the_title_says_what_happens(text: str, title: str) -> None:
    assert first_clause([Block("text", text)], profile()) == title


@given(st.text(alphabet="在工人公司现场安装、和，。“”A1 ", max_size=80))
def test_a_title_is_short_and_stands_in_the_text(text: str) -> None:
    title = first_clause([Block("text", text)], profile())
    assert len(title) <= TITLE_LIMIT
    assert title or not any(ch.isalnum() for ch in text)
    left = iter(text)
    assert all(ch in left for ch in title)
