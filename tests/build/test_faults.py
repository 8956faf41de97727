"""Killed at any moment, on a full or closed disk, beside another build: one whole site is there, the next build heals.

`python -m tests.bench.faults` tries every moment there is.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from site_builder.files.holding import only_build
from tests.build import faults
from tests.conftest import build, tree

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes as Unix has them")
KILLS = 9


@pytest.fixture
def changed(project: Path) -> Path:
    """The built project with changes that no build has seen."""
    faults.change(project)
    return project


def test_killed_at_moments_all_over_the_build(built: Path, changed: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(changed, new)
    assert build(new, "--quiet") == 0
    moments = faults.count_moments(changed)
    assert moments > 50
    last = {moments - 1, moments - moments // 8}  # the sweeping up after the swap
    for moment in sorted({1 + number * moments // KILLS for number in range(KILLS)} | last):
        copy = tmp_path / str(moment)
        shutil.copytree(changed, copy)
        assert faults.build_killed(copy, moment) == -9
        faults.check_survived(copy, built, new)
        shutil.rmtree(copy)


@pytest.mark.parametrize("most", [0, 3_000, 60_000])
def test_a_full_disk(built: Path, changed: Path, most: int) -> None:
    content = tree(changed / "content")
    code, said = faults.build_on_a_full_disk(changed, most)
    assert code == 1, said
    assert "cannot be written" in said
    assert "Traceback" not in said
    assert tree(changed / "public") == tree(built / "public")
    assert set(tree(changed / "content")) >= set(content)
    assert build(changed, "--quiet") == 0


def test_a_closed_folder(built: Path, changed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for path in [changed, *changed.parents]:
        if path.stat().st_uid == os.getuid():
            path.chmod(0o755)
    mode = changed.stat().st_mode
    changed.chmod(0o555)
    try:
        assert faults.build_as_nobody(changed) == 1
    finally:
        changed.chmod(mode)
    said = capfd.readouterr().err
    assert "cannot be written" in said
    assert "Traceback" not in said
    assert tree(changed / "public") == tree(built / "public")


def test_a_second_build_at_once_says_so(changed: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with only_build(changed):
        assert faults.run_apart(lambda: build(changed, "--quiet")) == 1
    assert "another build of this project is at work" in capfd.readouterr().err
    assert build(changed, "--quiet") == 0
