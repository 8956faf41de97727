"""Stories as they are shown, read from content/ as pages ask for them, and forgotten when there are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.catalog.entries import Told
from site_builder.catalog.joining import join
from site_builder.catalog.rights import shown
from site_builder.config import Config
from site_builder.model import Article

_HELD = 12_000  # stories; one takes about 28 KB


class Stories(Mapping[str, Told]):
    """Story by the id of its first part."""

    def __init__(self, articles: Mapping[str, Article], later: Mapping[str, tuple[str, ...]], config: Config) -> None:
        """`articles` are by their ids; `later` are the later parts of stories that have them."""
        self._articles, self._later, self._config = articles, later, config
        self._held: dict[str, Told] = {}

    def __getitem__(self, name: str) -> Told:
        told = self._held.get(name)
        if told is None:
            if len(self._held) >= _HELD:
                self._held.clear()
            told = self._held[name] = self._told(name)
        return told

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)

    def _told(self, name: str) -> Told:
        names = (name, *self._later.get(name, ()))
        return Told(*join([shown(self._articles[part], self._config) for part in names]))
