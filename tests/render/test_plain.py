"""The theme that puts text first: small, whole and open to everyone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from site_builder.catalog import make_site
from site_builder.render import render_site
from site_builder.render.theme import style_sheet
from site_builder.text.lines import make_page
from tests.browser.audit import violations, violations_by_night
from tests.catalog.making import CONFIG, GAZETTEER, digest
from tests.render.theme_folder import broadsheet, plain, rendered

SEED = "".join(f"全市签约项目58个，合同金额161.62亿元，同比增长19.6%，第{n}行。\n" for n in range(1, 10))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' digest in plain dress, seed lines and all."""
    root = tmp_path_factory.mktemp("plain")
    site = make_site(digest(), CONFIG, GAZETTEER, {"a.txt": make_page("a.txt", SEED.encode())})
    for path, data in [*render_site(site, plain()), ("search/client.js", b"")]:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def test_all_its_style_is_less_than_4_kb() -> None:
    assert 0 < len(style_sheet(plain())) < 4000


def test_it_has_every_page_that_broadsheet_has() -> None:
    files = dict(render_site(make_site(digest(), CONFIG, GAZETTEER), plain()))
    assert set(files) == set(rendered())
    assert plain().words == broadsheet().words


def test_every_page_is_accessible_and_fits(folder: Path, browser: Browser) -> None:
    trouble: list[str] = []
    phone, laptop = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
    with browser.new_context(viewport=phone) as context:
        page = context.new_page()
        for path in sorted(folder.rglob("*.html")):
            if b'http-equiv="refresh"' in path.read_bytes():
                continue
            page.set_viewport_size(phone)
            page.goto(path.as_uri())
            if page.locator("#lines").count():
                page.check("#lines")
            trouble += [f"{path.name}: {fault}" for fault in violations(page) + violations_by_night(page)]
            for size in (phone, laptop):
                page.set_viewport_size(size)
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    trouble.append(f"{path.name}: wider than {size['width']}")
    assert trouble == []
