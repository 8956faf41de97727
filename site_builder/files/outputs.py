"""Writing content/, file by file, and holding the project for one build."""

from __future__ import annotations

import contextlib
import os
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
            f"content/ cannot be written: {error.strerror}", path=str(error.filename or ""), remedy=REMEDY
        ) from None
    return Changes(written, unchanged, gone)


REMEDY = "free some space or check the folder's permissions, then build again: nothing is lost"


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
            f"the project cannot be written: {error.strerror}", path=str(folder), remedy=REMEDY
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise PublishError(
                "another build of this project is at work", remedy="wait until it is done, then build again"
            ) from None
        yield
