"""The site in a real browser, from the disk: no violation, no stray request, no sideways scrolling; the table works."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.render.theme_folder import rendered

ARTICLE = "articles/2022-04-19/qian-yue-1a2b.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("public")
    for path, data in {**rendered(), "search/client.js": b""}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(accept_downloads=True) as context:
        yield context.new_page()


def test_no_page_breaks_its_policy_or_scrolls_sideways(folder: Path, browser: Browser) -> None:
    trouble: list[str] = []
    asked: list[str] = []
    for width in (320, 1280):
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            page.on("console", lambda message: trouble.append(message.text))
            page.on("pageerror", lambda error: trouble.append(str(error)))
            page.on("request", lambda request: asked.append(request.url))
            for path in (p for p, data in rendered().items() if p.endswith(".html") and b"refresh" not in data):
                page.goto((folder / path).as_uri())
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    trouble.append(f"{path} is wider than {width}")
    assert trouble == []
    assert [url for url in asked if not url.startswith("file:")] == []


def test_the_figures_table_filters_sorts_and_downloads(folder: Path, page: Page) -> None:
    page.goto((folder / "figures.html").as_uri())
    rows = page.locator(".explorer tbody tr:visible")
    assert rows.count() == 5
    page.locator("select[name=status]").select_option("target")
    assert rows.count() == 1
    page.locator("button[type=reset]").click()
    page.locator("select[name=unit]").select_option("元")
    assert page.locator(".bars a").count() == rows.count() == 2
    page.locator("[data-sort=amount] button").click()
    assert "161.62" in rows.first.inner_text()
    page.locator("[data-sort=amount] button").click()
    assert "150" in rows.first.inner_text()
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    listed = list(csv.reader(io.StringIO(text)))
    assert [row[2] for row in listed[1:3]] == ["150亿元以上", "161.62亿元"]
    assert "版权" in text


def test_the_timeline_filters_by_tag_and_county(folder: Path, page: Page) -> None:
    page.goto((folder / "timeline.html").as_uri())
    assert page.locator(".day dd:visible").count() == 3
    page.locator("select[name=tag]").select_option("项目建设")
    assert page.locator(".day dd:visible").count() == 2
    assert page.locator("select[name=county] option").all_inner_texts() == ["全部", "临清市"]


def test_a_number_leads_to_its_row_and_back(folder: Path, page: Page) -> None:
    page.goto((folder / ARTICLE).as_uri())
    page.locator('mark a[href="#r-f2"]').click()
    assert page.locator("tr:target").get_attribute("id") == "r-f2"
    page.locator("tr:target th a").click()
    assert page.locator("mark:target").get_attribute("data-figure") == "f2"


def test_slash_goes_to_the_search_box_and_enter_to_the_search_page(folder: Path, page: Page) -> None:
    page.goto((folder / ARTICLE).as_uri())
    page.keyboard.press("/")
    page.keyboard.insert_text("招商")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    assert page.locator("form[role=search] input[name=q]").count() == 1
    assert page.locator("[data-results]").count() == 1


def test_citations_can_be_copied_and_work_without_script(folder: Path, browser: Browser, page: Page) -> None:
    page.goto((folder / ARTICLE).as_uri())
    page.locator(".copy button").first.click()
    assert page.locator(".copy button").first.inner_text() == "已复制"
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto((folder / ARTICLE).as_uri())
        assert "[N]. 聊城日报" in plain.locator("pre").first.inner_text()
        plain.goto((folder / "figures.html").as_uri())
        assert plain.locator(".explorer tbody tr:visible").count() == 5
        assert not plain.locator(".filters").is_visible()
