"""The YAML that this tool writes itself, read line by line: ten times as quick as by a parser.

It is a small part of YAML, and only what is surely in it is read; everything else is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from site_builder.yamlevents import plain_value

_FIRST = r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`=<]|-(?=\d))"
_QUOTED = r"'[^']*+(?:''[^']*+)*+'"
_FLOW = rf"(?:{_FIRST}[^,\[\]{{}}:?#]*+(?<! )|{_QUOTED})"  # between the brackets of a list or mapping on one line
_BLOCK = rf"{_FIRST}[^:#]*+(?::(?=\S)[^:#]*+)*+(?<! )"  # behind a key, up to the line's end
_KEY = "[a-z0-9_][a-z0-9_-]{0,99}"
_LIST = rf"(?:{_FLOW}(?:, {_FLOW})*+)?"
_MAPPING = rf"{{(?:{_KEY}: {_FLOW}(?:, {_KEY}: {_FLOW})*+)?}}"
_LINE = re.compile(rf"( {{0,12}})({_KEY}):(?: (?:({_BLOCK}|{_QUOTED})|\[({_LIST})\]|({_MAPPING})))?")
_ITEMS = re.compile(_FLOW)
_KEYS = re.compile(rf"(?:^{{|, )({_KEY}): ")
_PAIRS = re.compile(rf"({_KEY}): ({_FLOW})")
_TELLING = frozenset("'").union(*filter(None, yaml.SafeLoader.yaml_implicit_resolvers))  # what is no text begins so
_DEEPEST = 8  # blanks before a key
_MOST = 40  # keys on a line, lines of different keys: more are not ours, and would take long to tell


class _Unlike(Exception):
    """Not, or not surely, as this tool writes."""


def read_plain(text: str) -> dict[Any, Any] | None:
    """What a parser would read of the document; None where that is not certain."""
    lines = text.split("\n")
    if not "".join(lines).replace("\u3000", "").isprintable():  # line ends, tabs and marks that only a parser knows
        return None
    if not lines[-1]:
        lines.pop()
    try:
        data, end = _read_mapping(lines, 0, "")
    except (_Unlike, ValueError, KeyError, yaml.YAMLError):
        return None
    return data if data and end == len(lines) else None


def _read_mapping(lines: Sequence[str], at: int, indent: str) -> tuple[dict[Any, Any], int]:
    """The mapping whose keys stand so far in, from line `at` on, and the line after it."""
    data: dict[Any, Any] = {}
    while at < len(lines):
        match = _LINE.fullmatch(lines[at])
        if match is None:
            raise _Unlike
        before, name, scalar, listed, mapping = match.groups()
        if before != indent:
            if len(before) > len(indent):
                raise _Unlike
            break
        at += 1
        key = _value(name)
        if key in data:
            raise _Unlike
        if scalar is not None:
            data[key] = _value(scalar)
        elif listed is not None:
            data[key] = [_value(item) for item in _ITEMS.findall(listed)]
        elif mapping is not None:
            data[key] = _on_one_line(mapping)
        else:
            data[key], at = _read_below(lines, at, indent)
    return data, at


def _read_below(lines: Sequence[str], at: int, indent: str) -> tuple[Any, int]:
    """What stands below a key: a list of mappings, each on its line, a mapping, or nothing."""
    if at == len(lines) or not lines[at].startswith((f"{indent}- ", f"{indent}  ")):
        return None, at
    if len(indent) > _DEEPEST:
        raise _Unlike
    if lines[at][len(indent)] == " ":
        return _read_mapping(lines, at, indent + "  ")
    found: list[dict[Any, Any]] = []
    shape, shapes = _NONE, 0
    while at < len(lines) and lines[at].startswith(f"{indent}- "):
        item = lines[at][len(indent) + 2 :]
        match = shape.pattern.fullmatch(item)  # mostly with the same keys as on the line before
        if match is None:
            shape = _shape(tuple(_KEYS.findall(item)))
            match, shapes = shape.pattern.fullmatch(item), shapes + 1
            if match is None or shapes > _MOST:
                raise _Unlike
        values = [text if text[0] not in _TELLING else _value(text) for text in match.groups()]
        found.append(dict(zip(shape.keys, values, strict=True)))
        at += 1
    return found, at


class _Shape(NamedTuple):
    """Mappings on one line with the same keys: a group for each value."""

    pattern: re.Pattern[str]
    keys: tuple[Any, ...]


_NONE = _Shape(re.compile("(?!)"), ())


@lru_cache(maxsize=64)
def _shape(names: tuple[str, ...]) -> _Shape:
    keys = tuple(map(_value, names))
    if len(set(keys)) < len(keys) or len(keys) > _MOST:
        raise _Unlike
    return _Shape(re.compile("{" + ", ".join(f"{name}: ({_FLOW})" for name in names) + "}"), keys)


def _on_one_line(mapping: str) -> dict[Any, Any]:
    pairs = _PAIRS.findall(mapping)
    data = {_value(name): _value(value) for name, value in pairs}
    if len(data) < len(pairs):
        raise _Unlike
    return data


@lru_cache(maxsize=16384)
def _value(written: str) -> Any:
    """What a scalar means."""
    if written[0] not in _TELLING:
        return written
    return written[1:-1].replace("''", "'") if written[0] == "'" else plain_value(written)
