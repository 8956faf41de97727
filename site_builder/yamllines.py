"""The YAML that this tool writes itself, put together line by line: five times as quick as by an emitter.

It is a small part of YAML: mappings of scalars, of lists and mappings on one line, and of lists of those.  What is
more, or would be escaped, is left to the emitter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from site_builder.yamlwriting import TEXT, Flow, represent, resolve

# What may stand without quotes, behind a key and between the brackets of a list or mapping on one line.
_FIRST = r"""[^ ,\[\]{}#&*!|>'"%@`?:\-]|-(?=[^ ])"""
_MARKS = r"(?!---|\.\.\.)"  # they would end a document
_BLOCK = re.compile(rf"{_MARKS}(?:{_FIRST}|[?:](?=[^ ]))[^:#]*+(?:(?::(?=[^ ])|(?<! )#)[^:#]*+)*+(?<! )")
_FLOW = re.compile(rf"{_MARKS}(?:{_FIRST})[^,?\[\]{{}}:#]*+(?:(?<! )#[^,?\[\]{{}}:#]*+)*+(?<! )")
_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,99}")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SHORT = 8  # characters


class _Unlike(Exception):
    """More than is written here."""


def write_lines(data: Mapping[str, Any]) -> str | None:
    """The mapping as YAML; None where it takes an emitter."""
    lines: list[str] = []
    try:
        _add_mapping(data, "", lines)
    except _Unlike:
        return None
    whole = "".join(lines)  # a line end within a text is not printable either
    if not data or not whole.replace("\u3000", "").isprintable() or _ASTRAL.search(whole):
        return None
    return "\n".join(lines) + "\n"


def _add_mapping(data: Mapping[Any, Any], indent: str, lines: list[str]) -> None:
    for key, value in data.items():
        head = f"{indent}{_key(key)}:"
        kind = type(value)
        if kind is str:
            lines.append(f"{head} {_text(value, _BLOCK)}")
        elif kind is dict and value:
            lines.append(head)
            _add_mapping(value, indent + "  ", lines)
        elif kind in (list, tuple) and any(isinstance(item, (dict, list)) for item in value):
            lines.append(head)
            lines += [f"{indent}- {_mapping(item)}" for item in value]
        else:
            lines.append(f"{head} {_inline(value)}")


def _inline(value: Any) -> str:
    """A value as it stands on one line, between brackets if need be."""
    kind = type(value)
    if kind is str:
        return _known(value) if len(value) <= _SHORT else _text(value, _FLOW)
    if kind is float:
        return _other.__wrapped__(value)  # 0.0 equals -0.0 and is not written alike
    if kind is list or kind is tuple:
        return f"[{', '.join([_inline(item) for item in value])}]"
    return _mapping(value) if isinstance(value, dict) else _other(value)


def _mapping(value: Any) -> str:
    if type(value) is not Flow and value != {}:
        raise _Unlike
    return _form(tuple(value)) % tuple(map(_inline, value.values()))


@lru_cache(maxsize=256)  # figures all have the same keys
def _form(keys: tuple[Any, ...]) -> str:
    if not all(type(key) is str for key in keys):  # True equals 1
        raise _Unlike
    return f"{{{', '.join([f'{_key(key)}: %s' for key in keys])}}}"


@lru_cache(maxsize=1024, typed=True)
def _key(key: Any) -> str:
    if type(key) is int:
        return str(key)
    if type(key) is not str or not _KEY.fullmatch(key):
        raise _Unlike
    return _text(key, _FLOW)


@lru_cache(maxsize=4096)
def _known(text: str) -> str:
    """A short text: the same few stand in every document."""
    return _text(text, _FLOW)


def _text(text: str, bare: re.Pattern[str]) -> str:
    """A text as it is where a parser takes it for one, else in quotes."""
    if bare.fullmatch(text) and resolve(text) == TEXT:
        return text
    return "'" + text.replace("'", "''") + "'"


@lru_cache(maxsize=1024, typed=True)  # typed: 1 equals True and is not written alike
def _other(value: Any) -> str:
    """A number, a date, nothing."""
    tag, text = represent(value)
    if resolve(text) != tag or not _FLOW.fullmatch(text):
        raise _Unlike
    return text
