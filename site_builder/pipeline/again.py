"""What of the last site can stay as it is: pieces whose keys and files are what they were."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from site_builder.catalog import Kinship
from site_builder.files.kept import Kept, Row
from site_builder.files.record import hash_bytes
from site_builder.files.stage import Seen
from site_builder.pipeline.indexing import Memory
from site_builder.pipeline.made import FileNote, Made
from site_builder.render import Piece
from site_builder.render.links import Linked

_PIECES, _LINKS, _BROKEN, _SLUGS, _INDEX, _DOCS = "piece", "links", "broken", "slug", "index", "searched"
_KIN = "kin"
_File = tuple[str, int, int]  # path, size, time of its last change


class Again:
    """The last site as it was kept; `live` is what stands in its folder now, `world` what all pieces depend on."""

    def __init__(self, kept: Kept, out: Path, live: Mapping[str, Seen], world: str) -> None:
        self._kept, self._out, self._live, self._world = kept, out, live, world
        self._rows = kept.rows(_PIECES)
        self.slugs = {name: slug for name, (slug, _) in kept.rows(_SLUGS).items()}  # of terms, new ones to be added
        self._named = frozenset(self.slugs)

    def files(self, piece: Piece) -> list[str] | None:
        """The files of a piece that need not be made again; None where it must."""
        key, data = self._rows.get(piece.name, ("", b""))
        if key != self._world + piece.key:
            return None
        files: list[_File] = marshal.loads(data)
        return [path for path, _, _ in files] if all(map(self._is_there, files)) else None

    def _is_there(self, file: _File) -> bool:
        """Whether a file is as the last build left it."""
        seen = self._live.get(file[0])
        return seen is not None and seen[:2] == file[1:]

    def size(self, path: str) -> int:
        """Bytes of a file that is there."""
        return self._live[path].size

    def sized(self, note: FileNote) -> FileNote:
        """A file of the last site that is a part of the next as it is."""
        return note._replace(size=self.size(note.path))

    @cached_property
    def kinship(self) -> Kinship | None:
        """What the articles of the last site had in common; None where that is not whole."""
        mark, data = self._kept.rows(_KIN).get(_KIN, ("", b""))
        return Kinship(*marshal.loads(data)) if data and mark == hash_bytes(data) else None

    @cached_property
    def memory(self) -> Memory:
        """The last site as search and data are made from it."""
        return Memory(self._world, {name: key for name, (key, _) in self._kept.rows(_DOCS).items()}, self._file)

    @cached_property
    def _index(self) -> Mapping[str, bytes]:
        """Whole ones only: who reads them trusts what they say."""
        return {path: data for path, (mark, data) in self._kept.rows(_INDEX).items() if mark == hash_bytes(data)}

    @cached_property
    def _untouched(self) -> set[str]:
        """Files of the last site that are what they were."""
        rows = (marshal.loads(data) for _, data in self._rows.values())
        return {file[0] for files in rows for file in files if self._is_there(file)}

    def _file(self, path: str) -> bytes | None:
        if path in self._index:
            return self._index[path]
        return (self._out / path).read_bytes() if path in self._untouched else None

    @property
    def had_broken_links(self) -> bool:
        """Whether there is something to be said of pages that were not made again."""
        return bool(self._kept.names(_BROKEN))

    @cached_property
    def paths(self) -> set[str]:
        """Every file of the last site."""
        return {path for _, data in self._rows.values() for path, _, _ in marshal.loads(data)}

    def links(self, pages: Iterable[str]) -> dict[str, Linked]:
        """Links and anchors of pages of the last site."""
        return {page: Linked(*marshal.loads(data)) for page, data in self._kept.get(_LINKS, pages).items()}

    def all_links(self) -> dict[str, Linked]:
        """The same of all its pages."""
        return {page: Linked(*marshal.loads(data)) for page, (_, data) in self._kept.rows(_LINKS).items()}

    # ------------------------------------------------------------------------------------------ for the next build
    def keep(self, made: Made, seen: Mapping[str, Seen]) -> None:
        """Let the next build know this site, whose files are as they are `seen` in its folder."""
        lost = self.paths - seen.keys()
        self._kept.put(
            _PIECES,
            (self._row(piece, made.files[piece.name], seen) for piece in made.pieces if piece.name in made.files),
        )
        self._kept.drop(_PIECES, self._rows.keys() - {piece.name for piece in made.pieces})
        self._kept.put(_LINKS, ((page, "", marshal.dumps(tuple(linked))) for page, linked in made.links.items()))
        self._kept.drop(_LINKS, lost)
        self._kept.put(_SLUGS, ((name, self.slugs[name], b"") for name in self.slugs.keys() - self._named))
        if made.kept:
            self._kept.put(
                _INDEX, ((path, hash_bytes(data), data) for path, data in made.kept.items() if data is not None)
            )
            kinds = {_kind(path) for path in made.kept}
            gone = {path for path in self._index if _kind(path) in kinds} - made.kept.keys()
            self._kept.drop(_INDEX, gone)
            new = made.digests.items() - self.memory.digests.items()
            self._kept.put(_DOCS, ((name, digest, b"") for name, digest in new))
            self._kept.drop(_DOCS, self.memory.digests.keys() - made.digests.keys())
        if made.kinship is not self.kinship:
            kin = marshal.dumps(tuple(made.kinship))
            self._kept.put(_KIN, [(_KIN, hash_bytes(kin), kin)])
        self._kept.drop(_BROKEN, [_LINKS])
        self._kept.put(_BROKEN, [(_LINKS, "", b"")] if made.broken else [])

    def _row(self, piece: Piece, files: Sequence[str], seen: Mapping[str, Seen]) -> Row:
        return piece.name, self._world + piece.key, marshal.dumps([(path, *seen[path][:2]) for path in files])


def _kind(path: str) -> str:
    """Of what is kept beside the site: what the index is made from, or where lines stand."""
    return path.partition("/")[0]
