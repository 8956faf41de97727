"""public/ is put in place as a whole: killed or refused at any step, a reader finds one site, never a half."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.errors import PublishError
from site_builder.files import stage
from site_builder.files.content import write_content
from site_builder.files.holding import Changes, only_build
from site_builder.files.stage import heal, publish
from tests.conftest import tree

OLD = {"index.html": b"old", "a/b.html": b"same", "gone.html": b"x"}
NEW = {"index.html": b"new", "a/b.html": b"same", "c/d.html": b"more"}


class Killed(BaseException):
    """Stands for SIGKILL: nothing that cleans up may run."""


def _bytes(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in tree(folder)}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish(tmp_path / "public", OLD)
    return tmp_path / "public"


@pytest.mark.parametrize("exchange", [True, False])
def test_only_what_changed_is_written(out: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool) -> None:
    if not exchange:
        monkeypatch.setattr(stage, "_exchange", lambda one, other: False)
    same = (out / "a/b.html").stat()
    assert publish(out, NEW) == Changes(written=2, unchanged=1, removed=1)
    assert _bytes(out) == NEW
    assert (out / "a/b.html").stat().st_ino == same.st_ino
    assert publish(out, NEW) == Changes(written=0, unchanged=3, removed=0)
    assert [path.name for path in out.parent.iterdir()] == ["public"]


@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize("step", range(1, 9))
def test_killed_at_any_step_the_site_is_whole(
    out: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool, step: int
) -> None:
    taken = 0

    def killing(function: Callable[..., object]) -> Callable[..., object]:
        def step_or_die(*args: object, **kwargs: object) -> object:
            nonlocal taken
            taken += 1
            if taken == step:
                raise Killed
            return function(*args, **kwargs)

        return step_or_die

    with monkeypatch.context() as patch:
        if not exchange:
            patch.setattr(stage, "_exchange", lambda one, other: False)
        else:
            patch.setattr(stage, "_exchange", killing(stage._exchange))
        patch.setattr(os, "rename", killing(os.rename))
        patch.setattr(os, "link", killing(os.link))
        patch.setattr(shutil, "rmtree", killing(shutil.rmtree))
        patch.setattr(Path, "write_bytes", killing(Path.write_bytes))
        with contextlib.suppress(Killed):
            publish(out, NEW)
    heal(out)
    assert _bytes(out) in (OLD, NEW)
    publish(out, NEW)
    assert _bytes(out) == NEW
    assert [path.name for path in out.parent.iterdir()] == ["public"]


def test_a_full_disk_leaves_the_old_site(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(PublishError, match="No space left"):
            publish(out, NEW)
    assert _bytes(out) == OLD
    assert [path.name for path in out.parent.iterdir()] == ["public"]


def test_two_builds_at_once(tmp_path: Path) -> None:
    with only_build(tmp_path), pytest.raises(PublishError, match="another build"), only_build(tmp_path):
        pass
    with only_build(tmp_path):
        pass


def test_content_is_written_where_it_changed(tmp_path: Path) -> None:
    files = {"2022-04-19/a.md": "甲", "2022-04-19/p.page.yaml": "图"}
    assert write_content(tmp_path, files, []) == Changes(2, 0, 0)
    assert write_content(tmp_path, files, []) == Changes(0, 2, 0)
    changes = write_content(tmp_path, {"2022-04-20/a.md": "甲"}, ["2022-04-19/a.md", "2022-04-19/p.page.yaml"])
    assert changes == Changes(1, 0, 2)
    assert [path.name for path in (tmp_path / "content").iterdir()] == ["2022-04-20"]
