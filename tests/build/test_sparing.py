"""A build after one edit takes up what has changed: articles that no page shows anew are neither read nor unpacked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_builder.cli import main
from site_builder.files import contents, parsing
from site_builder.matter.packing import unpack
from tests.bench.corpus import write_corpus

ARTICLES = 600
LONG_AGO = 1_600_000_000  # seconds; a file as young as the build is looked at again


@pytest.fixture
def built(tmp_path: Path) -> Path:
    write_corpus(tmp_path, ARTICLES)
    for path in (tmp_path / "content").rglob("*.md"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    assert main(["-C", str(tmp_path), "build", "--quiet"]) == 0
    return tmp_path


def noted(function: Callable[..., Any], calls: list[Any]) -> Callable[..., Any]:
    """The function, noting the last of what it is called with."""

    def called(*arguments: Any) -> Any:
        calls.append(arguments[-1])
        return function(*arguments)

    return called


def test_an_edit_reads_one_file_and_unpacks_few(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    unpacked: list[bytes] = []
    monkeypatch.setattr(parsing, "read_file", noted(parsing.read_file, read))
    monkeypatch.setattr(contents, "unpack", noted(unpack, unpacked))
    path = sorted((built / "content").rglob("*.md"))[7]
    path.write_text(path.read_text(encoding="utf-8").replace("kicker: ", "kicker: 又", 1), encoding="utf-8")
    assert main(["-C", str(built), "build", "--quiet"]) == 0
    assert read == [path.relative_to(built / "content").as_posix()]
    assert 0 < len(unpacked) < ARTICLES / 2
