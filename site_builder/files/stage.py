"""Putting a site in place as a whole: a reader, or a build that was killed, never meets half of one.

The next site is put together in a folder of its own, which then changes places with the one that is there.  What comes
back, the site before, is kept: for the build after this one it is nearly right already, so that putting a site
together costs what has changed and not what there is.  Files that are the same are one file in both.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from site_builder.errors import PublishError
from site_builder.files.holding import REMEDY, Changes
from site_builder.files.interrupts import unheard


class Seen(NamedTuple):
    """What a folder says of one file: enough to know it again."""

    size: int
    changed: int  # ns
    inode: int


class Stage:
    """The next site, beside the one at `out`; several processes may add files to it.

    Files whose bytes did not change keep their inode and time.  Raises `PublishError` where the disk refuses.
    """

    def __init__(self, out: Path, folder: Path | None = None) -> None:
        """`folder` is where the site before is kept; without it none is kept."""
        if out.is_symlink():  # the link stays; what it leads to, perhaps on another disk, is exchanged
            out, folder = out.resolve(), None
        if folder and not _on_one_disk(folder, out):
            folder = None
        self.out, self.folder, self._keeps = out, folder or _beside(out, "stage"), folder is not None
        self.live: Mapping[str, Seen] = {}
        self._spare: Mapping[str, Seen] = {}
        self._made: set[str] = set()  # folders

    def open(self) -> None:
        """Finish what a killed build left, and look at what is there."""
        try:
            heal(self.out)
            if not self._keeps and self.folder.exists():
                shutil.rmtree(self.folder)
            self.folder.mkdir(parents=True, exist_ok=True)
            self.live, self._spare = look(self.out), look(self.folder)
        except OSError as error:
            raise _refused(error, self.out) from None

    def look(self) -> None:
        """See what is there, where nothing is to be written."""
        self.live = look(self.out)

    def differs(self, name: str, data: bytes) -> bool:
        """Whether `add` would find something new; nothing is written."""
        return not self._holds(name, data)

    def would_change(self, written: Collection[str], names: Collection[str]) -> list[str]:
        """What `put_in_place` would do, said for a person."""
        return [f"{self.out.name}/: {len(written)} files to write, {len(self.live.keys() - names)} to remove"]

    def add(self, name: str, data: bytes) -> bool:
        """One file; True where it is not there already with the same bytes."""
        try:
            if self._holds(name, data):
                return False
            Path(self._room_for(name)).write_bytes(data)
        except OSError as error:
            raise _refused(error, self.folder / name) from None
        return True

    def _holds(self, name: str, data: bytes) -> bool:
        seen = self.live.get(name)
        return seen is not None and seen.size == len(data) and (self.out / name).read_bytes() == data

    def _room_for(self, name: str) -> str:
        """Where a file goes; one that has its name now is one with that of the site before, and not to be written into.

        Paths are texts here: a cold build makes tens of thousands of files, and half the time would go into objects.
        """
        path = f"{self.folder}/{name}"
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            os.makedirs(parent, exist_ok=True)
            self._made.add(parent)
        if name in self._spare:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
        return path

    def put_in_place(self, written: Collection[str], names: Collection[str]) -> Changes:
        """Let the two folders change places; a site that is the same to the last byte is left alone.

        `names` are all files of the next site, `written` those that were added as new.
        """
        changes = Changes(len(written), len(names) - len(written), len(self.live.keys() - names))
        try:
            if self.out.is_dir() and not changes.written and not changes.removed:
                return changes
            self._complete(written, names)
            with unheard():
                self._change_places()
        except OSError as error:
            raise _refused(error, self.out) from None
        return changes

    def _complete(self, written: Collection[str], names: Collection[str]) -> None:
        """Bring what was not written, and take away what does not belong there."""
        for name in names:
            if name not in written and self._spare.get(name) != self.live.get(name):
                self._keeps &= _link(self.out / name, Path(self._room_for(name)))
        for name in self._spare.keys() - names:
            path = self.folder / name
            path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # only an empty folder goes with its last file
                path.parent.rmdir()

    def _change_places(self) -> None:
        old = _beside(self.out, "old")
        if not self.out.exists():
            os.rename(self.folder, self.out)
        elif not _exchange(self.folder, self.out):
            os.rename(self.out, old)
            os.rename(self.folder, self.out)
            os.rename(old, self.folder)

    def seen(self, written: Collection[str], names: Iterable[str]) -> dict[str, Seen]:
        """What is to be known of the files of the site that was put in place."""
        out = str(self.out)
        return {name: _seen(f"{out}/{name}") if name in written else self.live[name] for name in names}

    def drop(self) -> None:
        """Leave nothing but what the next build can use."""
        if not self._keeps:
            shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def staged(out: Path, folder: Path | None = None) -> Iterator[Stage]:
    """A stage that is gone when the work is done, whatever came of it."""
    stage = Stage(out, folder)
    try:
        yield stage
    except (Exception, KeyboardInterrupt):  # a build that is killed leaves its stage, which the next one finds as it is
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
        return stage.put_in_place({name for name, data in files.items() if stage.add(name, data)}, files)


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


def _link(there: Path, target: Path) -> bool:
    """False on a file system without hard links, where a copy must do."""
    try:
        os.link(there, target)
    except OSError:
        shutil.copy2(there, target)
        return False
    return True


def _on_one_disk(one: Path, other: Path) -> bool:
    """Whether the two could change places; of a folder that is not there its parent counts."""
    devices = [next(p for p in (path, *path.parents) if p.exists()).stat().st_dev for path in (one, other)]
    return devices[0] == devices[1]


def _seen(path: str) -> Seen:
    stat = os.stat(path, follow_symlinks=False)
    return Seen(stat.st_size, stat.st_mtime_ns, stat.st_ino)


def look(folder: Path) -> dict[str, Seen]:
    """Every file below a folder by its POSIX path."""
    found: dict[str, Seen] = {}
    stack = [(str(folder), "")] if folder.is_dir() else []
    while stack:
        path, prefix = stack.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    stack.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    stat = entry.stat(follow_symlinks=False)
                    found[prefix + entry.name] = Seen(stat.st_size, stat.st_mtime_ns, stat.st_ino)
    return found


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
