"""The record of the last build: enough to know, without parsing anything, that nothing has changed since."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import site_builder

RECORD = ".cache/record.json"
INPUTS = ("seeds/", "content/", "themes/")
FRESH_NS = 2_000_000_000  # a file changed this shortly before a build may change again within its time stamp
Stat = tuple[int, int]  # size, modification time in ns
Stamp = tuple[int, int, str]  # the same and a hash


@dataclass(frozen=True, slots=True)
class Record:
    """What a build was made from and what it said."""

    key: str  # options and tool
    made: int = 0  # ns, when the build began
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)  # seed → what its content was made from
    notes: Mapping[str, list[str]] = field(default_factory=dict)  # seed → messages about it
    said: Mapping[str, Any] = field(default_factory=dict)  # summary, messages, exit code


def tool_key() -> str:
    """Stands for this version of the tool: its code and the data that comes with it."""
    package = Path(site_builder.__file__).parent
    digest = hashlib.sha256(site_builder.__version__.encode())
    for folder in (package, package.parent / "themes"):  # a checkout keeps its themes beside the package
        for name, stat in sorted(scan(folder, [""], []).items()):
            if "__pycache__" not in name:
                digest.update(f"{name} {stat}\n".encode())
    return digest.hexdigest()[:16]


def scan(root: Path, folders: Iterable[str], files: Iterable[str]) -> dict[str, Stat]:
    """Size and time of every input and output file, hidden ones aside; names are relative to `root`."""
    found: dict[str, Stat] = {}
    stack = [(str(root / folder), f"{folder}/" if folder else "") for folder in folders]
    while stack:
        folder, prefix = stack.pop()
        try:
            entries = os.scandir(folder)
        except OSError:
            continue
        with entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." and name != ".nojekyll":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    stack.append((entry.path, f"{prefix}{name}/"))
                elif entry.is_file():
                    _note(found, prefix + name, entry)
    for name in files:
        if (root / name).is_file():
            _note(found, name, root / name)
    return found


def is_looked_at(path: str) -> bool:
    """Whether `scan` sees a file of that path, relative to the folder that it is asked for."""
    return "." not in {part[:1] for part in path.split("/") if part != ".nojekyll"}


def _note(found: dict[str, Stat], name: str, file: os.DirEntry[str] | Path) -> None:
    """Size and time of a file; one that has gone since it was listed is none."""
    with contextlib.suppress(FileNotFoundError):
        stat = file.stat()
        found[name] = (stat.st_size, stat.st_mtime_ns)


def read_record(root: Path) -> Record | None:
    """The last record, None where there is none that can be read."""
    try:
        data = json.loads((root / RECORD).read_bytes())
        return Record(data["key"], data["made"], data["stamps"], data["pages"], data["notes"], data["said"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def unchanged(root: Path, record: Record, now: Mapping[str, Stat]) -> bool:
    """Whether every file is as the record has it; inputs as young as the build are compared by their bytes.

    Those are not looked at again next time: the record says from now on that they were found the same.
    """
    if now.keys() != record.stamps.keys():
        return False
    looked = time.time_ns()
    doubtful = False
    for name, (size, changed) in now.items():
        old_size, old_changed, digest = record.stamps[name]
        if size != old_size:
            return False
        young = digest and old_changed > record.made - FRESH_NS
        if changed != old_changed or young:
            if not digest or hash_file(root / name) != digest:
                return False
            doubtful = True
    if doubtful:
        stamps = {name: (*now[name], digest) for name, (_, _, digest) in record.stamps.items()}
        _write(root, replace(record, made=looked, stamps=stamps))
    return True


def surely_same(record: Record | None, now: Mapping[str, Stat]) -> dict[str, str]:
    """Input files that are what they were when the record was made, with the hashes of their bytes.

    One that changed shortly before that build may have changed again within the same time stamp: it is left out.
    """
    if record is None:
        return {}
    old = record.made - FRESH_NS
    known = ((name, stat, record.stamps.get(name)) for name, stat in now.items() if stat[1] < old)
    return {name: stamp[2] for name, stat, stamp in known if stamp and stamp[2] and (stamp[0], stamp[1]) == stat}


def write_record(
    root: Path,
    record: Record,
    before: Mapping[str, Stat],
    after: Mapping[str, Stat],
    written: Container[str],
    read: Mapping[str, str],
) -> None:
    """Keep the record.

    `before` and `after` are what `scan` found when the build began and when it was done; `written` are the input
    files that the build itself wrote or removed, `read` those that it read, with hashes of their bytes.  An input that
    somebody else changed or removed meanwhile is recorded as it was before, so that the next build sees the change.
    `record.made` is when the build began.  Only inputs get a hash: whoever touches the site gets it made anew.
    """
    stamps: dict[str, Stamp] = {
        name: (*stat, "") for name, stat in before.items() if name not in after and name not in written
    }
    for name, stat in after.items():
        ours = not name.startswith(INPUTS) and name not in before
        if not ours and name not in before and name not in written:
            continue  # it came while the build was under way
        seen = stat if ours or name in written or name not in before else before[name]
        old = record.stamps.get(name)
        same = old is not None and (old[0], old[1]) == seen == stat and stat[1] < record.made - FRESH_NS
        if ours or seen != stat:
            digest = ""
        elif same and old:
            digest = old[2]
        else:
            digest = read[name] if name in read and name not in written else hash_file(root / name)
        stamps[name] = (*seen, digest)
    _write(root, replace(record, stamps=stamps))


def _write(root: Path, record: Record) -> None:
    path = root / RECORD
    path.parent.mkdir(exist_ok=True)
    part = path.with_suffix(".part")
    data = {name: getattr(record, name) for name in Record.__slots__}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    part.write_bytes(text.encode("utf-8", "surrogatepass"))  # names on disk that are not UTF-8; json reads them back
    os.replace(part, path)


def hash_file(path: Path) -> str:
    """Sixteen hex digits that stand for a file's bytes; '' where it cannot be read."""
    try:
        return hash_bytes(path.read_bytes())
    except OSError:
        return ""


def hash_bytes(data: bytes) -> str:
    """Sixteen hex digits that stand for the bytes of a file."""
    return hashlib.sha256(data).hexdigest()[:16]
