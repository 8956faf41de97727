"""The pieces of a site, and their making: in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from site_builder.catalog import Site
from site_builder.catalog.fingerprint import fingerprint
from site_builder.pipeline.indexing import Memory, index_pieces, last_of
from site_builder.pipeline.made import FileNote
from site_builder.render import Piece, Theme, render_pieces
from site_builder.render.database import make_database
from site_builder.render.links import Linked, Targets, find_links

Add = Callable[[str, bytes], bool]  # puts a file on the stage; True where it is new or has changed


class Maker:
    """Makes a site piece by piece, in this process or in several, each of which has a maker of its own."""

    def __init__(self, site: Site, theme: Theme, add: Add, memory: Memory, *, sqlite: bool) -> None:
        self.site, self.theme, self.add, self.sqlite, self.memory = site, theme, add, sqlite, memory
        self._targets = Targets()
        self.pieces = self._pieces()

    def _pieces(self) -> list[Piece]:
        """Everything that a site is made of; the list depends on the site alone."""
        pieces = render_pieces(self.site, self.theme, last_of(self.site.entries, self.memory))
        more = index_pieces(self.site.entries, self.memory)
        whole = fingerprint([piece.key for piece in pieces])
        more += [Piece("data/digest.sqlite", whole, self._database)] if self.sqlite else []
        return [*more, *pieces]

    def _database(self) -> Iterable[tuple[str, bytes]]:
        return [("data/digest.sqlite", make_database(self.site))]

    def start(self) -> Callable[[int], list[FileNote]]:
        """What a process that helps does first; what it returns makes one piece after another."""
        return self.make

    def make(self, number: int) -> list[FileNote]:
        """The files of a piece, put on the stage."""
        return [self._put(*file) for file in self.pieces[number].make()]

    def _put(self, path: str, data: bytes | None, kept: bool = False) -> FileNote:
        """A file of the site; one that is only `kept` for the next build is sent back; without data it is as it was."""
        if data is None or kept:
            return FileNote(path, kept=kept, same=not kept, data=data)
        new = self.add(path, data)
        if not path.endswith(".html"):
            return FileNote(path, len(data), new)
        found = find_links(data)
        return FileNote(path, len(data), new, Linked.of(found), self._targets.new(path, found))

    def __getstate__(self) -> dict[str, object]:
        """A process that shares no memory makes the list of the pieces itself, and the index without the last one."""
        return {name: value for name, value in vars(self).items() if name != "pieces"} | {"memory": Memory()}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self.pieces = self._pieces()
