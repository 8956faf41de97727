"""Folding: the same on both sides, and of parts the same as of the whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from site_builder.search.fold import BREAK, fold
from site_builder.search.simplified import SIMPLIFIED
from tests.search.cases import read_cases

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(("printed", "expected"), read_cases("fold"))
def test_cases(printed: str, expected: str) -> None:
    assert fold(printed) == expected


@given(texts.map(lambda text: text.replace("\f", "")), st.integers(0, 40), st.integers(0, 40))
def test_a_part_of_a_text_folds_to_a_part(text: str, start: int, end: int) -> None:
    assert fold(text[start:end]) in fold(text)


@given(texts, texts)
def test_no_phrase_crosses_a_form_feed(left: str, right: str) -> None:
    assert fold(f"{left}\f{right}") == BREAK.join(filter(None, (fold(part) for part in f"{left}\f{right}".split("\f"))))


def test_simplified_characters_stay() -> None:
    assert not set(SIMPLIFIED) & set(SIMPLIFIED.values())


def test_the_browser_folds_alike(tools: Page) -> None:
    """Every character of the basic plane that both know."""
    characters = [chr(code) for code in (*range(0x20, 0x3400, 3), *range(0x3400, 0xA000, 7), *range(0xF900, 0xFFFD))]
    browser: list[str] = tools.evaluate("all => all.map(fold)", characters)
    assert [c for c, theirs in zip(characters, browser, strict=True) if theirs != fold(c)] == []
