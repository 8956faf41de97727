"""Ctrl-C or a kill in the middle of every part of a build with two processes: none stays behind, the site is whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, build, tree

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups as Unix has them")
PAGES = 6
PAGE = "本报讯（记者 李榕） 6月{day}日，全市小麦播种面积达到{n}万亩，预计增产1.5%。\n\n第{n}个村小麦{word}\n"
SIGNALLING = """\
import os, sys
from importlib import import_module
module, name, at, number, *arguments = sys.argv[1:]
home, calls = import_module(module), 0
function = getattr(home, name)

def signalling(*args, **kwargs):
    global calls
    calls += 1
    if calls == int(at):
        os.kill(first, 9) if number == "9" else os.killpg(0, int(number))
    return function(*args, **kwargs)

setattr(home, name, signalling)
first = os.getpid()
from site_builder.cli import main
sys.exit(main(arguments))
"""
# Where it happens, and at which call; the second and the fourth are in a process that helps.
MOMENTS = {
    "reading content": ("site_builder.files.reading", "scan", 1),
    "segmenting": ("site_builder.segment", "segment_page", 3),
    "gathering the site": ("site_builder.pipeline.public", "catalogue", 1),
    "rendering": ("site_builder.pipeline.maker", "find_links", 9),
    "writing content": ("site_builder.files.content", "write_file", 4),
    "publishing": ("site_builder.files.stage", "_exchange", 1),
    "recording": ("site_builder.commands.build", "write_record", 1),
}


def _write(root: Path, word: str) -> None:
    for n in range(PAGES):
        text = PAGE.format(day=n % 28 + 1, n=n + 10, word=word)
        (root / f"seeds/2023-07-{n % 28 + 1:02}_{n}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A built project, the same with every page changed, and what a build makes of that."""
    old, changed, new = (tmp_path_factory.mktemp("interrupts") / name for name in ("old", "changed", "new"))
    (old / "seeds").mkdir(parents=True)
    (old / "site.yaml").write_text("title: 摘要\n", encoding="utf-8")
    _write(old, "丰收")
    assert build(old, "--quiet") == 0
    shutil.copytree(old, changed)
    _write(changed, "又丰收")
    shutil.copytree(changed, new)
    assert build(new, "--quiet") == 0
    return old, changed, new


def _signalled(root: Path, moment: str, number: int) -> tuple[int, str]:
    """Build with two processes until a signal at a moment; exit code and what was said, once none of them runs."""
    where = [str(part) for part in (*MOMENTS[moment], number)]
    command = [sys.executable, "-c", SIGNALLING, *where, "-C", str(root), "build", "--jobs", "2", "--quiet"]
    process = subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True, start_new_session=True)
    _, said = process.communicate(timeout=60)
    until = time.monotonic() + 10
    while _group_lives(process.pid):
        assert time.monotonic() < until, "a process was left behind"
        time.sleep(0.05)
    return process.returncode, said


def _group_lives(group: int) -> bool:
    listed = subprocess.run(["ps", "-e", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return any(line.split()[0] == str(group) and "Z" not in line.split()[1] for line in listed.splitlines())


def _check_whole(root: Path, old: Path, new: Path) -> None:
    assert tree(root / "public") in (tree(old / "public"), tree(new / "public"))
    assert build(root, "--quiet") == 0
    assert tree(root / "public") == tree(new / "public")
    assert tree(root / "content") == tree(new / "content")
    assert {path.name for path in root.iterdir()} == {path.name for path in new.iterdir()}


@pytest.mark.parametrize("moment", MOMENTS)
def test_ctrl_c(before_and_after: tuple[Path, Path, Path], tmp_path: Path, moment: str) -> None:
    old, changed, new = before_and_after
    root = shutil.copytree(changed, tmp_path / "project")
    code, said = _signalled(root, moment, signal.SIGINT)
    assert said == "stopped; the site is whole, and nothing is lost: run it again\n"
    assert code == 130
    assert not (root / ".public.stage").exists()
    assert not (root / ".public.old").exists()
    _check_whole(root, old, new)


@pytest.mark.parametrize("moment", ["segmenting", "rendering", "writing content"])
def test_killed(before_and_after: tuple[Path, Path, Path], tmp_path: Path, moment: str) -> None:
    """SIGKILL reaches the first process alone: those that help end of themselves, and hold the project no longer."""
    old, changed, new = before_and_after
    root = shutil.copytree(changed, tmp_path / "project")
    assert _signalled(root, moment, signal.SIGKILL)[0] == -signal.SIGKILL
    _check_whole(root, old, new)
