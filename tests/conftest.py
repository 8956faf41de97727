"""Projects to build in the tests."""

from __future__ import annotations

import hashlib
import shutil
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from site_builder.cli import main

# The same examples on every run, and no limit of time to each: a busy machine is no reason to fail.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# A shell starts what runs in the background with Ctrl-C ignored; what the tests start and stop would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)

REPOSITORY = Path(__file__).parent.parent
SEEDS = sorted((REPOSITORY / "seeds").glob("*.txt"))


def tree(folder: Path) -> dict[str, str]:
    """Path → hash of every file below a folder."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def build(root: Path, *options: str) -> int:
    """Run `site-builder build` in this process."""
    return main(["-C", str(root), "build", *options])


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two seeds, built once; tests that change it take a copy."""
    root = tmp_path_factory.mktemp("built") / "project"
    (root / "seeds").mkdir(parents=True)
    for seed in (SEEDS[0], SEEDS[2]):
        shutil.copy(seed, root / "seeds")
    (root / "site.yaml").write_text("title: 试用摘要\nnewspaper: 聊城日报\nrights: 版权所有\n", encoding="utf-8")
    assert build(root) == 0
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of the built project, to be changed at will."""
    root = tmp_path / "project"
    shutil.copytree(built, root)
    return root


@pytest.fixture
def find(project: Path) -> Callable[[str], Path]:
    """The Markdown file of the article whose text holds a word."""

    def look(word: str) -> Path:
        paths = [p for p in sorted((project / "content").rglob("*.md")) if word in p.read_text(encoding="utf-8")]
        assert paths, f"no article has {word}"
        return paths[0]

    return look
