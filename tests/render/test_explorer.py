"""The explorer where the figures fill several pages: reading is paged, filtering is not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from site_builder.render import explorer
from tests.render.theme_folder import render


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("paged")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(explorer, "PER_PAGE", 2)
        for path, data in {**render(), "search/client.js": b""}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
    return root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(accept_downloads=True) as context:
        yield context.new_page()


def test_pages_are_read_without_script(folder: Path, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "figures.html").as_uri())
        assert page.locator(".explorer tbody tr").count() == 3  # cut from the oldest on, the first page holds the rest
        page.locator(".pager [rel=next]").click()
        assert page.locator(".explorer tbody tr").count() == 2
        assert page.locator(".pager [rel=next]").count() == 0


def test_a_filter_on_one_page_asks_all_pages(folder: Path, page: Page) -> None:
    page.goto((folder / "figures.html").as_uri())
    rows = page.locator(".explorer tbody tr")
    assert rows.count() == 3
    page.locator("select[name=status]").select_option("actual")
    expect(page.locator(".explorer tbody tr")).to_have_count(4)
    assert page.locator(".pager").is_hidden()
    link = rows.nth(3).locator("th a").get_attribute("href")
    page.goto(link or "")
    assert page.locator("mark:target").count() == 1


def test_what_is_chosen_stands_in_the_address(folder: Path, page: Page) -> None:
    page.goto(f"{(folder / 'figures.html').as_uri()}?unit=元&sort=-amount")
    expect(page.locator(".explorer tbody tr")).to_have_count(2)
    assert page.locator(".explorer tbody .number").first.inner_text() == "161.62亿元"
    page.locator("button[type=reset]").click()
    expect(page.locator(".explorer tbody tr")).to_have_count(5)
    page.locator("select[name=period]").select_option(label="2022年一季度")
    page.wait_for_url("**period=*")
    expect(page.locator(".explorer tbody tr")).to_have_count(1)
    page.reload()
    expect(page.locator(".explorer tbody tr")).to_have_count(1)
    assert page.locator("select[name=period]").input_value() == "2022年一季度"


def test_the_download_has_the_rows_of_all_pages(folder: Path, page: Page) -> None:
    page.goto((folder / "figures.html").as_uri())
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    rows = list(csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert len([row for row in rows[1:] if len(row) > 1]) == 5
