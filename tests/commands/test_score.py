"""`score`: a page that was not built yet is said, for it counts as read wrongly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.cli import main
from tests.conftest import REPOSITORY, SEEDS


@pytest.mark.parametrize("is_built", [True, False])
def test_what_is_not_built_yet_is_said(project: Path, is_built: bool, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "gold").mkdir()
    shutil.copy(REPOSITORY / "tests/gold/000.json", project / "gold")
    if not is_built:
        shutil.rmtree(project / "content")
    assert main(["-C", str(project), "score", str(project / "gold")]) == 0
    said = capsys.readouterr()
    assert "whole" in said.out
    assert said.err == (
        "" if is_built else f"note: seeds/{SEEDS[0].name} counts as not read: run  site-builder build  first\n"
    )
