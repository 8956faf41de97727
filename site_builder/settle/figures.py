"""Key figures keep their ids, and a person's edits of them, through rebuilds.

The memory of a figure is `identity-content`: two hashes, of number, unit and quote, and of everything.  A figure
that is gone keeps its entry, marked with a leading `~`, so that its id is never given to another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from operator import attrgetter

from site_builder.matter.article import figure_value
from site_builder.model import KeyFigure
from site_builder.settle.merge import Kept, Memory, as_json, digest, fingerprint

GONE = "~"


def _identity(figure: KeyFigure) -> str:
    return fingerprint([figure.value, figure.unit, figure.quote])[:6]


_KEYS = sorted(field.name for field in fields(KeyFigure))
_VALUES = attrgetter(*_KEYS)
_FORM = f"{{{', '.join(f'{json.dumps(key)}: %s' for key in _KEYS)}}}"


def _content(figure: KeyFigure) -> str:
    """The fingerprint of the figure's value, for which there are too many of them to sort the keys of each."""
    return digest(_FORM % tuple(map(as_json, _VALUES(figure))))


def _remembered(memory: Memory, name: str) -> str:
    """The content part of a figure's entry; '' where it has none or is gone."""
    entry = memory.get(name, "")
    return "" if entry.startswith(GONE) else entry.partition("-")[2]


def _entry(figure: KeyFigure) -> str:
    return f"{_identity(figure)}-{_content(figure)}"


def number_figures(
    fresh: Sequence[KeyFigure], disk: Sequence[KeyFigure] | None, memory: Memory
) -> tuple[tuple[KeyFigure, ...], dict[str, str], tuple[Kept, ...]]:
    """(figures as they are to be written, memory, edits kept) for one article.

    `fresh` are figures as extracted, numbered as if they were the first; `disk` those in the file, None where it is
    new.  A figure that a person deleted stays deleted; one that a person changed or added stays as it is.
    """
    named = _name(fresh, disk or (), memory)
    mine = {figure.id: figure for figure in disk or () if figure.id}
    out: list[KeyFigure] = []
    kept: list[Kept] = []
    for figure in named:
        remembered = _remembered(memory, figure.id)
        if disk is not None and remembered and figure.id not in mine:
            kept.append(Kept(f"figures.{figure.id}", None, figure_value(figure)))
            continue
        edited = mine.get(figure.id)
        if edited is not None and _content(edited) not in (remembered, _content(figure)):
            kept.append(Kept(f"figures.{figure.id}", figure_value(edited), figure_value(figure)))
            figure = edited
        out.append(figure)
    known = {figure.id for figure in named}
    added = [f for f in mine.values() if f.id not in known and _content(f) != _remembered(memory, f.id)]
    kept += [Kept(f"figures.{f.id}", figure_value(f), None) for f in added]
    return (*out, *added), _remember(named, memory), tuple(kept)


def _name(fresh: Sequence[KeyFigure], disk: Sequence[KeyFigure], memory: Memory) -> list[KeyFigure]:
    """Each fresh figure under the id that it had, or under the next free one."""
    by_identity: dict[str, list[str]] = {}
    for known, entry in memory.items():
        by_identity.setdefault(entry.lstrip(GONE).split("-")[0], []).append(known)
    for figure in disk:  # where the memory was lost, the file still says which id is whose
        if figure.id and figure.id not in memory:
            by_identity.setdefault(_identity(figure), []).append(figure.id)
    last = max((_number(known) for known in (*memory, *(f.id for f in disk))), default=0)
    named: list[KeyFigure] = []
    for figure in fresh:
        known_ids = by_identity.get(_identity(figure)) if by_identity else None
        if known_ids:
            name = known_ids.pop(0)
        else:
            last += 1
            name = f"f{last}"
        named.append(figure if figure.id == name else replace(figure, id=name))
    return named


def _number(name: str) -> int:
    match = re.fullmatch(r"f(\d{1,6})", name)
    return int(match[1]) if match else 0


def _remember(named: Sequence[KeyFigure], memory: Memory) -> dict[str, str]:
    """Entries of the figures there are, and of those that are gone, in order of their ids."""
    entries = {known: GONE + entry.lstrip(GONE) for known, entry in memory.items()}
    entries |= {figure.id: _entry(figure) for figure in named}
    return dict(sorted(entries.items(), key=lambda item: _number(item[0])))


def unremember(memory: Mapping[str, str], disk: Sequence[KeyFigure], only: str = "") -> dict[str, str]:
    """The memory after which edits of figures count as none: of `only` one id, or of all.

    A figure keeps its identity, so that it comes back under its id.
    """
    mine = {figure.id: figure for figure in disk if only in ("", figure.id)}
    out = dict(memory)
    for name, entry in memory.items():
        if name in mine:
            out[name] = f"{entry.lstrip(GONE).partition('-')[0]}-{_content(mine[name])}"
        elif only in ("", name):
            out[name] = GONE + entry.lstrip(GONE)
    return out | {name: _entry(figure) for name, figure in mine.items() if name not in memory}


def edited_figures(disk: Sequence[KeyFigure], memory: Memory) -> list[str]:
    """Ids of the figures that a person changed, added or deleted, in the order of the file, the deleted last."""
    changed = [figure.id for figure in disk if _content(figure) != _remembered(memory, figure.id)]
    there = {figure.id for figure in disk}
    return changed + [name for name, entry in memory.items() if name not in there and not entry.startswith(GONE)]
