"""What other programs are given to read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import build

ADDRESS = "https://a.cn/sub"


@pytest.fixture(scope="package")
def published(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A digest published at an address, with its database; an undated article and one without a seed are in it."""
    root = tmp_path_factory.mktemp("elsewhere") / "project"
    shutil.copytree(built, root)
    (root / "content/undated").mkdir(exist_ok=True)
    text = (
        "---\nid: undated-own\ntitle: “自己”写的 <一篇> & 其他\ntags: [招商引资]\ncounties: [冠县]\n---\n\n没有日期。\n"
    )
    (root / "content/undated/own.md").write_text(text, encoding="utf-8")
    assert build(root, "--base-url", ADDRESS, "--sqlite") == 0
    return root
