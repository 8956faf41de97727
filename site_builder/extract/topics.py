"""The controlled list of topics: YAML → `Topics`, and how much each topic weighs in a text."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from site_builder.errors import ConfigError

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEYS = ("name", "also", "cues", "spare")


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics in the order of the file; `cues` by first character, longest first; `also` maps a synonym to its topic."""

    names: tuple[str, ...]
    cues: Mapping[str, tuple[tuple[str, tuple[tuple[str, float], ...]], ...]]
    also: Mapping[str, str]
    spare: frozenset[str] = frozenset()  # taken only where a story has fewer than two others


def parse_topics(text: str, path: str) -> Topics:
    """Read a topics file.

    Raises `ConfigError` with line: broken YAML, an unknown key, a topic without name or cues, a weight that is no number.
    """
    try:
        data = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ConfigError("not valid YAML", path=path, line=line, remedy="check indentation and braces") from None
    rows = data.get("topics") if isinstance(data, dict) else None
    if not isinstance(rows, list) or not rows:
        raise ConfigError(
            "`topics` must be a list", path=path, line=1, remedy="write  topics:  and  - name: …  under it"
        )
    cues: dict[str, list[tuple[str, float]]] = {}
    also: dict[str, str] = {}
    names: list[str] = []
    spare: set[str] = set()
    for row in rows:
        name, words, weights = _topic(row, text, path)
        names.append(name)
        if row.get("spare") is True:
            spare.add(name)
        also |= {word: name for word in (name, *words)}
        for cue, weight in weights.items():
            cues.setdefault(cue, []).append((name, weight))
    return Topics(tuple(names), _by_first(cues), also, frozenset(spare))


def _by_first(
    cues: Mapping[str, list[tuple[str, float]]],
) -> dict[str, tuple[tuple[str, tuple[tuple[str, float], ...]], ...]]:
    grouped: dict[str, list[tuple[str, tuple[tuple[str, float], ...]]]] = {}
    for cue in sorted(cues, key=lambda cue: (-len(cue), cue)):
        grouped.setdefault(cue[0], []).append((cue, tuple(cues[cue])))
    return {first: tuple(group) for first, group in grouped.items()}


def _topic(row: object, text: str, path: str) -> tuple[str, tuple[str, ...], dict[str, float]]:
    if not isinstance(row, dict) or not row.get("name"):
        raise ConfigError("a topic without a name", path=path, line=1, remedy="write  - name: 招商引资")
    name = str(row["name"])
    line = next((n for n, one in enumerate(text.splitlines(), 1) if name in one), 1)
    for key in row:
        if key not in _KEYS:
            near = difflib.get_close_matches(str(key), _KEYS, n=1, cutoff=0.0)[0]
            raise ConfigError(f"unknown key `{key}` in {name}", path=path, line=line, remedy=f"did you mean `{near}`?")
    cues, also = row.get("cues"), row.get("also") or []
    if not isinstance(cues, dict) or not cues or not isinstance(also, list):
        raise ConfigError(f"{name} has no cues", path=path, line=line, remedy="write  cues: {招商: 2}")
    weights: dict[str, float] = {}
    for cue, weight in cues.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float):
            raise ConfigError(f"the weight of {cue} is no number", path=path, line=line, remedy="write 1, 2 or 3")
        weights[str(cue)] = float(weight)
    return name, tuple(str(word) for word in also), weights


def count_cues(text: str, topics: Topics) -> dict[str, tuple[int, tuple[tuple[str, float], ...]]]:
    """How often each cue stands in a text (the longest at each place), with the topics that it hints at."""
    out: dict[str, tuple[int, tuple[tuple[str, float], ...]]] = {}
    at = 0
    while at < len(text):
        hit = next((row for row in topics.cues.get(text[at], ()) if text.startswith(row[0], at)), None)
        if hit is None:
            at += 1
            continue
        out[hit[0]] = (out.get(hit[0], (0, hit[1]))[0] + 1, hit[1])
        at += len(hit[0])
    return out
