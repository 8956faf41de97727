"""What a reader meets: every kind of page, from the disk and over HTTP, on a phone and a laptop, by day and night."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from site_builder.files.reading import read_content
from tests.browser.audit import LAPTOP, PHONE, audit
from tests.browser.kinds import page_kinds
from tests.search.browser import ask_all, served

_NUMBERS = """() => [...document.querySelectorAll('.seed li')].reduce((all, line) =>
    [...all, line.hasAttribute('value') ? line.value : all[all.length - 1] + 1], [])"""


@pytest.fixture(scope="module")
def subpath(digest: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site's address on a server, under a path of its own."""
    root = tmp_path_factory.mktemp("server")
    shutil.copytree(digest / "public", root / "any/sub/path")
    with served(root) as address:
        yield f"{address}/any/sub/path"


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_every_kind_of_page_is_accessible_and_quiet(digest: Path, browser: Browser, size: ViewportSize) -> None:
    assert audit(browser, digest / "public", size) == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("热带雨林", "我市打造优质企业“热带雨林”"),
        ("161.62亿元", "我市制造业招商引资实现"),
        ("編外專家", "“编外专家”解难题"),
        ("daduan jitai", ""),
        ("医保 全市通办", "我市大力推行医保业务“全市通办”"),
    ],
)
def test_the_article_on_the_subject_comes_first(digest: Path, browser: Browser, query: str, first: str) -> None:
    titles = {article.id: article.story.title for article in read_content(digest).articles.values()}
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{(digest / 'public').as_uri()}/search.html")
        (found,) = ask_all(page, [query])
    assert [titles[name] for name in found[:1]] == ([first] if first else [])


def test_every_number_on_the_front_page_leads_to_its_sentence(digest: Path, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{(digest / 'public').as_uri()}/index.html")
        links = page.eval_on_selector_all('a[href*="#f"]', "nodes => nodes.map(node => node.href)")
        assert len(links) >= 5
        for link in links:
            page.goto(link)
            assert page.locator(f"mark#{link.rpartition('#')[2]}").count() == 1


def test_an_article_is_whole_without_script(digest: Path, browser: Browser) -> None:
    public = digest / "public"
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"{public.as_uri()}/{page_kinds(public)['article']}")
        article = page.locator("article[data-article]")
        for block in _blocks(digest, article.get_attribute("data-article") or ""):
            assert block in "".join(article.inner_text().split())


def test_the_printed_lines_stand_beside_the_text_without_script(digest: Path, browser: Browser) -> None:
    public = digest / "public"
    with browser.new_context(java_script_enabled=False, viewport=LAPTOP) as context:
        page = context.new_page()
        page.goto(f"{public.as_uri()}/{page_kinds(public)['article']}")
        paragraph, lines = page.locator(".text > p").first, page.locator(".seed").first
        expect(lines).to_be_hidden()
        page.check("#lines")
        expect(lines).to_be_visible()
        left, right = paragraph.bounding_box(), lines.bounding_box()
        assert left is not None
        assert right is not None
        assert left["x"] + left["width"] < right["x"]
        assert abs(left["y"] - right["y"]) < 30


def test_printed_lines_are_counted_as_the_seed_counts_them(digest: Path, browser: Browser) -> None:
    """What is shown before each line is its number in the file, gaps and all, as a screen reader is told it too."""
    public = digest / "public"
    with browser.new_context(viewport=LAPTOP) as context:
        page = context.new_page()
        page.goto(f"{public.as_uri()}/{page_kinds(public)['article']}")
        page.check("#lines")
        tree = context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        markers = [node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "ListMarker"]
        said = [int(marker) for marker in markers if marker.strip().isdigit()]
        assert said == page.evaluate(_NUMBERS)
    assert len(said) > 50


def _blocks(digest: Path, name: str) -> list[str]:
    content = read_content(digest)
    return ["".join(block.text.split()) for block in content.articles[content.ids[name]].story.blocks]


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_nothing_moves_while_a_page_loads(browser: Browser, subpath: str, digest: Path, size: ViewportSize) -> None:
    with browser.new_context(viewport=size) as context:
        page = context.new_page()
        for path in page_kinds(digest / "public").values():
            page.goto(f"{subpath}/{path}")
            assert _shift(page) == 0, path


def _shift(page: Page) -> float:
    """Cumulative layout shift of a page, without what a person caused."""
    return float(
        page.evaluate(
            """() => new Promise(done => {
                let sum = 0;
                new PerformanceObserver(list => {
                    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
                }).observe({type: 'layout-shift', buffered: true});
                setTimeout(() => done(sum), 250);
            })"""
        )
    )


def test_a_page_once_visited_can_be_read_offline(browser: Browser, subpath: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{subpath}/index.html")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.goto(f"{subpath}/timeline.html")
        page.goto(f"{subpath}/index.html")
        context.set_offline(True)
        page.goto(f"{subpath}/timeline.html")
        assert page.locator("h1").count() == 1


def test_the_whole_site_once_kept_can_be_searched_offline(browser: Browser, subpath: str, digest: Path) -> None:
    article = page_kinds(digest / "public")["article"]
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{subpath}/index.html")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        keep = page.locator("[data-keep]")
        keep.click()
        expect(keep).to_have_text(keep.get_attribute("data-keep") or "-", timeout=15000)
        context.set_offline(True)
        page.goto(f"{subpath}/{article}")
        assert page.locator("article[data-article]").count() == 1
        page.goto(f"{subpath}/search.html")
        (found,) = ask_all(page, ["招商引资"])
        assert found
