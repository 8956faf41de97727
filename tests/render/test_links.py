"""Links and anchors of pages: what is found, what is told, what is missing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.render.links import Targets, all_there, broken_links, find_links


@pytest.mark.parametrize(
    ("page", "links", "anchors"),
    [
        ('<a href="a.html">甲</a><img src="b.png"><a id="x" href="a.html#y">', ("a.html", "a.html#y", "b.png"), ("x",)),
        ('<a\nhref="?q=a&amp;b">', ("?q=a&b",), ()),
        ('<p>他写 href="x.html" 和 id="y"</p>', (), ()),  # text that looks like it
        ('<a data-href="x.html" href="">', (), ()),
        ('<a href="https://a.cn"><a href="//a.cn"><a href="mailto:x"><a href="a:b">', (), ()),
        ('a > b <a href="c.html">', ("c.html",), ()),
        ('<a title="甲" href="c.html" id="a" class="b">', ("c.html",), ("a",)),
        ('<a href="d.html', (), ()),  # a tag without an end is none
    ],
)
def test_what_is_found(page: str, links: tuple[str, ...], anchors: tuple[str, ...]) -> None:
    assert find_links(page.encode()) == (links, anchors)


SITE = {
    "index.html": (("a/b.html", "a/b.html#f1", "c.csv#x", "#top"), ("top",)),
    "a/b.html": (("../index.html", "#f1", "b.html", "../a/b.html#%E7%94%B2"), ("f1", "甲")),
    "404.html": (("/nowhere.html",), ()),
}
FILES = {*SITE, "c.csv"}


@pytest.mark.parametrize(
    ("page", "link"),
    [("index.html", "b.html"), ("index.html", "#x"), ("a/b.html", "b.html#x"), ("a/b.html", "../d.csv"), ("", "")],
)
def test_what_is_missing(page: str, link: str) -> None:
    site = {name: ((*found[0], *([link] if name == page else [])), found[1]) for name, found in SITE.items()}
    assert broken_links(FILES, site) == ([(page, link)] if page else [])
    assert _all_there(site) == (not page)


def _all_there(site: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> bool:
    targets, told = Targets(), set[str]()
    for name, found in site.items():
        told.update(targets.new(name, found))
    return all_there(told, {*site, "c.csv"}, lambda pages: {page: site[page][1] for page in pages if page in site})


pages = st.sampled_from(["a.html", "b/c.html", "b/d.html", "404.html"])
links = st.sampled_from(
    ["a.html", "../a.html", "c.html", "b/c.html#x", "c.html#y", "#x", "#y", "../c.csv", "gone", "d.html"]
)
anchors = st.lists(st.sampled_from(["x", "y"]), unique=True).map(tuple)


@given(st.dictionaries(pages, st.tuples(st.lists(links, unique=True).map(tuple), anchors)))
def test_told_once_is_enough(site: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    assert _all_there(site) == (not broken_links({*site, "c.csv"}, site))
