"""Writing content/, file by file, and putting public/ in place as a whole."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.errors import PublishError


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files were written, left as they were, removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(self.written + other.written, self.unchanged + other.unchanged, self.removed + other.removed)


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that a reader, or a build that was killed, finds the old or the new one, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)


def write_content(root: Path, files: Mapping[str, str], removed: list[str]) -> Changes:
    """Bring content/ up to date: articles before page maps, whose memory of edits must never be ahead of them."""
    folder = root / "content"
    written = unchanged = gone = 0
    try:
        for name in sorted(files, key=lambda name: (name.endswith(".yaml"), name)):
            data = files[name].encode()
            path = folder / name
            if path.is_file() and path.read_bytes() == data:
                unchanged += 1
                continue
            write_file(path, data)
            written += 1
        for name in removed:
            (folder / name).unlink(missing_ok=True)
            gone += 1
            with contextlib.suppress(OSError):  # only an empty folder goes with its last file
                (folder / name).parent.rmdir()
    except OSError as error:
        raise PublishError(
            f"content/ cannot be written: {error.strerror}", path=str(error.filename or ""), remedy=_REMEDY
        ) from None
    return Changes(written, unchanged, gone)


_REMEDY = "free some space or check the folder's permissions, then build again: nothing is lost"


# ------------------------------------------------------------------------------------------ public/
def publish(out: Path, files: Mapping[str, bytes]) -> Changes:
    """Put a finished site in place of the one at `out`, all or nothing.

    Files whose bytes did not change keep their inode and time.  On Linux the two trees change places in one step;
    elsewhere by two renames, which `heal` finishes after a crash.
    """
    heal(out)
    stage, old = _beside(out, "stage"), _beside(out, "old")
    try:
        shutil.rmtree(stage, ignore_errors=True)
        before = _tree(out)
        changes = _stage(out, stage, files, before)
        if out.is_dir() and not changes.written and not changes.removed:
            shutil.rmtree(stage)
            return changes
        if not out.exists():
            os.rename(stage, out)
        elif _exchange(stage, out):
            os.rename(stage, old)
        else:
            os.rename(out, old)
            os.rename(stage, out)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(stage, ignore_errors=True)
        raise PublishError(
            f"the site cannot be written: {error.strerror}", path=str(error.filename or out), remedy=_REMEDY
        ) from None
    return changes


def heal(out: Path) -> None:
    """Finish what a killed build left: the last good site is always at `out` afterwards."""
    old = _beside(out, "old")
    if not old.is_dir():
        return
    if out.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.rename(old, out)


def _beside(out: Path, kind: str) -> Path:
    return out.with_name(f".{out.name}.{kind}")


def _stage(out: Path, stage: Path, files: Mapping[str, bytes], before: set[str]) -> Changes:
    written = unchanged = 0
    stage.mkdir(parents=True)
    made: set[Path] = {stage}
    for name, data in files.items():
        target, there = stage / name, out / name
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if name in before and there.read_bytes() == data:
            unchanged += 1
            _link(there, target)
        else:
            written += 1
            target.write_bytes(data)
    return Changes(written, unchanged, len(before - set(files)))


def _link(there: Path, target: Path) -> None:
    try:
        os.link(there, target)
    except OSError:  # a file system without hard links
        shutil.copy2(there, target)


def _tree(folder: Path) -> set[str]:
    return (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        if folder.is_dir()
        else set()
    )


_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


@contextlib.contextmanager
def only_build(root: Path) -> Iterator[None]:
    """Hold the project for one build; `PublishError` where another one is at work."""
    folder = root / ".cache"
    try:
        import fcntl
    except ImportError:  # elsewhere than on POSIX systems two builds at once are not told apart
        yield
        return
    try:
        folder.mkdir(exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise PublishError(
            f"the project cannot be written: {error.strerror}", path=str(folder), remedy=_REMEDY
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise PublishError(
                "another build of this project is at work", remedy="wait until it is done, then build again"
            ) from None
        yield
