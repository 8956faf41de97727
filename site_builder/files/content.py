"""Writing content/: what is to be done is written down first, so that the next build finishes what a killed one began.

An article must never be there without the page map that remembers how the tool wrote it: the next build would take
everything in it for a person's edit.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from site_builder.errors import PublishError
from site_builder.files.holding import REMEDY, Changes

JOURNAL = ".cache/content.json"
Step = tuple[
    str, str, str | None
]  # file, hash of what stands there ('' if nothing), its new text or None: away with it


def write_content(root: Path, files: Mapping[str, str], removed: Iterable[str]) -> Changes:
    """Bring content/ up to date; files that are the same are left alone."""
    folder = root / "content"
    try:
        before = {name: _hash(folder / name) for name in (*files, *removed)}
        changed = [name for name in sorted(files) if before[name] != _hash_of(files[name].encode())]
        gone = [name for name in removed if before[name]]
        steps: list[Step] = [(name, before[name], files[name]) for name in changed]
        steps += [(name, before[name], None) for name in gone]
        if steps:
            write_file(root / JOURNAL, json.dumps(steps, ensure_ascii=False).encode())
            _take(folder, steps)
            (root / JOURNAL).unlink()
    except OSError as error:
        raise _refused(error) from None
    return Changes(len(changed), len(files) - len(changed), len(gone))


def finish_content(root: Path) -> None:
    """Take the steps that a killed build had no time for; a file that somebody changed since stays as it is."""
    try:
        steps = json.loads((root / JOURNAL).read_bytes())
        _take(root / "content", [(name, was, text) for name, was, text in steps])
        (root / JOURNAL).unlink()
    except FileNotFoundError:
        return
    except (ValueError, TypeError):  # half a journal: nothing was done yet
        (root / JOURNAL).unlink()
    except OSError as error:
        raise _refused(error) from None


def _take(folder: Path, steps: Iterable[Step]) -> None:
    for name, was, text in steps:
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()) or _hash(path) != was:
            continue
        if text is not None:
            write_file(path, text.encode())
        elif was:
            path.unlink()
            with contextlib.suppress(OSError):  # only an empty folder goes with its last file
                path.parent.rmdir()


def write_file(path: Path, data: bytes) -> None:
    """A reader, or a build that was killed, finds the old or the new file, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)


def _hash(path: Path) -> str:
    try:
        return _hash_of(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return ""


def _hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _refused(error: OSError) -> PublishError:
    return PublishError(f"content/ cannot be written: {error.strerror}", path=str(error.filename or ""), remedy=REMEDY)
