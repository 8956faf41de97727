"""The pieces of a site, and their making: in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from site_builder.catalog import Site
from site_builder.catalog.fingerprint import fingerprint
from site_builder.catalog.searched import search_docs
from site_builder.files.bundled import PACKAGE, read_tree
from site_builder.pipeline.made import FileNote
from site_builder.render import Piece, Theme, render_pieces
from site_builder.render.database import make_database
from site_builder.render.links import find_links
from site_builder.search import SearchDoc, build_index

Add = Callable[[str, bytes], bool]  # puts a file on the stage; True where it is new or has changed


class Maker:
    """Makes a site piece by piece, in this process or in several, each of which has a maker of its own."""

    def __init__(self, site: Site, theme: Theme, add: Add, *, sqlite: bool) -> None:
        self.site, self.theme, self.add, self.sqlite = site, theme, add, sqlite
        self.pieces = self._pieces()

    def _pieces(self) -> list[Piece]:
        """Everything that a site is made of; the list depends on the site alone."""
        pieces = render_pieces(self.site, self.theme)
        whole = fingerprint([piece.key for piece in pieces])
        more = [Piece("search", whole, self._index)]
        more += [Piece("data/digest.sqlite", whole, self._database)] if self.sqlite else []
        return [*more, *pieces]

    def _index(self) -> Iterable[tuple[str, bytes]]:
        return build_index([SearchDoc(*doc) for doc in search_docs(self.site.entries)], _client())

    def _database(self) -> Iterable[tuple[str, bytes]]:
        return [("data/digest.sqlite", make_database(self.site))]

    def start(self) -> Callable[[int], list[FileNote]]:
        """What a process that helps does first; what it returns makes one piece after another."""
        return self.make

    def make(self, number: int) -> list[FileNote]:
        """The files of a piece, put on the stage."""
        return [
            FileNote(path, len(data), self.add(path, data), find_links(data) if path.endswith(".html") else None)
            for path, data in self.pieces[number].make()
        ]

    def __getstate__(self) -> dict[str, object]:
        """A process that shares no memory makes the list of the pieces itself."""
        return {name: value for name, value in vars(self).items() if name != "pieces"}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self.pieces = self._pieces()


def _client() -> dict[str, str]:
    """The sources of the search client."""
    tree = read_tree(PACKAGE / "search" / "client")
    return {name: data.decode("utf-8") for name, data in tree.items() if name.endswith(".js")}
