"""Search on the whole digest: whatever was printed finds its article, and nothing else is shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.search.fold import fold
from tests.search.browser import ask_all, served
from tests.search.printed import holders, printed_texts, random_pieces


@pytest.fixture(scope="module", params=["disk", "server"])
def address(request: pytest.FixtureRequest, digest: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "disk":
        yield (digest / "public").as_uri()
        return
    root = tmp_path_factory.mktemp("server")
    shutil.copytree(digest / "public", root / "any/sub/path")
    with served(root) as server:
        yield f"{server}/any/sub/path"


def test_every_piece_of_print_finds_its_articles_and_no_other(digest: Path, browser: Browser, address: str) -> None:
    printed = printed_texts(digest)
    pieces = random_pieces(printed, 500)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}/search.html")
        answers = ask_all(page, pieces)
    alike = {name: [fold(text) for text in texts] for name, texts in printed.items()}
    missed = {p: m for p, found in zip(pieces, answers, strict=True) if (m := holders(printed, p) - set(found))}
    wrong = {p: w for p, found in zip(pieces, answers, strict=True) if (w := set(found) - holders(alike, fold(p)))}
    assert (missed, wrong) == ({}, {})
