"""How the browser reads what is typed, and what letters may mean."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from site_builder.search import Sizes
from site_builder.search.vocabulary import build_vocabulary, read_aloud
from tests.search.cases import read_cases
from tests.search.corpus import seed_docs

WRITE = "terms => terms.map(t => (t.without ? '!' : '') + t.phrases.join('|')).join(' & ')"


@pytest.mark.parametrize(("given", "expected"), read_cases("query"))
def test_reading(tools: Page, given: str, expected: str) -> None:
    mode, typed = given.split(": ", 1)
    parse = {"strict": "parseStrictly", "loose": "parseLoosely"}[mode]
    assert tools.evaluate(f"typed => ({WRITE})({parse}(typed))", typed) == expected


@pytest.fixture(scope="module")
def spoken(tools: Page) -> Page:
    words, titles, readings = build_vocabulary(seed_docs(), Sizes())
    written = " ".join(syllable + "".join(characters) for syllable, characters in readings.items())
    tools.evaluate("all => { window.spoken = openPinyin(...all); }", [words, titles, written])
    return tools


@pytest.mark.parametrize(("letters", "word"), read_cases("pinyin"))
def test_pinyin(spoken: Page, letters: str, word: str) -> None:
    found = spoken.evaluate("letters => candidatesFor(fold(letters), spoken)", letters)
    assert any(word in candidate for candidate in found[:3]), found


def test_long_letters_do_not_hang(spoken: Page) -> None:
    spoken.evaluate("() => { spoken.titles.push('阿'.repeat(60)); spoken.readings.set('阿', ['a', 'aa', 'e']); }")
    assert spoken.evaluate("() => candidatesFor('a'.repeat(200), spoken).length") >= 0


def test_readings_depend_on_the_word() -> None:
    readings = read_aloud(["银行", "行走", "重庆", "重要"])
    assert "行" in readings["hang"]
    assert "行" in readings["xing"]
    assert "重" in readings["chong"]
    assert "重" in readings["zhong"]
