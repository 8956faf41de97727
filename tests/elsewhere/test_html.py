"""Pages of every kind, look and language against the grammar of HTML, and what it forbids beyond that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import html5lib
import pytest

from tests.elsewhere.pages import SORTS, Pages

REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
_MOMENT = re.compile(r"\d{4}(-\d\d){1,2}")


@pytest.fixture(scope="module", params=SORTS)
def pages(request: pytest.FixtureRequest, published: Path) -> Pages:
    return SORTS[request.param](published / "public")


def test_every_page_is_parsed_without_an_error(pages: Pages) -> None:
    assert len(pages) > 10
    for path, text in pages.items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        assert parser.errors == [], path


def test_what_html_forbids_beyond_its_grammar(pages: Pages) -> None:
    """Rules that a parser does not check: unique ids, references that lead somewhere, images with words."""
    for path, text in pages.items():
        assert list(_faults(text)) == [], path


def _faults(text: str) -> Iterator[str]:
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    yield from (f"{name} twice" for name in {name for name in ids if ids.count(name) > 1})
    for element in tree.iter():
        for name in REFERENCES:
            yield from (f"{name} {to}" for to in (element.get(name) or "").split() if to not in ids)
        inner = [one.tag for one in element.iter() if one is not element]
        if element.tag in ("a", "button", "label") and element.tag in inner:
            yield f"{element.tag} in {element.tag}"
        if element.tag in ("a", "button") and {"a", "button", "input", "select", "textarea"} & set(inner):
            yield f"something to act on in {element.tag}"
        if element.tag == "img" and element.get("alt") is None:
            yield "a picture without words"
        if element.get("type") in ("checkbox", "radio", "button") and element.get("autocomplete"):
            yield "autocomplete where there is nothing to complete"
        if element.tag == "time" and not _MOMENT.fullmatch(element.get("datetime") or element.text or ""):
            yield f"no moment: {element.text}"
    is_redirect = tree.find(".//meta[@http-equiv='refresh']") is not None
    if len(list(tree.iter("title"))) - len(list(tree.iterfind(".//svg//title"))) != 1:
        yield "not one title"
    if len(list(tree.iter("main"))) != 1 and not is_redirect:
        yield "not one main"
    canonical = tree.find(".//link[@rel='canonical']")
    if canonical is not None and urlsplit(canonical.get("href", "")).scheme != "https":
        yield "a canonical address without its host"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('<p id="a"><p id="a">', "a twice"),
        ('<label for="b">x</label>', "for b"),
        ("<a href=x><button>y</button></a>", "something to act on in a"),
        ("<img src=x>", "a picture without words"),
        ("<time>soon</time>", "no moment: soon"),
        ("<main></main>", "not one main"),
    ],
)
def test_the_rules_can_be_broken(wrong: str, said: str) -> None:
    assert said in list(_faults(f"<!doctype html><title>x</title><main>{wrong}</main>"))
