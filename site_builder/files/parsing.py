"""One file of content/: read, checked and packed, in whatever process."""

from __future__ import annotations

import marshal
import os
import pickle
from pathlib import Path
from stat import S_ISLNK
from typing import NamedTuple

from site_builder.catalog.cards import Cards
from site_builder.errors import ContentError
from site_builder.files.inputs import decoded
from site_builder.files.names import check_content_name
from site_builder.files.record import hash_bytes
from site_builder.matter.article import parse_article
from site_builder.matter.packing import pack
from site_builder.matter.pagemap import SUFFIX, parse_page_map

MAX_ARTICLE_BYTES = 4_000_000


class Parsed(NamedTuple):
    """What a file holds, packed."""

    data: bytes = b""  # an article, a page map; '' of a file that is read elsewhere
    card: bytes = b""  # of an article, or the head of a page map


Asked = tuple[str, str]  # name of a file, and the print of what is kept of it, '' where nothing is
Found = Parsed | ContentError | None  # None: what is kept of it is of the same file
Read = list[tuple[str, Found]]


def read_batch(root: Path, writer: Cards | None, asked: list[Asked]) -> Read:
    """The print of each file and what it holds, in this process or another."""
    return [_read_one(root, writer, *one) for one in asked]


def _read_one(root: Path, writer: Cards | None, name: str, mark: str) -> tuple[str, Found]:
    try:
        check_content_name(name)
        raw = read_file(root, name)
        found = hash_bytes(raw)
        return found, None if found == mark else parse_file(name, decoded(raw, f"content/{name}", ContentError), writer)
    except ContentError as error:
        return "", error


def packed_again(root: Path, name: str) -> bytes:
    """A file of which too little was kept."""
    found = parse_file(name, decoded(read_file(root, name), f"content/{name}", ContentError), None)
    if isinstance(found, ContentError):
        raise found
    return found.data


def parse_file(name: str, text: str, writer: Cards | None) -> Parsed | ContentError:
    path = f"content/{name}"
    try:
        if name.endswith(SUFFIX):
            page_map = parse_page_map(text, path)
            head = (page_map.seed, page_map.sha256, page_map.articles)
            return Parsed(pickle.dumps(page_map), marshal.dumps(head))
        if not name.endswith(".md"):
            return Parsed()
        article = parse_article(text, path)
        return Parsed(pack(article), marshal.dumps(list(writer.of(article))) if writer else b"")
    except ContentError as error:
        return error


def read_file(root: Path, name: str) -> bytes:
    path, shown = f"{root}/content/{name}", f"content/{name}"
    try:
        stat = os.lstat(path)
        if S_ISLNK(stat.st_mode):
            if not Path(path).resolve().is_relative_to(root.resolve()):
                raise ContentError("a link that leads out of the project", path=shown, remedy="copy the file itself")
            stat = os.stat(path)
        if stat.st_size > MAX_ARTICLE_BYTES:
            raise ContentError("over 4 MB", path=shown, remedy="an article is one story; split it")
        with open(path, "rb", buffering=0) as file:
            return file.read()
    except OSError as error:
        remedy = "check that it exists and may be read"
        raise ContentError(f"cannot be read: {error.strerror}", path=shown, remedy=remedy) from None
