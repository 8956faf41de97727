"""One browser and three small sites for all tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_builder.search import Sizes
from site_builder.search.simplified import SIMPLIFIED
from tests.search.browser import chromium, find_chromium, served, write_site
from tests.search.corpus import CLIENT, seed_docs, synthetic_docs


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not find_chromium():
        pytest.skip("no Chromium: install it, or name it in $CHROMIUM")
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("packed"), seed_docs())


@pytest.fixture(scope="session")
def sharded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("sharded"), synthetic_docs(200), Sizes(pack=0, shard=4_096))


@pytest.fixture(params=["file", "http"])
def packed_url(request: pytest.FixtureRequest, packed: Path) -> Iterator[str]:
    yield from _address(request.param, packed)


@pytest.fixture(params=["file", "http"])
def sharded_url(request: pytest.FixtureRequest, sharded: Path) -> Iterator[str]:
    yield from _address(request.param, sharded)


def _address(scheme: str, folder: Path) -> Iterator[str]:
    """The search page from the disk, or over HTTP two folders below the root."""
    if scheme == "file":
        yield f"{folder.as_uri()}/search.html"
    else:
        with served(folder.parent.parent) as root:
            yield f"{root}/{folder.parent.name}/{folder.name}/search.html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which no script fails."""
    opened = browser.new_page()
    failures: list[str] = []
    opened.on("pageerror", lambda error: failures.append(str(error)))
    opened.on("console", lambda said: failures.append(said.text) if said.type == "error" else None)
    yield opened
    opened.close()
    assert not [text for text in failures if "favicon" not in text and "404" not in text]


@pytest.fixture(scope="session")
def tools(browser: Browser) -> Iterator[Page]:
    """A page where the client's functions can be called by name."""
    opened = browser.new_page()
    opened.add_script_tag(content="\n".join(CLIENT[name] for name in sorted(CLIENT) if name != "client.js"))
    opened.evaluate("pairs => learnSimplified(pairs)", "".join(t + s for t, s in SIMPLIFIED.items()))
    yield opened
    opened.close()
