"""Everything in content/, as far as it has been asked for."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.catalog.cards import Card, Cards
from site_builder.errors import ContentError, SiteBuilderError
from site_builder.files.kept import Kept
from site_builder.files.names import check_alone
from site_builder.files.packed import ById, Form, Packed
from site_builder.files.parsing import Parsed
from site_builder.matter.packing import unpack
from site_builder.matter.pagemap import SUFFIX, PageMap
from site_builder.model import Article

KIND = "content"  # of what is kept


class MapHead(NamedTuple):
    """What most builds ask of a page map."""

    seed: str
    sha256: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in content/: paths are relative to it."""

    articles: Packed[Article]
    maps: Packed[PageMap]
    writer: Cards | None = None  # of `cards`; without one there are none
    prints: dict[str, str] = field(default_factory=dict)  # of every file that could be read: stands for its bytes
    cards: dict[str, Card] = field(default_factory=dict)  # of every article
    heads: dict[str, MapHead] = field(default_factory=dict)  # of every page map
    ids: dict[str, str] = field(default_factory=dict)  # article → its file
    addresses: dict[str, str] = field(default_factory=dict)  # its page, capitals aside, → its file
    errors: dict[str, SiteBuilderError] = field(default_factory=dict)  # of files that are left as they are
    parsed: dict[str, Parsed] = field(default_factory=dict)  # what is to be kept
    known: set[str] = field(default_factory=set)  # files of which something was kept

    @property
    def by_id(self) -> ById:
        """The articles by their ids."""
        return ById(self.articles, self.ids)

    @property
    def figures(self) -> int:
        """How many key figures the articles have."""
        return sum(card.stated for card in self.cards.values())

    def seed_of(self, name: str) -> str:
        """The seed that an article came from, '' where there is none."""
        return self.cards[name].seed if name in self.cards else self.articles[name].source.seed

    def id_of(self, name: str) -> str:
        """The id of the article in a file."""
        return self.cards[name].id if name in self.cards else self.articles[name].id

    def take(self, name: str, mark: str, found: Parsed | ContentError) -> None:
        """Take a file in; where it comes without its contents these are kept already."""
        try:
            if isinstance(found, ContentError):
                raise found
            if name.endswith(SUFFIX):
                self._take_map(name, found)
            elif name.endswith(".md"):
                self._take_article(name, found)
        except ContentError as error:
            self.errors[name] = error
            return
        self.prints[name] = mark

    def _take_map(self, name: str, found: Parsed) -> None:
        self.maps.put(name, found.data or None)
        if found.card:
            self.heads[name] = MapHead(*marshal.loads(found.card))
        else:
            page_map = self.maps[name]
            self.heads[name] = MapHead(page_map.seed, page_map.sha256, page_map.articles)

    def _take_article(self, name: str, found: Parsed) -> None:
        named = Card(*marshal.loads(found.card)) if found.card else unpack(found.data)
        check_alone(named, name, self.ids, self.addresses)
        self.articles.put(name, found.data or None)
        if isinstance(named, Card):
            self.cards[name] = named

    def without(self, gone: Collection[str]) -> Content:
        """The same but for some files."""
        return Content(
            articles=self.articles.without(gone),
            maps=self.maps.without(gone),
            writer=self.writer,
            prints={name: mark for name, mark in self.prints.items() if name not in gone},
            cards={name: card for name, card in self.cards.items() if name not in gone},
            heads={name: head for name, head in self.heads.items() if name not in gone},
            ids={article: name for article, name in self.ids.items() if name not in gone},
            addresses={address: name for address, name in self.addresses.items() if name not in gone},
            errors={name: error for name, error in self.errors.items() if name not in gone},
            parsed={name: data for name, data in self.parsed.items() if name not in gone},
            known=self.known,
        )


def no_content(read: Callable[[str], bytes], writer: Cards | None = None, kept: Kept | None = None) -> Content:
    """An empty content/, to be filled; `read` gives the packed form of a file of which nothing is kept."""
    articles = Packed(Form(KIND, unpack, read), kept)
    return Content(articles, Packed(Form(KIND, _page_map, read), kept), writer)


def _page_map(data: bytes) -> PageMap:
    return pickle.loads(data)  # type: ignore[no-any-return]
