"""What the tool would write now, merged with what a person changed: field by field, by a memory of hashes.

The memory holds, for every field, the hash of what the tool wrote last.  A field on disk whose hash differs from it
was changed by a person and stays, unless it equals what the tool would write now; every other field is refreshed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Memory = Mapping[str, str]
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=str)


def fingerprint(value: object) -> str:
    """Ten hex digits that stand for a front-matter value."""
    return digest(as_json(value))


def as_json(value: object) -> str:
    """The value as JSON; what most fields hold is put together quicker than the encoder is set up."""
    if value is None:
        return "null"
    if type(value) is list:
        return f"[{', '.join(map(as_json, value))}]"
    return _JSON.encode(value)


def digest(text: str) -> str:
    """Ten hex digits that stand for a value's JSON."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Kept:
    """A person's edit that hides what the tool would write."""

    field: str
    mine: object  # on disk
    fresh: object  # what the tool would write; None where a person's entry has no counterpart


@dataclass(frozen=True, slots=True)
class Merged:
    """Fields after merging, the memory to be written beside them, and the edits that were kept."""

    values: Mapping[str, Any]
    memory: Memory
    kept: tuple[Kept, ...] = ()


def merge_fields(fresh: Mapping[str, Any], disk: Mapping[str, Any] | None, memory: Memory) -> Merged:
    """Merge the fields of `fresh` with those on disk (None: the article is new).

    A field that a person removed from the file counts as empty, which is no edit: it is written again.
    """
    values: dict[str, Any] = {}
    kept: list[Kept] = []
    for field, value in fresh.items():
        mine = (disk or {}).get(field)
        if disk is None or field not in disk or not _is_edit(mine, value, memory.get(field)):
            values[field] = value
        else:
            values[field] = mine
            kept.append(Kept(field, mine, value))
    return Merged(values, {field: fingerprint(value) for field, value in fresh.items()}, tuple(kept))


def _is_edit(mine: object, fresh: object, remembered: str | None) -> bool:
    return fingerprint(mine) not in (remembered, fingerprint(fresh))


def has_edits(disk: Mapping[str, Any], memory: Memory) -> bool:
    """Whether any field on disk differs from what the tool wrote last."""
    return any(field in memory and fingerprint(value) != memory[field] for field, value in disk.items())
