"""Open to everyone: other cities, the other theme, English, zoom, wide spacing, forced colours, keyboard, stillness."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.audit import LAPTOP, PHONE, audit
from tests.browser.kinds import page_kinds
from tests.conftest import build

SPARSE = """本报讯（记者 王玲） 近日，莘县图书馆举办读书会，
许多市民带着孩子前来，听老师讲故事，大家都说很
有意思，希望以后常办。

莘县图书馆办读书会
"""

# WCAG 1.4.12: a reader's own spacing must not cost any words
_SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important }' +
    '* { word-spacing: .16em !important } p { margin-bottom: 2em !important }');
  document.adoptedStyleSheets = [sheet];
}"""

# Han characters that a screen reader would read with English rules
_UNMARKED = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (/[\\u4e00-\\u9fff]/.test(node.data) && node.parentElement.tagName !== 'title' &&
        node.parentElement.closest('[lang]').getAttribute('lang') !== 'zh-CN') {
      found.push(node.data.trim().slice(0, 30));
    }
  }
  return found;
}"""


_FOCUS = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), rect = e.querySelector('rect');
  const drawn = rect && (getComputedStyle(rect).stroke !== 'none' || e.closest('.strip, .bars'));
  const ring = getComputedStyle(e).outlineStyle !== 'none' || Boolean(drawn);
  const at = document.elementFromPoint(box.x + Math.min(box.width, 8) / 2, box.y + Math.min(box.height, 20) / 2);
  const free = !at || e.contains(at) || at.contains(e) || !at.closest('.stay') || Boolean(e.closest('.stay'));
  return [e.tagName, e.textContent.slice(0, 20), ring, free];
}"""


def _variant(root: Path, target: Path, settings: str) -> Path:
    """The project built once more, dressed otherwise."""
    target.mkdir()
    for name in ("seeds", "content"):
        shutil.copytree(root / name, target / name)
    text = (root / "site.yaml").read_text(encoding="utf-8")
    (target / "site.yaml").write_text(text + settings, encoding="utf-8")
    assert build(target, "--public-only", "--quiet") == 0
    return target / "public"


@pytest.fixture(scope="module")
def english(digest: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _variant(digest, tmp_path_factory.mktemp("english") / "project", "\nlanguage: en\n")


@pytest.fixture(scope="module")
def city(elsewhere: Path) -> Path:
    return elsewhere / "public"


@pytest.fixture(scope="module")
def plain(elsewhere: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _variant(elsewhere, tmp_path_factory.mktemp("plain") / "project", "\ntheme: plain\n")


@pytest.fixture(scope="module")
def sparse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A digest of one article that has no date, no figure and nothing to be compared with."""
    root = tmp_path_factory.mktemp("sparse")
    (root / "seeds").mkdir()
    (root / "seeds/a.txt").write_text(SPARSE, encoding="utf-8")
    (root / "site.yaml").write_text("title: 小摘要\nnewspaper: 聊城日报\n", encoding="utf-8")
    assert build(root, "--quiet") == 0
    return root / "public"


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("dress", ["city", "plain", "english", "sparse"])
def test_every_kind_of_page_in_every_dress(
    request: pytest.FixtureRequest, browser: Browser, dress: str, size: ViewportSize
) -> None:
    """Another city, the theme that puts text first, the interface in English, next to nothing to show."""
    assert audit(browser, request.getfixturevalue(dress), size) == []


def test_where_nothing_is_nothing_is_offered(sparse: Path, browser: Browser) -> None:
    """No filters over an empty table, no heading over nothing, and words that say so."""
    with browser.new_context() as context:
        page = context.new_page()
        for path in ("figures.html", "timeline.html"):
            page.goto(f"{sparse.as_uri()}/{path}")
            assert page.locator("main form").count() == 0, path
            expect(page.locator(".empty")).to_have_text("暂无。")
        page.goto(f"{sparse.as_uri()}/index.html")
        for heading in page.locator("main h2").all():
            beside = heading.locator("xpath=following-sibling::*")
            assert beside.count() > 0, heading.inner_text()


def test_in_english_all_that_is_chinese_is_marked(english: Path, browser: Browser) -> None:
    unmarked: dict[str, list[str]] = {}
    with browser.new_context(viewport=LAPTOP) as context:
        page = context.new_page()
        for kind, path in page_kinds(english).items():
            page.goto(f"{english.as_uri()}/{path}")
            unmarked[kind] = page.evaluate(_UNMARKED)
    assert {kind: found for kind, found in unmarked.items() if found} == {}


@pytest.mark.parametrize(("width", "spaced"), [(640, False), (640, True), (320, False)])
def test_zoom_and_wide_spacing_never_need_sideways_scrolling(
    digest: Path, browser: Browser, width: int, spaced: bool
) -> None:
    """640 pixels are a laptop at 200%, 320 at 400%."""
    public, wide = digest / "public", []
    with browser.new_context(viewport={"width": width, "height": 450}) as context:
        page = context.new_page()
        for kind, path in page_kinds(public).items():
            page.goto(f"{public.as_uri()}/{path}")
            if spaced:
                page.evaluate(_SPACED)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(kind)
    assert wide == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=LAPTOP) as context:
        yield context.new_page()


def test_forced_colours_keep_what_colour_says(digest: Path, browser: Browser) -> None:
    """Shades give way to outlines, planned bars stay hollow, a number stays underlined."""
    public = digest / "public"
    with browser.new_context(viewport=LAPTOP, forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{public.as_uri()}/index.html")
        style = "e => { const s = getComputedStyle(e); return [s.fill, s.stroke]; }"
        fill, stroke = page.locator(".tile rect").first.evaluate(style)
        assert fill != stroke
        page.goto(f"{public.as_uri()}/{page_kinds(public)['article']}")
        line = page.locator("mark a").first.evaluate("e => getComputedStyle(e).textDecorationLine")
        assert line == "underline"


def test_nothing_moves_for_those_who_asked_for_stillness(digest: Path, browser: Browser) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{(digest / 'public').as_uri()}/index.html")
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("kind", ["front", "article", "figures", "timeline", "counties"])
def test_focus_is_always_seen(digest: Path, page: Page, kind: str) -> None:
    """The skip link first; then each stop shows where it is, inside the window, with nothing over it."""
    public = digest / "public"
    page.goto(f"{public.as_uri()}/{page_kinds(public)[kind]}")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    for _ in range(45):
        page.keyboard.press("Tab")
        seen = page.evaluate(_FOCUS)
        if seen[0] == "BODY":  # past the last
            break
        assert seen[2:] == [True, True], seen


def test_the_filters_stay_but_never_hide_a_target(digest: Path, page: Page) -> None:
    """figures.html keeps its filters in sight; what is jumped to stands below them."""
    page.goto(f"{(digest / 'public').as_uri()}/figures.html")
    page.locator(".explorer tbody tr").nth(60).locator("th a").focus()
    row = page.locator(".explorer tbody tr").nth(60).bounding_box()
    stay = page.locator(".stay").bounding_box()
    assert row is not None
    assert stay is not None
    assert row["y"] >= stay["y"] + stay["height"] or row["y"] > 100
