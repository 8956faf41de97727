"""Mending while reading, in a browser: look, save, undo; and who is refused."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import violations
from tests.commands.serving import PATIENCE, free_port, get, serving, wait
from tests.conftest import build

LONG = PATIENCE * 1000


@pytest.fixture
def file(find: Callable[[str], Path]) -> Path:
    return find("编外专家")


@pytest.fixture
def port(project: Path) -> Iterator[int]:
    number = free_port()
    with serving(project, number):
        wait(lambda: "livereload.js" in get(number))
        yield number


@pytest.fixture
def page(browser: Browser, port: int, file: Path) -> Iterator[Page]:
    with browser.new_context() as context:
        opened = context.new_page()
        opened.goto(f"http://127.0.0.1:{port}{_address(file)}")
        yield opened


def _address(file: Path) -> str:
    return f"/articles/{file.parent.name}/{file.stem}.html"


def _open(page: Page) -> None:
    page.locator(".mend-open").click()
    expect(page.locator("dialog.mend")).to_be_visible()


def _said(page: Page) -> str:
    return page.locator(".mend-said").inner_text()


def test_a_title_is_looked_at_saved_kept_and_taken_back(page: Page, file: Path, project: Path) -> None:
    before = page.locator("h1").inner_text()
    page.locator(".mend-open").focus()
    page.keyboard.press("Enter")
    page.get_by_label("标题", exact=True).fill("读者改的标题")
    page.keyboard.press("Enter")
    expect(page.locator(".mend-diff ins")).to_have_text("+ title: 读者改的标题")
    assert before in page.locator(".mend-diff del").inner_text()
    assert before in file.read_text(encoding="utf-8")  # looking writes nothing
    page.locator("[data-mend=save]").click()
    expect(page.locator("h1")).to_have_text("读者改的标题", timeout=LONG)
    assert "\ntitle: 读者改的标题\n" in file.read_text(encoding="utf-8")
    wait(lambda: build(project, "--clean", "--quiet") == 0)
    assert "\ntitle: 读者改的标题\n" in file.read_text(encoding="utf-8")
    assert "mend" not in (project / f"public{_address(file)}").read_text(encoding="utf-8")
    page.reload()
    _open(page)
    page.locator("[data-undo=title]").click()
    expect(page.locator("h1")).to_have_text(before, timeout=LONG)
    assert f"\ntitle: {before}\n" in file.read_text(encoding="utf-8")


def test_a_figure_and_names_are_mended(page: Page, file: Path) -> None:
    _open(page)
    figure = page.locator("[data-figure-form]").first
    figure.locator("summary").click()
    figure.get_by_label("数值", exact=True).fill("12.5")
    page.get_by_label("记者", exact=True).fill("张三、李四")
    page.locator("[data-mend=save]").click()
    wait(lambda: "reporters: [张三, 李四]" in file.read_text(encoding="utf-8"))
    assert "value: 12.5," in file.read_text(encoding="utf-8")
    expect(page.locator(".byline").first).to_be_visible(timeout=LONG)


def test_a_bad_value_is_said_at_its_field(page: Page, file: Path) -> None:
    before = file.read_bytes()
    _open(page)
    field = page.get_by_label("日期", exact=True)
    field.fill("四月十九")
    page.locator("[data-mend=save]").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#mend-date-fault")).to_contain_text("2022-04-19")
    field.fill("2022-04-19")
    page.get_by_label("标题", exact=True).fill("")
    page.locator("[data-mend=look]").click()
    expect(page.locator("#mend-title-fault, #mend-date-fault").filter(has_text="不能为空")).to_have_count(1)
    assert file.read_bytes() == before


def test_a_change_on_disk_is_not_overwritten(page: Page, file: Path) -> None:
    _open(page)
    theirs = re.sub(r"(?m)^deck: .*$", "deck: 同事改的副题", file.read_text(encoding="utf-8"))
    page.get_by_label("标题", exact=True).fill("我改的标题")
    file.write_text(theirs, encoding="utf-8")
    page.locator("[data-mend=save]").click()
    expect(page.locator(".mend-said")).to_contain_text("别处改过")
    assert "我改的标题" not in file.read_text(encoding="utf-8")
    assert "同事改的副题" in file.read_text(encoding="utf-8")


def test_what_was_typed_survives_a_reload(page: Page, file: Path) -> None:
    _open(page)
    page.get_by_label("标题", exact=True).fill("打到一半的标题")
    page.get_by_label("肩题", exact=True).fill("打到一半的肩题")
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^kicker: .*$", "kicker: 同事改的肩题", text), encoding="utf-8")
    expect(page.locator("article .kicker").first).to_have_text("同事改的肩题", timeout=LONG)
    expect(page.get_by_label("标题", exact=True)).to_have_value("打到一半的标题")
    expect(page.locator("#mend-kicker-fault")).to_contain_text("别处")
    expect(page.locator("#mend-title-fault")).to_have_text("")


def test_the_form_is_accessible_and_fits(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _open(page)
    page.locator("details summary").first.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.mend")).to_be_hidden()
    expect(page.locator(".mend-open")).to_be_focused()


def test_only_own_pages_are_let_in(port: int, file: Path) -> None:
    address, own = _address(file), f"http://127.0.0.1:{port}"
    found = re.search(r'data-token="([^"]+)"', get(port, address))
    assert found
    good = {"Origin": own, "X-Serve-Token": found[1], "Content-Type": "application/json"}
    before = file.read_bytes()
    mark = json.loads(_post(port, "form", {"page": address}, good)[1])["mark"]
    given = {"page": address, "mark": mark, "fields": {"title": "外人改的标题"}}
    for bad in (
        {**good, "Origin": "http://evil.example"},
        {**good, "X-Serve-Token": "guess"},
        {**good, "Host": "evil.example"},
        {**good, "Content-Type": "text/plain"},
        {key: value for key, value in good.items() if key != "Origin"},
        {key: value for key, value in good.items() if key != "X-Serve-Token"},
    ):
        assert _post(port, "save", given, bad)[0] == 403, bad
    for page in (
        "/articles/../../site.html",
        "/articles/2022-04-19/nothing.html",
        "/index.html",
        "/articles/%2e%2e/x.html",
    ):
        assert _post(port, "save", {**given, "page": page}, good)[0] == 400, page
    assert file.read_bytes() == before


def _post(port: int, what: str, given: object, headers: dict[str, str]) -> tuple[int, str]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/-/article/{what}", json.dumps(given).encode(), headers, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, ""
