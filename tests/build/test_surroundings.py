"""What a machine does in its own way: the order of files in folders, permissions, links in the place of folders."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY, build, tree

needs_unix = pytest.mark.skipif(os.name == "nt", reason="needs permissions and links as Unix has them")


class _Shuffled:
    """`os.scandir`, in another order each time."""

    def __init__(self, *where: Any) -> None:
        self._entries = _scandir(*where)

    def __enter__(self) -> _Shuffled:
        return self

    def __exit__(self, *error: object) -> None:
        self._entries.close()

    def close(self) -> None:
        self._entries.close()

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        entries = list(self._entries)
        random.shuffle(entries)
        yield from entries


_scandir, _listdir = os.scandir, os.listdir


def _shuffled_list(*where: Any) -> list[str]:
    names = _listdir(*where)
    random.shuffle(names)
    return names


def test_the_order_of_files_in_a_folder(project: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(project / "content")
    shutil.rmtree(project / "public")
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", _Shuffled)
        patch.setattr(os, "listdir", _shuffled_list)
        assert sorted(os.listdir(built / "content")) == sorted(_listdir(built / "content"))
        assert build(project, "--quiet", "--clean") == 0
        shutil.rmtree(project / "public")
        assert build(project, "--quiet", "--clean") == 0
    assert tree(project / "content") == tree(built / "content")
    assert tree(project / "public") == tree(built / "public")


@needs_unix
def test_files_have_the_permissions_that_this_user_gives(built: Path, tmp_path: Path) -> None:
    """A web server that may read what its administrator makes may read the site: the umask decides, nothing else."""
    mask, root = 0o027, tmp_path / "project"
    shutil.copytree(built / "seeds", root / "seeds")
    shutil.copy(built / "site.yaml", root)
    code = "import os, sys; os.umask(int(sys.argv[1])); from site_builder.cli import main; sys.exit(main(sys.argv[2:]))"
    command = [sys.executable, "-c", code, str(mask), "-C", str(root), "build", "--quiet", "--jobs", "2"]
    subprocess.run(command, check=True, cwd=REPOSITORY)
    for folder in ("content", "public"):
        for path in (root / folder, *(root / folder).rglob("*")):
            wanted = (0o777 if path.is_dir() else 0o666) & ~mask
            assert stat.S_IMODE(path.stat().st_mode) == wanted, path


@needs_unix
def test_a_link_in_the_place_of_public_stays_one(project: Path, built: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "www" / "digest"
    elsewhere.parent.mkdir()
    (project / "public").rename(elsewhere)
    (project / "public").symlink_to(elsewhere)
    (project / "site.yaml").write_text("title: 另一个\nnewspaper: 聊城日报\nrights: 版权所有\n", encoding="utf-8")
    assert build(project, "--quiet") == 0
    assert (project / "public").is_symlink()
    assert tree(elsewhere).keys() == tree(built / "public").keys()
    assert "另一个" in (elsewhere / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in elsewhere.parent.iterdir()] == ["digest"]
