"""How the browser reads what is typed, and what letters may mean."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from site_builder.search import SearchDoc, build_index
from site_builder.search.scripts import load_script
from site_builder.search.vocabulary import characters_read, count_words, frequent_words, read_aloud
from tests.search.cases import read_cases
from tests.search.corpus import CLIENT, seed_docs

WRITE = "terms => terms.map(t => (t.without ? '!' : '') + t.phrases.join('|')).join(' & ')"


@pytest.mark.parametrize(("given", "expected"), read_cases("query"))
def test_reading(tools: Page, given: str, expected: str) -> None:
    mode, typed = given.split(": ", 1)
    parse = {"strict": "parseStrictly", "loose": "parseLoosely"}[mode]
    assert tools.evaluate(f"typed => ({WRITE})({parse}(typed))", typed) == expected


@pytest.fixture(scope="module")
def spoken(tools: Page) -> Page:
    made = dict(build_index(seed_docs(), CLIENT))
    tools.evaluate("all => { window.spoken = openPinyin(...all); }", load_script(made["search/pinyin.js"]))
    return tools


@pytest.mark.parametrize(("letters", "word"), read_cases("pinyin"))
def test_pinyin(spoken: Page, letters: str, word: str) -> None:
    found = spoken.evaluate("letters => candidatesFor(fold(letters), spoken)", letters)
    assert any(word in candidate for candidate in found[:3]), found


def test_long_letters_do_not_hang(spoken: Page) -> None:
    spoken.evaluate("() => { spoken.titles.push('阿'.repeat(60)); spoken.readings.set('阿', ['a', 'aa', 'e']); }")
    assert spoken.evaluate("() => candidatesFor('a'.repeat(200), spoken).length") >= 0


def test_readings_depend_on_the_word() -> None:
    readings = read_aloud(["银行", "行走", "重庆", "重要"], {})
    assert characters_read(readings) == "chong重 hang行 qing庆 xing行 yao要 yin银 zhong重 zou走"
    assert read_aloud(["银行"], {"银行": ["as", "before"]}) == {"银行": ["as", "before"]}


def test_frequent_words_leave_out_their_parts() -> None:
    docs = [SearchDoc(a, "", "", "", f"{a}装备制造{b}") for a, b in zip("在与和了", "为的把从", strict=True)]
    assert "装备制造" in (words := frequent_words([count_words(docs)], 10))
    assert "装备制" not in words
    assert frequent_words([count_words(docs[:2])], 10) == []
