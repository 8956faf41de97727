"""The whole digest, built as a user builds it, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import REPOSITORY, build
from tests.press.project import write_project
from tests.search.browser import chromium


@pytest.fixture(scope="session")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled project, built from its seeds."""
    root = tmp_path_factory.mktemp("digest")
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    shutil.copy(REPOSITORY / "site.yaml", root)
    assert build(root, "--quiet") == 0
    return root


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests here, closed before another folder's tests open theirs."""
    with chromium() as running:
        yield running


UNDATED = """本报讯（记者 王玲） 近日，宁津县组织电商
培训，300余名村民参加，新开网店120家，带动就业
560人。

宁津县培训电商人才
"""


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another city's paper: pages set at random, no tile map, articles told again, one page without a date."""
    root = tmp_path_factory.mktemp("elsewhere")
    write_project(root, "held", "德州", 5, 8, None, None)
    (root / "seeds" / "undated.txt").write_text(UNDATED, encoding="utf-8")
    assert build(root, "--quiet") == 0
    return root
