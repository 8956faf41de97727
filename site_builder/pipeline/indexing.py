"""The pieces of the search index, made from what the last build kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from site_builder.catalog import Entry
from site_builder.catalog.fingerprint import plain_print
from site_builder.catalog.searched import search_doc
from site_builder.files.bundled import PACKAGE, read_tree
from site_builder.render import Piece
from site_builder.render.lines import Last
from site_builder.search import File, IndexLost, Item, SearchDoc, plan_index


def _nothing(path: str) -> None:
    """No site before this one."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The last site: the digests of its articles, and its files, and the index's, as the last build yielded them."""

    world: str = ""  # what all articles depend on beside their files
    digests: Mapping[str, str] = field(default_factory=dict)
    file: Callable[[str], bytes | None] = _nothing


def digest_of(entry: Entry, world: str) -> str:
    """Stands for all that search and data say of an article."""
    return f"{world} {entry.print} {entry.url}"


def last_of(entries: Sequence[Entry], memory: Memory) -> Last:
    """The last site as data files are mended from it."""
    same = (entry.id for entry in entries if memory.digests.get(entry.id) == digest_of(entry, memory.world))
    return Last(frozenset(same), memory.file)


def index_pieces(entries: Sequence[Entry], memory: Memory) -> list[Piece]:
    """The index as pieces, all of which look at every article."""
    key = plain_print([(entry.id, digest_of(entry, memory.world)) for entry in entries])
    works = _planned(entries, memory)
    return [Piece(f"search {n}", key, _Work(n, work, entries)) for n, work in enumerate(works)]


def _planned(entries: Sequence[Entry], memory: Memory) -> list[Callable[[], Iterator[File]]]:
    try:
        return plan_index([_item(entry, memory) for entry in entries], _client(), memory.file)
    except IndexLost:
        return plan_index([_item(entry, Memory()) for entry in entries], _client())


def _item(entry: Entry, memory: Memory) -> Item:
    """An article that is as it was needs no text."""
    name, digest = entry.id, digest_of(entry, memory.world)
    same = memory.digests.get(name) == digest
    return Item(name, digest, None if same else SearchDoc(*search_doc(entry)))


@dataclass(frozen=True, slots=True)
class _Work:
    number: int
    work: Callable[[], Iterator[File]]
    entries: Sequence[Entry]

    def __call__(self) -> list[File]:
        """The files; where the last index turns out not to be whole, made without it, which gives the same."""
        try:
            return list(self.work())
        except IndexLost:
            return list(_planned(self.entries, Memory())[self.number]())


def _client() -> dict[str, str]:
    """The sources of the search client."""
    tree = read_tree(PACKAGE / "search" / "client")
    return {name: data.decode("utf-8") for name, data in tree.items() if name.endswith(".js")}
