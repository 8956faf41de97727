"""axe's verdict on a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    "resultTypes": ["violations"],  # names of all that passed take longer than the audit
    "preload": False,  # else axe fetches the style sheet, which file:// forbids and the console reports
}


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
