"""What the last build made, so that the next need not make it again: rows of bytes, each with the key of its inputs.

The file may be deleted at any time; one that is broken, or of another version of the tool, counts as empty.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FILE = ".cache/kept.sqlite"
Row = tuple[str, str, bytes]  # name, key, data
_MADE = """
DROP TABLE IF EXISTS kept;
DROP TABLE IF EXISTS tool;
CREATE TABLE tool (name TEXT);
CREATE TABLE kept (kind TEXT, name TEXT, key TEXT, data BLOB, PRIMARY KEY (kind, name)) WITHOUT ROWID;
"""


class Kept:
    """The rows of one project and one version of the tool; nothing is on the disk before `share` or `commit`."""

    def __init__(self, root: Path | None, tool: str = "", *, clean: bool = False) -> None:
        """`clean` forgets everything; without a project nothing is kept."""
        path = root / FILE if root else None
        self._path, self._process = path, os.getpid()
        self.shared = False  # whether processes that come of this one can read what there is
        try:
            self._base = _open(path, _of(tool), clean=clean)
        except (sqlite3.Error, OSError):
            with contextlib.suppress(OSError):
                (path or Path(FILE)).unlink(missing_ok=True)
            self._base = _anew(path, _of(tool))
        self._read_only = False

    @classmethod
    def of_last_build(cls, root: Path, tool: str) -> Kept:
        """The rows to be read while a build may be at work, never changed; none where they cannot be read."""
        kept = cls(None)
        with contextlib.suppress(sqlite3.Error, OSError):
            base = _reading(root / FILE)
            if base.execute("SELECT name FROM tool").fetchone() == (_of(tool),):
                kept.close()
                kept._base, kept._read_only = base, True
        return kept

    def rows(self, kind: str) -> dict[str, tuple[str, bytes]]:
        """Name → key and data of all rows of a kind."""
        found = self._found("SELECT name, key, data FROM kept WHERE kind = ?", kind)
        return {name: (key, data) for name, key, data in found}

    def names(self, kind: str) -> set[str]:
        """The names of all rows of a kind."""
        return {name for (name,) in self._found("SELECT name FROM kept WHERE kind = ?", kind)}

    def get(self, kind: str, names: Iterable[str]) -> dict[str, bytes]:
        """Data of some rows of a kind; those that are not there are left out."""
        query = "SELECT data FROM kept WHERE kind = ? AND name = ?"
        if os.getpid() != self._process:
            self._read_apart()
        return {name: data for name in names for (data,) in self._found(query, kind, name)}

    def _found(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """Rows; what cannot be read any more, as on a disk that is full, is not there."""
        with contextlib.suppress(sqlite3.Error):
            return self._base.execute(query, values).fetchall()
        return []

    def _read_apart(self) -> None:
        """A process that came of the build's reads what was shared, by a connection of its own.

        That of the build is never closed there: closing it would take back what is being written.
        """
        self._inherited, self._process, self._read_only = self._base, os.getpid(), True
        self._base = _reading(self._path or Path(FILE))

    def share(self) -> None:
        """Let processes that come of this one read what is there so far; `shared` says whether they can."""
        if self._read_only:
            return
        try:
            self._base.execute("COMMIT")
            self._base.execute("BEGIN IMMEDIATE")
        except sqlite3.Error:
            self._read_only = True
        self.shared = not self._read_only and bool(self._base.execute("PRAGMA database_list").fetchone()[2])

    def put(self, kind: str, rows: Iterable[Row]) -> None:
        """Rows in place of those of the same names."""
        self._write("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", ((kind, *row) for row in rows))

    def drop(self, kind: str, names: Iterable[str]) -> None:
        """Away with rows."""
        self._write("DELETE FROM kept WHERE kind = ? AND name = ?", ((kind, name) for name in names))

    def _write(self, order: str, values: Iterable[tuple[object, ...]]) -> None:
        """On a full disk nothing more is kept: half of it would be worse than nothing."""
        if self._read_only:
            return
        try:
            self._base.executemany(order, values)
        except sqlite3.Error:
            self._read_only = True

    def commit(self) -> None:
        """Keep it all; where the disk refuses, the next build makes it anew."""
        if self._read_only:
            return
        with contextlib.suppress(sqlite3.Error):
            self._base.execute("COMMIT")

    def close(self) -> None:
        """What was not committed is gone."""
        self._base.close()


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _of(tool: str) -> str:
    return f"{tool} {sys.version}"  # what is packed is of one version of Python


def _open(path: Path | None, tool: str, *, clean: bool) -> sqlite3.Connection:
    """A base that is being written to; raises where it is broken or may not be written."""
    if path:
        path.parent.mkdir(exist_ok=True)
    base = sqlite3.connect(path or ":memory:", isolation_level=None)
    try:
        base.execute("PRAGMA cache_spill = OFF")  # whoever reads in another process is not kept from it
        base.execute("PRAGMA synchronous = OFF")  # what a power cut breaks is found broken, and made anew
        tables = base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        same = bool(tables) and base.execute("SELECT name FROM tool").fetchone() == (tool,)
        base.execute("BEGIN IMMEDIATE")
        if clean or not same:
            for step in filter(str.strip, _MADE.split(";")):
                base.execute(step)
            base.execute("INSERT INTO tool VALUES (?)", (tool,))
    except BaseException:
        base.close()
        raise
    return base


def _anew(path: Path | None, tool: str) -> sqlite3.Connection:
    """An empty base, in memory where the disk takes none: that is no reason to stop."""
    try:
        return _open(path, tool, clean=True)
    except (sqlite3.Error, OSError):
        return _open(None, tool, clean=True)
