"""From the events of a YAML parser to values, in one pass, refusing whatever can be used to harm.

PyYAML's own way makes a node of every scalar first and takes twice as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import yaml

MAX_DEPTH = 20
_RESOLVER = yaml.SafeLoader("")
_TEXT = "tag:yaml.org,2002:str"


class YamlTrouble(ValueError):
    """YAML that cannot be read: what is wrong and on which 1-based line of the text."""

    def __init__(self, cause: str, line: int) -> None:
        super().__init__(cause)
        self.cause, self.line = cause, line


def read_events(events: Iterable[yaml.Event]) -> Any:
    """The value of a document; None where there is none.

    Raises `YamlTrouble` for anchors, aliases, tags, merge keys, doubled keys, keys that are no scalars, a second
    document and more than 20 levels.
    """
    stack: list[_Open] = []
    result: Any = None
    documents = 0
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = _scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _check(event, len(stack))
            stack.append(_Open({} if kind is yaml.MappingStartEvent else []))
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            value = stack.pop().value
        elif kind is yaml.AliasEvent:
            raise YamlTrouble(_NO_ALIASES, _line(event))
        else:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                raise YamlTrouble("a second document; there must be one", _line(event))
            continue
        if stack:
            stack[-1].add(value, event)
        else:
            result = value
    return result


_NO_ALIASES = "anchors and aliases (& and *) are not read"


class _Open:
    """A list or mapping that has not ended."""

    __slots__ = ("is_key", "key", "value")

    def __init__(self, value: dict[Any, Any] | list[Any]) -> None:
        self.value, self.key, self.is_key = value, None, True

    def add(self, value: Any, event: yaml.Event) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
        elif not self.is_key:
            self.value[self.key] = value
            self.is_key = True
        elif isinstance(value, (list, dict)):
            raise YamlTrouble("a list or mapping cannot be a key", _line(event))
        elif value in self.value:
            raise YamlTrouble(f"the key `{value}` stands twice", _line(event))
        else:
            self.key, self.is_key = value, False


def _check(event: Any, depth: int) -> None:
    if event.anchor:
        raise YamlTrouble(_NO_ALIASES, _line(event))
    if event.tag and not event.implicit:
        raise YamlTrouble(f"tags ({event.tag}) are not read", _line(event))
    if depth >= MAX_DEPTH:
        raise YamlTrouble("the document is nested too deeply", _line(event))


def _scalar(event: Any) -> Any:
    if event.anchor:
        raise YamlTrouble(_NO_ALIASES, _line(event))
    plain, quoted = event.implicit
    if plain:
        try:
            return plain_value(event.value)
        except (ValueError, KeyError) as error:
            raise YamlTrouble(f"`{event.value:.40}` cannot be read: {error}", _line(event)) from None
    if not quoted and event.tag:
        raise YamlTrouble(f"tags ({event.tag}) are not read", _line(event))
    return event.value


@lru_cache(maxsize=16384)
def plain_value(value: str) -> Any:
    """What an unquoted scalar means: 3 is a number, 2022-04-19 a date, 聊城 a text."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    if tag == _TEXT:
        return value
    if tag == "tag:yaml.org,2002:merge":
        raise ValueError("merge keys are not read")
    node = yaml.ScalarNode(tag, value)
    return _RESOLVER.yaml_constructors.get(tag, yaml.SafeLoader.construct_undefined)(_RESOLVER, node)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
