"""`python -m tests.browser.pictures [DIR]`: the README's picture, and with DIR one picture of every kind of page.

Pictures are taken of public/ as it is, from the disk: phone, laptop and wide, by day and night.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from tests.browser.kinds import page_kinds
from tests.conftest import REPOSITORY
from tests.search.browser import chromium

PUBLIC = REPOSITORY / "public"
HOME = REPOSITORY / ".github/images/home.png"
SIZES = {"phone": (390, 844), "laptop": (1280, 900), "wide": (1800, 1100)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take(
    browser: Browser, path: str, target: Path, size: tuple[int, int], scheme: Literal["light", "dark"], *, whole: bool
) -> None:
    """One picture of one page."""
    width, height = size
    with browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{PUBLIC.as_uri()}/{path}")
        page.wait_for_timeout(400)
        page.screenshot(path=target, full_page=whole)


def main() -> None:
    """Take the README's picture, or all of them."""
    with chromium() as browser:
        if len(sys.argv) < 2:
            HOME.parent.mkdir(parents=True, exist_ok=True)
            take(browser, "index.html", HOME, SIZES["laptop"], "light", whole=False)
            return
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        for kind, path in page_kinds(PUBLIC).items():
            for name, size in SIZES.items():
                for scheme in SCHEMES:
                    take(browser, path, folder / f"{kind}-{name}-{scheme}.png", size, scheme, whole=name == "phone")


if __name__ == "__main__":
    main()
