"""A browser for the tests here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.search.browser import chromium


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Closed before another folder's tests open theirs."""
    with chromium() as running:
        yield running
