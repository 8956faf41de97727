"""What of the last site can stay as it is: pieces whose keys and files are what they were."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence

from site_builder.files.kept import Kept, Row
from site_builder.files.stage import Seen
from site_builder.pipeline.made import Made
from site_builder.render import Piece
from site_builder.render.links import Found

_PIECES, _LINKS, _BROKEN, _SLUGS = "piece", "links", "broken", "slug"
_File = tuple[str, int, int]  # path, size, time of its last change


class Again:
    """The last site as it was kept; `live` is what stands in its folder now, `world` what all pieces depend on."""

    def __init__(self, kept: Kept, live: Mapping[str, Seen], world: str) -> None:
        self._kept, self._live, self._world = kept, live, world
        self._rows = kept.rows(_PIECES)
        self.slugs = {name: slug for name, (slug, _) in kept.rows(_SLUGS).items()}  # of terms, new ones to be added

    def files(self, piece: Piece) -> list[str] | None:
        """The files of a piece that need not be made again; None where it must."""
        key, data = self._rows.get(piece.name, ("", b""))
        if key != self._world + piece.key:
            return None
        files: list[_File] = marshal.loads(data)
        same = all((seen := self._live.get(path)) and seen[:2] == (size, time) for path, size, time in files)
        return [path for path, _, _ in files] if same else None

    def size(self, path: str) -> int:
        """Bytes of a file that is there."""
        return self._live[path].size

    @property
    def had_broken_links(self) -> bool:
        """Whether there is something to be said of pages that were not made again."""
        return bool(self._kept.names(_BROKEN))

    @property
    def paths(self) -> set[str]:
        """Every file of the last site."""
        return {path for _, data in self._rows.values() for path, _, _ in marshal.loads(data)}

    def links(self, pages: Iterable[str]) -> dict[str, Found]:
        """Links and anchors of pages of the last site."""
        return {page: marshal.loads(data) for page, data in self._kept.get(_LINKS, pages).items()}

    def all_links(self) -> dict[str, Found]:
        """The same of all its pages."""
        return {page: marshal.loads(data) for page, (_, data) in self._kept.rows(_LINKS).items()}

    # ------------------------------------------------------------------------------------------ for the next build
    def keep(self, made: Made, seen: Mapping[str, Seen]) -> None:
        """Let the next build know this site, whose files are as they are `seen` in its folder."""
        gone = self.paths - seen.keys()
        self._kept.put(
            _PIECES,
            (self._row(piece, made.files[piece.name], seen) for piece in made.pieces if piece.name in made.files),
        )
        self._kept.drop(_PIECES, self._rows.keys() - {piece.name for piece in made.pieces})
        self._kept.put(_LINKS, ((page, "", marshal.dumps(found)) for page, found in made.links.items()))
        self._kept.drop(_LINKS, gone)
        self._kept.put(_SLUGS, ((name, slug, b"") for name, slug in self.slugs.items()))
        self._kept.drop(_BROKEN, [_LINKS])
        self._kept.put(_BROKEN, [(_LINKS, "", b"")] if made.broken else [])

    def _row(self, piece: Piece, files: Sequence[str], seen: Mapping[str, Seen]) -> Row:
        return piece.name, self._world + piece.key, marshal.dumps([(path, *seen[path][:2]) for path in files])
