"""The articles of content/, unpacked as they are asked for: most builds show few of them anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from site_builder.files.kept import Kept
from site_builder.matter.packing import unpack
from site_builder.model import Article

KIND = "article"  # of what is kept


class Articles(Mapping[str, Article]):
    """Article by the path of its file, as it was read or as the last build kept it."""

    def __init__(self, read: Callable[[str], bytes], kept: Kept | None = None) -> None:
        """`read` gives an article's packed form where nothing is kept of it."""
        self._read, self._kept = read, kept
        self._packed: dict[str, bytes | None] = {}  # None: where it is kept

    def put(self, name: str, packed: bytes | None) -> None:
        """One more; without its packed form it is read, or taken from what is kept, when it is asked for."""
        self._packed[name] = packed

    def __getitem__(self, name: str) -> Article:
        packed = self._packed[name]
        return unpack(self._found(name) if packed is None else packed)

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, name: object) -> bool:
        return name in self._packed

    def without(self, names: Collection[str]) -> Articles:
        """The others."""
        others = Articles(self._read, self._kept)
        others._packed = {name: packed for name, packed in self._packed.items() if name not in names}
        return others

    def hold(self) -> None:
        """Have them all at hand, as other processes need them."""
        missing = [name for name, packed in self._packed.items() if packed is None]
        if missing and self._kept:
            self._packed |= self._kept.get(KIND, missing)
        self._packed |= {name: self._read(name) for name in missing if self._packed[name] is None}

    def _found(self, name: str) -> bytes:
        kept = self._kept.get(KIND, [name]) if self._kept else {}
        return kept[name] if name in kept else self._read(name)

    def __getstate__(self) -> dict[str, object]:
        """Another process has nothing but what is at hand."""
        self.hold()
        return {"_packed": self._packed, "_read": self._read, "_kept": None}


class ById(Mapping[str, Article]):
    """The same by their ids."""

    def __init__(self, articles: Articles, names: Mapping[str, str]) -> None:
        """`names` are their files, by their ids."""
        self.articles, self._names = articles, names

    def __getitem__(self, name: str) -> Article:
        return self.articles[self._names[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
