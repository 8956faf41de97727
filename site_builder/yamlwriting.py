"""From values to the events of a YAML emitter, in one pass.

PyYAML's own way makes a node of every scalar first and takes twice as long.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

_TAG = "tag:yaml.org,2002:"
TEXT = f"{_TAG}str"
_OTHERS = yaml.SafeLoader.yaml_implicit_resolvers  # what is no text, by the character that it may begin with
_REPRESENTER = yaml.representer.SafeRepresenter()


_SHORT = 8  # characters


class Flow(dict[str, Any]):
    """A mapping to be written on one line: `{id: f1, value: 267}`."""


def write_events(value: Any) -> list[yaml.Event]:
    """The events of one document: lists and `Flow` mappings on one line, mappings over several, keys in their order."""
    out: list[yaml.Event] = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    _write(value, out)
    return [*out, yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]


_MAPPINGS = {flow: yaml.MappingStartEvent(None, f"{_TAG}map", True, flow_style=flow) for flow in (True, False)}
_SEQUENCES = {flow: yaml.SequenceStartEvent(None, f"{_TAG}seq", True, flow_style=flow) for flow in (True, False)}
_MAPPING_END, _SEQUENCE_END = yaml.MappingEndEvent(), yaml.SequenceEndEvent()


def _write(value: Any, out: list[yaml.Event]) -> None:
    kind = type(value)
    if kind is str:
        out.append(_known(value) if len(value) <= _SHORT else _scalar(TEXT, value))
    elif kind is dict or kind is Flow:
        out.append(_MAPPINGS[kind is Flow])
        for key, item in value.items():
            out.append(_known(key) if type(key) is str else _other(key))
            _write(item, out)
        out.append(_MAPPING_END)
    elif kind is list or kind is tuple:
        out.append(_SEQUENCES[not any(isinstance(item, (dict, list)) for item in value)])
        for item in value:
            _write(item, out)
        out.append(_SEQUENCE_END)
    elif kind is float:
        out.append(_other.__wrapped__(value))  # 0.0 equals -0.0 and is not written alike
    else:
        out.append(_other(value))


@lru_cache(maxsize=1024, typed=True)  # typed: 1 equals True and is not written alike
def _other(value: Any) -> yaml.Event:
    """A number, a date, nothing."""
    return _scalar(*represent(value))


def represent(value: Any) -> tuple[str, str]:
    """The tag of a value that is no text, and how it is written."""
    node: Any = _REPRESENTER.represent_data(value)
    return node.tag, node.value


def resolve(text: str) -> str:
    """The tag that a parser gives to what stands without quotes."""
    for tag, pattern in _OTHERS.get(text[:1], ()):
        if pattern.match(text):
            return str(tag)
    return TEXT


def _scalar(tag: str, text: str) -> yaml.Event:
    """A scalar, with whether it would be read as what it is if it stood without quotes."""
    return yaml.ScalarEvent(None, tag, (tag == resolve(text), tag == TEXT), text)


@lru_cache(maxsize=4096)
def _known(text: str) -> yaml.Event:
    """The event of a key or a short text: the same few stand in every document."""
    return _scalar(TEXT, text)
