"""A browser for what is served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.search.browser import chromium, find_chromium


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if not find_chromium():
        pytest.skip("no Chromium: install it, or name it in $CHROMIUM")
    with chromium() as running:
        yield running
