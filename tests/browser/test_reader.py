"""What a reader does: from a number to its sentence and back, over the map, along the timeline, through the issues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import page_kinds


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


def _open(page: Page, root: Path, path: str) -> None:
    page.goto(f"{(root / 'public').as_uri()}/{path}")


# ------------------------------------------------------------------ evidence
@pytest.mark.parametrize("kind", ["front", "tag", "county", "contributor", "figures", "issue"])
def test_a_number_leads_to_its_sentence_and_back_to_its_row(digest: Path, page: Page, kind: str) -> None:
    """By hand, from whatever page: the sentence is shown and stands out, its number leads to the row, that back."""
    _open(page, digest, page_kinds(digest / "public")[kind])
    link = page.locator('main a[href*="#f"]').first
    number = link.get_attribute("href") or ""
    figure = number.rpartition("#")[2]
    link.click()
    mark = page.locator(f"mark#{figure}")
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("m => getComputedStyle(m).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.locator(f'.text a[href="#r-{figure}"]').first.click()
    row = page.locator(f"tr#r-{figure}")
    expect(row).to_be_in_viewport()
    row.locator("th a").click()
    assert page.url.endswith(f"#{figure}")


@pytest.mark.parametrize("kind", ["front", "tag", "county", "contributor"])
def test_numbers_in_a_summary_are_links(digest: Path, page: Page, kind: str) -> None:
    """Whatever a summary says with a figure's own number and unit can be followed."""
    _open(page, digest, page_kinds(digest / "public")[kind])
    summaries = page.locator(".summary").all()
    linked = [text for one in summaries for text in one.locator("a").all_inner_texts()]
    money = [n for one in summaries for n in re.findall(r"\d+(?:\.\d+)?(?:亿元|万元|%)", one.inner_text())]
    assert linked
    assert [n for n in money if not any(n in text for text in linked)] == []


def test_a_day_leads_to_the_sentence_that_tells_it(digest: Path, page: Page) -> None:
    _open(page, digest, "timeline.html")
    for event in page.locator(".day dd > a").all()[:40:4]:
        href = event.get_attribute("href") or ""
        with page.context.expect_page() as opened:
            event.click(modifiers=["Control"])
        told = opened.value
        told.wait_for_load_state()
        target = told.locator(f"#{href.rpartition('#')[2]}")
        assert target.count() == 1
        assert "日" in target.inner_text()
        told.close()


def test_places_and_days_in_a_body_lead_on(digest: Path, page: Page) -> None:
    public = digest / "public"
    found = [
        p for p in sorted((public / "articles").rglob("*.html")) if b'class="n" href="../../counties' in p.read_bytes()
    ]
    assert len(found) > 10
    page.goto(found[0].as_uri())
    page.locator('.text a.n[href*="/counties/"]').first.click()
    assert "/counties/" in page.url
    expect(page.locator("h1")).to_be_visible()


# ------------------------------------------------------------------ map
def test_the_map_shows_articles_or_figures_of_any_period(digest: Path, page: Page) -> None:
    _open(page, digest, "counties/index.html")
    tile = page.locator(".tile", has_text="临清市")
    before = tile.get_attribute("aria-label")
    page.locator("select[name=measure]").select_option("figures")
    assert re.fullmatch(r"临清市：\d+ 个数字", tile.get_attribute("aria-label") or "")
    counts = [int(text) for text in page.locator(".tile .count").all_text_contents()]
    shades = [int(re.findall(r"s(\d)", t.get_attribute("class") or "")[0]) for t in page.locator(".tile").all()]
    assert shades[counts.index(max(counts))] == 4
    assert all(shade == 0 for shade, count in zip(shades, counts, strict=True) if count == 0)
    page.locator("select[name=measure]").select_option("articles")
    years = page.locator("select[name=period] option").evaluate_all("all => all.map(o => o.value)")
    by_year = []
    for year in (year for year in years if len(year) == 4):
        page.locator("select[name=period]").select_option(year)
        by_year.append(int(tile.locator(".count").text_content() or ""))
    assert f"临清市：{sum(by_year)} 篇" == before
    row = page.locator("tr", has_text="临清市").locator("td").first
    assert row.inner_text() == str(by_year[-1])


def test_a_tile_is_reached_and_followed_by_keyboard(digest: Path, page: Page) -> None:
    _open(page, digest, "index.html")
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('tile')"):
            break
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth") == "2.5px"
    page.keyboard.press("Enter")
    assert label.partition("：")[0] == page.locator("h1").inner_text()


# ------------------------------------------------------------------ timeline
def test_what_is_still_to_come_stands_apart(elsewhere: Path, page: Page) -> None:
    _open(page, elsewhere, "timeline.html")
    newest = page.locator(".coming .day").first
    assert newest.locator("dd.planned").count() == newest.locator("dd").count()
    assert page.locator(".coming dd:not(.planned)").count() == 0
    shown = page.locator(".day dd:visible").count()
    page.locator("select[name=kind]").select_option("planned")
    planned = page.locator(".day dd:visible").count()
    assert 0 < planned < shown
    assert page.locator(".strip a:visible").count() < page.locator(".strip a").count()


def test_the_strip_of_all_time_shows_what_is_chosen(elsewhere: Path, page: Page) -> None:
    """Each bar as high as its share, said in its label, and leading to a day that is shown."""
    _open(page, elsewhere, "timeline.html")
    bars = page.locator(".overview .strip a")
    assert bars.count() > 3
    before = bars.evaluate_all("bars => bars.map(bar => bar.getAttribute('aria-label'))")
    page.locator("select[name=tag]").select_option(index=1)
    shown = page.locator(".day dd:visible").count()
    labels = [bar.get_attribute("aria-label") or "" for bar in bars.all() if bar.is_visible()]
    told = [re.findall(r"(\d+)(?:/\d+)?(?=\D*$)", label)[0] for label in labels]
    assert sum(map(int, told)) == shown
    assert any("/" in label for label in labels)
    for bar in bars.all():
        if bar.is_visible():
            day = (bar.get_attribute("href") or "").rpartition("#")[2]
            expect(page.locator(f"#{day}")).to_be_visible()
    page.locator("select[name=tag]").select_option(index=0)
    assert bars.evaluate_all("bars => bars.map(bar => bar.getAttribute('aria-label'))") == before


def test_a_day_keeps_its_anchor(elsewhere: Path, page: Page) -> None:
    _open(page, elsewhere, "timeline.html")
    page.locator(".month-of-events .strip a").last.click()
    day = page.url.rpartition("#")[2]
    expect(page.locator(f"#{day}")).to_be_in_viewport()


# ------------------------------------------------------------------ issues
def test_issues_are_read_straight_through(digest: Path, page: Page) -> None:
    _open(page, digest, "issues/index.html")
    assert page.locator(".gap").count() == 2
    page.locator(".month td a").last.click()
    titles = page.locator(".contents li").all_inner_texts()
    assert page.locator(".straight .story h2 > a").all_inner_texts() == titles
    text = next(iter(page.locator('a[href$=".txt"]').all())).get_attribute("href") or ""
    whole = (digest / "public/issues" / text).read_text(encoding="utf-8")
    assert [whole.index(title) for title in titles] == sorted(whole.index(title) for title in titles)
    seen = [page.url]
    while page.locator("a[rel=next]").count():
        page.locator("a[rel=next]").first.click()
        seen.append(page.url)
    assert len(seen) >= 3
    assert seen == sorted(seen)


def test_pages_of_the_newspaper_are_told_apart(elsewhere: Path, page: Page) -> None:
    issues = sorted((elsewhere / "public/issues").glob("*.html"))
    numbered = [path for path in issues if "版</h3>" in path.read_text(encoding="utf-8")]
    assert numbered
    page.goto(numbered[0].as_uri())
    assert page.locator(".contents h3").count() >= 1
    assert page.locator(".contents li").count() == page.locator(".straight .story").count()


def test_a_county_tells_its_own_days(elsewhere: Path, page: Page) -> None:
    """The latest at once with a strip of all of them, the earlier ones on request, without script too."""
    _open(page, elsewhere, page_kinds(elsewhere / "public")["county"])
    days = page.locator(".beside .days li")
    seen = page.locator(".beside .days li:visible").count()
    assert 0 < seen <= 10
    if days.count() > 10:
        page.locator(".rest summary").first.click()
        assert page.locator(".beside .days li:visible").count() == days.count()
    assert page.locator(".beside .strip a").count() > 1


def test_figures_of_a_page_without_a_date_are_filtered_like_others(elsewhere: Path, page: Page) -> None:
    undated = [p for p in (elsewhere / "public/articles/undated").glob("*.html") if b"<mark id=" in p.read_bytes()]
    assert undated
    _open(page, elsewhere, "figures.html?status=target")
    rows = page.locator(".explorer tbody tr")
    assert rows.count() > 0
    assert page.locator(".explorer tbody tr:not(.target)").count() == 0
    _open(page, elsewhere, "figures.html?county=宁津县&unit=家")
    assert page.locator(".explorer td:last-child:not(:has(time))").count() == 1
