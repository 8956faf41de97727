"""What is wrong with a page: axe's verdict, its width, its console, what it asks of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, ViewportSize

from tests.browser.kinds import page_kinds

PHONE = ViewportSize(width=390, height=844)
LAPTOP = ViewportSize(width=1280, height=900)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    "resultTypes": ["violations"],  # names of all that passed take longer than the audit
    "preload": False,  # else axe fetches the style sheet, which file:// forbids and the console reports
}


# Of rows that are all alike axe need not see hundreds; it takes longer with every one of them
_THINNED = """() => document.querySelectorAll('tbody, .month-of-events dl').forEach(
    list => [...list.children].slice(25).forEach(row => row.remove()))"""


def audit(browser: Browser, public: Path, size: ViewportSize) -> list[str]:
    """What is wrong on any kind of page, by day and by night; [] if nothing is."""
    trouble: list[str] = []
    with browser.new_context(viewport=size) as context:
        page = context.new_page()
        _listen(page, trouble)
        for kind, path in page_kinds(public).items():
            page.goto(f"{public.as_uri()}/{path}")
            if page.locator("#lines").count():
                page.check("#lines")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                trouble.append(f"{kind}: wider than the screen")
            page.evaluate(_THINNED)
            trouble += [f"{kind}: {fault}" for fault in violations(page) + violations_by_night(page)]
    return trouble


def _listen(page: Page, trouble: list[str]) -> None:
    """Whatever a page says on the console, throws, or asks of another host is trouble."""

    def asked(request: Request) -> None:
        if not request.url.startswith("file:"):
            trouble.append(f"{page.url} asks for {request.url}")

    page.on("console", lambda message: trouble.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(f"{page.url}: {error}"))
    page.on("request", asked)


def violations(page: Page) -> list[str]:
    """What axe finds wrong, each with the first element that is to blame."""
    page.evaluate(Axe().axe_script)
    return _run(page, _OPTIONS)


def violations_by_night(page: Page) -> list[str]:
    """The same page in dark colours: of all rules only contrast depends on them.  `violations` must have run."""
    page.emulate_media(color_scheme="dark")
    found = _run(page, _OPTIONS | {"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    page.emulate_media(color_scheme="light")
    return [f"dark: {fault}" for fault in found]


def _run(page: Page, options: dict[str, Any]) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate("o => axe.run(document, o).then(r => r.violations)", options)
    return [f"{v['id']}: {v['help']}: {v['nodes'][0]['html'][:160]}" for v in found]
