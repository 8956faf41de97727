"""Reading the fields of an annotation, each with an error that says which entry is wrong: `articles[2].figures[0]`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

from site_builder.errors import ContentError

Number = float | int
_HUGE = 1e200
_HOW = "write it as in the other annotated pages"


class Entry:
    """One JSON object of an annotation, with typed look-ups; a key without default must be there."""

    def __init__(self, value: object, path: str, trail: str = "") -> None:
        if not isinstance(value, dict):
            raise ContentError(f"{trail or 'the file'} holds no object", path=path, remedy=f"{_HOW}: {{…}}")
        self._data: Mapping[str, Any] = value
        self._path, self._trail = path, trail

    def wrong(self, key: str, want: str) -> ContentError:
        """An error about one field: `articles[2].lines` is no list of line ranges."""
        name = f"{self._trail}.{key}" if self._trail else key
        if key not in self._data:
            return ContentError(f"`{name}` is missing", path=self._path, remedy=f"add a {want}")
        return ContentError(f"`{name}: {self._data[key]!s:.60}` is no {want}", path=self._path, remedy=_HOW)

    def has(self, key: str) -> bool:
        """Whether the field is there, be it null."""
        return key in self._data

    def text(self, key: str, default: str | None = None) -> str:
        """A text; null counts as missing."""
        value = self._data.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str):
            raise self.wrong(key, "text")
        return value

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts."""
        value = self._data.get(key, None if needed else [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.wrong(key, "list of texts")
        return tuple(value)

    def flag(self, key: str) -> bool:
        """true or false, false where it is missing."""
        value = self._data.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def number(self, key: str) -> Number:
        """A finite number."""
        value = self._data.get(key)
        if not _is_number(value):
            raise self.wrong(key, "number")
        return value

    def optional_number(self, key: str) -> Number | None:
        """A finite number or null."""
        return None if self._data.get(key) is None else self.number(key)

    def is_text(self, key: str, text: str) -> bool:
        """Whether the field is just this text."""
        return bool(self._data.get(key) == text)

    def numbers(self, key: str) -> tuple[Number, ...]:
        """A list of finite numbers, empty where it is missing."""
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(_is_number(v) for v in value):
            raise self.wrong(key, "list of numbers")
        return tuple(value)

    def ranges(self, key: str) -> tuple[tuple[int, int], ...]:
        """Line ranges, first and last line inclusive: [[1, 62], [64, 64]]."""
        pairs = self._data.get(key)
        if not isinstance(pairs, list) or not all(_is_range(pair) for pair in pairs):
            raise self.wrong(key, "list of line ranges such as [[1, 62], [64, 64]]")
        return tuple((first, last) for first, last in pairs)

    def part(self, key: str) -> Entry:
        """An object inside this one, empty where it is missing."""
        return Entry(self._data.get(key, {}), self._path, self._name(key))

    def parts(self, key: str, *, needed: bool = False) -> tuple[Entry, ...]:
        """A list of objects."""
        value = self._data.get(key, None if needed else [])
        if not isinstance(value, list):
            raise self.wrong(key, "list of {…} entries")
        return tuple(Entry(item, self._path, f"{self._name(key)}[{n}]") for n, item in enumerate(value))

    def _name(self, key: str) -> str:
        return f"{self._trail}.{key}" if self._trail else key


def _is_number(value: object) -> TypeGuard[Number]:
    """Whether a value is a number that can be reckoned with: no infinity, no integer of hundreds of digits."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -_HUGE < value < _HUGE


def _is_range(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(type(number) is int for number in pair)
