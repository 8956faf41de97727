"""What is known of a site that was made: its files, to check them; its pieces, to make the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.catalog import Kinship
from site_builder.render import Piece
from site_builder.render.links import Linked


class FileNote(NamedTuple):
    """What is known of one file that was made."""

    path: str
    size: int = 0
    new: bool = False
    links: Linked | None = None  # of a page
    targets: Sequence[str] = ()  # what it links to, as far as not told of another page
    kept: bool = False  # no part of the site, but wanted by the next build
    same: bool = False  # as it is in the last site
    data: bytes | None = None  # of a kept one, None where it is as it was


@dataclass(slots=True)
class Made:
    """A site on its stage: what must be known of its files to check it, and of its pieces to make the next."""

    pieces: Sequence[Piece] = ()
    digests: Mapping[str, str] = field(default_factory=dict)  # of every article, as search knows it
    files: dict[str, list[str]] = field(default_factory=dict)  # of every piece that was made now
    sizes: dict[str, int] = field(default_factory=dict)
    links: dict[str, Linked] = field(default_factory=dict)  # of every page that was made now
    targets: set[str] = field(default_factory=set)  # what these link to
    kept: dict[str, bytes | None] = field(default_factory=dict)  # what the next build wants, None: as it was
    written: set[str] = field(default_factory=set)
    kinship: Kinship = field(default_factory=Kinship)  # what its articles have in common
    broken: list[tuple[str, str]] = field(default_factory=list)  # page and target of every link that leads nowhere

    def note(self, piece: str, file: FileNote) -> None:
        """One more file."""
        if file.kept:
            self.kept[file.path] = file.data
            return
        self.files.setdefault(piece, []).append(file.path)
        self.sizes[file.path] = file.size
        if file.new:
            self.written.add(file.path)
        if file.links:
            self.links[file.path] = file.links
            self.targets.update(file.targets)
