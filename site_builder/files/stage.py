"""Putting a site in place as a whole: a reader, or a build that was killed, never meets half of one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from site_builder.errors import PublishError
from site_builder.files.holding import REMEDY, Changes
from site_builder.files.interrupts import unheard


class Stage:
    """The next site, beside the one at `out`; several processes may add files to it.

    Files whose bytes did not change keep their inode and time.  Raises `PublishError` where the disk refuses.
    """

    def __init__(self, out: Path) -> None:
        self.out = out.resolve() if out.is_symlink() else out  # the link stays, what it leads to is exchanged
        self.folder = _beside(self.out, "stage")
        self._made: set[Path] = set()

    def open(self) -> None:
        """Finish or sweep away what a killed build left, and begin anew."""
        try:
            heal(self.out)
            if self.folder.exists():
                shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True)
        except OSError as error:
            raise _refused(error, self.out) from None

    def add(self, name: str, data: bytes) -> bool:
        """One file; True where it is not there already with the same bytes."""
        target, there = self.folder / name, self.out / name
        try:
            if target.parent not in self._made:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(target.parent)
            same = _holds(there, data)
            if same:
                _link(there, target)
            else:
                target.write_bytes(data)
        except OSError as error:
            raise _refused(error, target) from None
        return not same

    def differs(self, name: str, data: bytes) -> bool:
        """Whether `add` would find something new; nothing is written."""
        return not _holds(self.out / name, data)

    def would_change(self, written: int, names: Iterable[str]) -> list[str]:
        """What `put_in_place` would do, said for a person."""
        removed = len(_tree(self.out) - set(names))
        return [f"{self.out.name}/: {written} files to write, {removed} to remove"]

    def put_in_place(self, written: int, names: Iterable[str]) -> Changes:
        """Let the two folders change places; a site that is the same to the last byte is left alone."""
        kept = set(names)
        removed = len(_tree(self.out) - kept)
        changes = Changes(written, len(kept) - written, removed)
        try:
            if self.out.is_dir() and not written and not removed:
                self.drop()
            else:
                with unheard():
                    self._swap()
        except OSError as error:
            raise _refused(error, self.out) from None
        return changes

    def _swap(self) -> None:
        old = _beside(self.out, "old")
        if not self.out.exists():
            os.rename(self.folder, self.out)
            return
        if _exchange(self.folder, self.out):
            os.rename(self.folder, old)
        else:
            os.rename(self.out, old)
            os.rename(self.folder, self.out)
        shutil.rmtree(old, ignore_errors=True)

    def drop(self) -> None:
        """Leave nothing of a site that is not to be published."""
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def staged(out: Path) -> Iterator[Stage]:
    """A stage that is gone when the work is done, whatever came of it."""
    stage = Stage(out)
    try:
        yield stage
    except (Exception, KeyboardInterrupt):  # a build that is killed leaves its stage, which the next one sweeps away
        stage.drop()
        raise
    stage.drop()


def nowhere(name: str, data: bytes) -> bool:
    """Stands for a stage where nothing is to be written."""
    return False


def publish(out: Path, files: Mapping[str, bytes]) -> Changes:
    """Put a finished site in place of the one at `out`, all or nothing."""
    with staged(out) as stage:
        stage.open()
        return stage.put_in_place(sum(stage.add(name, data) for name, data in files.items()), files)


def heal(out: Path) -> None:
    """Finish what a killed build left: the last good site is always at `out` afterwards."""
    old = _beside(out, "old")
    if not old.is_dir():
        return
    if out.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        os.rename(old, out)


def _refused(error: OSError, path: Path) -> PublishError:
    return PublishError(
        f"the site cannot be written: {error.strerror}", path=str(error.filename or path), remedy=REMEDY
    )


def _beside(out: Path, kind: str) -> Path:
    return out.with_name(f".{out.name}.{kind}")


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _link(there: Path, target: Path) -> None:
    try:
        os.link(there, target)
    except OSError:  # a file system without hard links
        shutil.copy2(there, target)


def _tree(folder: Path) -> set[str]:
    """POSIX paths of every file below a folder."""
    start = len(str(folder)) + 1
    return {
        os.path.join(where, name)[start:].replace(os.sep, "/") for where, _, names in os.walk(folder) for name in names
    }


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
