"""What files of content/ hold, unpacked as it is asked for: most builds need little of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from site_builder.files.kept import Kept
from site_builder.model import Article

T = TypeVar("T")


class Form(NamedTuple, Generic[T]):
    """How things of one kind are kept."""

    kind: str  # of what is kept
    unpack: Callable[[bytes], T]
    read: Callable[[str], bytes]  # the packed form of a file of which nothing is kept


class Packed(Mapping[str, T]):
    """Articles, or page maps, by the paths of their files, as they were read or as the last build kept them."""

    def __init__(self, form: Form[T], kept: Kept | None = None) -> None:
        self._form, self._kept = form, kept
        self._packed: dict[str, bytes | None] = {}  # None: where it is kept

    def put(self, name: str, packed: bytes | None) -> None:
        """One more; without its packed form it is read, or taken from what is kept, when it is asked for."""
        self._packed[name] = packed

    def __getitem__(self, name: str) -> T:
        packed = self._packed[name]
        return self._form.unpack(self._found(name) if packed is None else packed)

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, name: object) -> bool:
        return name in self._packed

    def without(self, names: Collection[str]) -> Packed[T]:
        """The others."""
        others = Packed(self._form, self._kept)
        others._packed = {name: packed for name, packed in self._packed.items() if name not in names}
        return others

    def for_others(self) -> None:
        """Make ready for processes that come of this one: what they cannot read where it is kept must be at hand."""
        if self._kept is None or not self._kept.shared:
            self._hold()

    def _hold(self) -> None:
        missing = [name for name, packed in self._packed.items() if packed is None]
        if missing and self._kept:
            self._packed |= self._kept.get(self._form.kind, missing)
        self._packed |= {name: self._form.read(name) for name in missing if self._packed[name] is None}

    def _found(self, name: str) -> bytes:
        kept = self._kept.get(self._form.kind, [name]) if self._kept else {}
        return kept[name] if name in kept else self._form.read(name)

    def __getstate__(self) -> dict[str, object]:
        """Another process has nothing but what is at hand."""
        self._hold()
        return {"_packed": self._packed, "_form": self._form, "_kept": None}


class ById(Mapping[str, Article]):
    """Articles by their ids."""

    def __init__(self, articles: Packed[Article], names: Mapping[str, str]) -> None:
        """`names` are their files, by their ids."""
        self.articles, self._names = articles, names

    def __getitem__(self, name: str) -> Article:
        return self.articles[self._names[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
