"""A long timeline has a page for each month; what is chosen there is counted over all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from site_builder.catalog import make_site
from site_builder.model import Event
from site_builder.render import press, render_site
from tests.catalog.making import CONFIG, GAZETTEER, article
from tests.render.theme_folder import broadsheet

TOLD = [  # day, county, tag
    ("2021-12-30", "莘县", "招商"),
    ("2022-03-02", "莘县", "招商"),
    ("2022-04-17", "莘县", "教育"),
    ("2022-04-18", "临清市", "招商"),
    ("2022-05-01", "莘县", "招商"),  # after the newspaper said so: planned
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("long")
    articles = [
        article(
            f"a-{n}",
            f"{day}有事。",
            title=f"第{n}件",
            counties=(county,),
            tags=(tag,),
            events=(Event(date=day, text=day, what=f"第{n}件事"),),
        )
        for n, (day, county, tag) in enumerate(TOLD)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press, "LONG_TIMELINE", 3)
        files = dict(render_site(make_site(articles, CONFIG, GAZETTEER), broadsheet()))
    for path, data in {**files, "search/client.js": b""}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_rows_tell_of_every_event_what_it_can_be_chosen_by(folder: Path) -> None:
    text = (folder / "timeline/rows.js").read_text(encoding="utf-8")
    counties, tags, months = json.loads(text.strip().replace("timelineRows(", "[").replace(");", "]"))
    names = [*counties, *tags]
    told = [(row[0], *(names[n] for n in row[1:])) for rows in months.values() for row in rows]
    assert sorted(told) == sorted((int(day > "2022-04-19"), county, tag) for day, county, tag in TOLD)


def test_a_choice_is_counted_in_every_month_and_goes_along(folder: Path, page: Page) -> None:
    page.goto((folder / "timeline/2022-04.html").as_uri())
    assert page.locator("[data-month]").count() == 4
    page.locator("select[name=county]").select_option("莘县")
    page.locator("select[name=tag]").select_option("招商")
    expect(page.locator("output")).to_have_text("本月 0 条，各月共 3 条")
    expect(page.locator("[data-none]")).to_be_visible()
    counts = dict(zip(_months(page), page.locator("[data-month]:not([hidden]) small").all_text_contents(), strict=True))
    assert counts == {"2022-05": "1", "2022-03": "1", "2021-12": "1"}
    page.locator("[data-month='2022-03']").click()
    expect(page.locator("output")).to_have_text("本月 1 条，各月共 3 条")
    assert page.locator(".day dd:visible").count() == 1
    page.locator("select[name=kind]").select_option("planned")
    expect(page.locator("output")).to_have_text("本月 0 条，各月共 1 条")
    assert _months(page) == ["2022-05"]
    for name in ("county", "tag", "kind"):
        page.locator(f"select[name={name}]").select_option("")
    expect(page.locator("output")).to_have_text("显示 1 条")
    assert len(_months(page)) == 4
    assert "?" not in page.url


def test_a_countys_page_leads_to_its_days_in_all_months(folder: Path, page: Page) -> None:
    page.goto(next((folder / "counties").glob("shen-xian*.html")).as_uri())
    page.locator("a[data-choose]", has_text="时间线").click()
    assert page.locator("select[name=county]").input_value() == "莘县"
    expect(page.locator("output")).to_have_text("本月 1 条，各月共 4 条")


def test_without_script_every_month_is_there(folder: Path, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "timeline.html").as_uri())
        links = page.locator("[data-month]").evaluate_all("all => all.map(a => a.href)")
        told = 0
        for link in links:
            page.goto(link)
            told += page.locator(".day dd").count()
        assert told == len(TOLD)


def _months(page: Page) -> list[str]:
    links = page.locator("[data-month]:not([hidden])")
    return [link.get_attribute("data-month") or "" for link in links.all()]


def test_the_strip_of_all_time_shows_what_is_chosen(folder: Path, page: Page) -> None:
    page.goto((folder / "timeline.html").as_uri())
    bars = page.locator(".overview .strip a")
    assert [label.rpartition("：")[2] for label in _labels(bars)] == ["1 件", "1 件", "2 件", "1 件"]
    page.locator("select[name=tag]").select_option("招商")
    expect(bars.nth(2)).to_have_attribute("aria-label", "2022年4月：1/2 件")
    page.locator("select[name=county]").select_option("莘县")
    expect(bars.nth(2)).to_be_hidden()
    assert bars.nth(0).get_attribute("href") == f"timeline/2021-12.html{page.url[page.url.index('?') :]}#d2021-12-30"


def _labels(bars: Locator) -> list[str]:
    return [bar.get_attribute("aria-label") or "" for bar in bars.all()]
