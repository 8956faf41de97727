"""Holding the project for one build, and what came of it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
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
