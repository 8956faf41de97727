"""`python -m tests.browser.pictures [DIR]`: the README's pictures and the one that stands for a shared link in other
places, and with DIR one picture of every kind of page.

Pictures are taken of public/ as it is, from the disk: phone, laptop and wide, by day and night.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser

from tests.browser.kinds import page_kinds
from tests.conftest import REPOSITORY
from tests.search.browser import chromium

PUBLIC = REPOSITORY / "public"
IMAGES = REPOSITORY / ".github/images"
SHARED = Path(__file__).with_name("share.svg"), REPOSITORY / "themes/broadsheet/assets/share.png"
SIZES = {"phone": (390, 844), "laptop": (1280, 900), "wide": (1800, 1100)}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


class Picture(NamedTuple):
    """One picture for the README."""

    name: str
    path: str  # of the page; '' is where the lead story's first number leads: the sentence, marked
    size: tuple[int, int]
    scheme: Scheme


README = (
    Picture("home.png", "index.html", SIZES["laptop"], "light"),
    Picture("phone.png", "index.html", SIZES["phone"], "dark"),
    Picture("sentence.png", "", (1280, 720), "light"),
)


def take(browser: Browser, path: str, target: Path, size: tuple[int, int], scheme: Scheme, *, whole: bool) -> None:
    """One picture of one page; without a path, of where the lead story's first number leads."""
    width, height = size
    with browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme) as context:
        page = context.new_page()
        page.emulate_media(reduced_motion="reduce")  # no picture of a page on its way
        page.goto(f"{PUBLIC.as_uri()}/{path or 'index.html'}")
        if not path:
            page.locator(".lead .kicker a, .lead .summary a").first.click()
            page.evaluate("scrollTo(0, 0)")
        page.wait_for_timeout(400)
        page.screenshot(path=target, full_page=whole)


def draw(browser: Browser, drawing: Path, target: Path) -> None:
    """A drawing as pixels: where links are shared no SVG is shown."""
    with browser.new_context(viewport={"width": 1200, "height": 630}) as context:
        page = context.new_page()
        page.goto(drawing.as_uri())
        page.screenshot(path=target)


def main() -> None:
    """Take the README's pictures, or all of them."""
    with chromium() as browser:
        if len(sys.argv) < 2:
            IMAGES.mkdir(parents=True, exist_ok=True)
            for picture in README:
                take(browser, picture.path, IMAGES / picture.name, picture.size, picture.scheme, whole=False)
            draw(browser, *SHARED)
            return
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        for kind, path in page_kinds(PUBLIC).items():
            for name, size in SIZES.items():
                for scheme in SCHEMES:
                    take(browser, path, folder / f"{kind}-{name}-{scheme}.png", size, scheme, whole=name == "phone")


if __name__ == "__main__":
    main()
