"""Reading the fields of front matter, each with an error that names file, line, value and what to write."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from typing import Any, TypeVar

from site_builder.errors import ContentError

C = TypeVar("C", bound=str)
Number = float | int
_LARGEST = 1e200  # beyond it a number is a mistake, and arithmetic with it no longer works


class Reader:
    """A mapping of front matter with typed look-ups; a missing key gives the empty value."""

    def __init__(self, data: Mapping[str, Any], front: str, path: str, place: tuple[str, int] | None = None) -> None:
        """`place` is the key of the list that the mapping stands in, and its number there, from 0."""
        self._data, self._front, self._path, self._place = data, front, path, place

    @property
    def _at(self) -> int:
        """The line of an entry of a list; 0 of the front matter itself."""
        return _line_of(self._front, self._place[0]) + 1 + self._place[1] if self._place else 0

    def _wrong(self, key: str, want: str) -> ContentError:
        line = self._at or _line_of(self._front, key)
        return ContentError(
            f"`{key}: {self._data[key]!s:.60}` is no {want}", path=self._path, line=line, remedy=f"write {want}"
        )

    def text(self, key: str) -> str:
        """A text; numbers and dates are read as they are written."""
        value = self._data.get(key)
        if type(value) is str:  # nearly always
            return value
        if isinstance(value, (dict, list)):
            raise self._wrong(key, "single text")
        return "" if value is None else str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self._data.get(key)
        if value is None or value == "":
            return ()
        if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, (dict, list)) for v in value)):
            raise self._wrong(key, "list such as [甲, 乙]")
        return tuple(dict.fromkeys(str(v) for v in value)) if isinstance(value, list) else (str(value),)

    def date(self, key: str) -> str:
        """An ISO date, or '' where the field is empty."""
        value = self._data.get(key)
        if value in (None, ""):
            return ""
        try:
            return date.fromisoformat(str(value)[:10]).isoformat()
        except ValueError:
            raise self._wrong(key, "date such as 2022-04-19") from None

    def number(self, key: str, default: Number | None = None) -> Number:
        """A finite number."""
        value = self._data.get(key, default)
        if value is None and default is not None:
            value = default
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not -_LARGEST < value < _LARGEST:
            if key not in self._data:
                line = self._at or 1
                raise ContentError(f"`{key}` is missing", path=self._path, line=line, remedy="write a number")
            raise self._wrong(key, "number")
        return value

    def optional_number(self, key: str) -> Number | None:
        """A finite number or nothing."""
        return None if self._data.get(key) in (None, "") else self.number(key)

    def flag(self, key: str) -> bool:
        """true or false."""
        value = self._data.get(key)
        if value not in (None, True, False):
            raise self._wrong(key, "true or false")
        return bool(value)

    def choice(self, key: str, choices: tuple[C, ...]) -> C:
        """One of the words that the contract knows; the first where the field is empty."""
        value = self._data.get(key)
        if value in (None, ""):
            return choices[0]
        for choice in choices:
            if value == choice:
                return choice
        raise self._wrong(key, f"value of {', '.join(choices)}")

    def pages(self, key: str) -> tuple[int, ...]:
        """Page numbers: nothing, a number or a list."""
        value = self._data.get(key)
        numbers = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(n, int) and not isinstance(n, bool) for n in numbers):
            raise self._wrong(key, "page number or list such as [2, 3]")
        return tuple(numbers)

    def mapping(self, key: str) -> Mapping[str, Any]:
        """A mapping, empty where the field is."""
        value = self._data.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self._wrong(key, "mapping, one  name: value  a line")
        return value

    def values(self, keys: tuple[str, ...], usual: Container[tuple[type, ...]]) -> tuple[Any, ...] | None:
        """The values of just these keys in this order, where their types are usual and no number is too large."""
        values = tuple(self._data.values())
        if tuple(self._data) != keys or tuple(map(type, values)) not in usual:
            return None
        numbers = (value for value in values if type(value) is not str and value is not None)
        return values if all(-_LARGEST < number < _LARGEST for number in numbers) else None

    def entries(self, key: str) -> tuple[Reader, ...]:
        """A list of mappings, each as a reader of its own."""
        value = self._data.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self._wrong(key, "list of {…} entries")
        return tuple([Reader(entry, self._front, self._path, (key, n)) for n, entry in enumerate(value)])


def _line_of(front: str, key: str) -> int:
    """The line of the file on which `key:` stands; the front matter opens on line 2."""
    return next((n for n, line in enumerate(front.split("\n"), 2) if line.startswith(f"{key}:")), 1)
