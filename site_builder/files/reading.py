"""Reading content/: every article and page map; what did not change comes from what the last build kept of it."""

from __future__ import annotations

import os
import pickle
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from stat import S_ISLNK

from site_builder.errors import ContentError, SiteBuilderError
from site_builder.files.inputs import decoded
from site_builder.files.kept import Kept, Row
from site_builder.files.names import address_key, check_alone, check_content_name
from site_builder.files.record import hash_bytes, scan
from site_builder.matter.article import parse_article
from site_builder.matter.packing import pack, unpack
from site_builder.matter.pagemap import LINES_SUFFIX, SUFFIX, PageMap, Written, map_path, parse_page_map
from site_builder.model import Article

MAX_ARTICLE_BYTES = 4_000_000
BATCH = 64  # files that are parsed at once
_KIND = "content"
_ORDER = (SUFFIX, LINES_SUFFIX, ".md")  # page maps first
_MAP, _ARTICLE = b"m", b"a"


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in content/: paths are relative to it."""

    prints: dict[str, str] = field(default_factory=dict)  # of every file that could be read: stands for its bytes
    articles: dict[str, Article] = field(default_factory=dict)
    maps: dict[str, PageMap] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)  # article → its file
    addresses: dict[str, str] = field(default_factory=dict)  # its page, capitals aside, → its file
    errors: dict[str, SiteBuilderError] = field(default_factory=dict)  # of files that are left as they are
    parsed: dict[str, bytes] = field(default_factory=dict)  # packed: what is to be written


Asked = tuple[str, str]  # name of a file, and the print of what is kept of it, '' where nothing is
Packed = bytes | ContentError | None  # None: what is kept of it is of the same file
Run = Callable[
    [Callable[[list[Asked]], list[tuple[str, Packed]]], list[list[Asked]]], Iterable[list[tuple[str, Packed]]]
]


def read_content(
    root: Path, run: Run = map, kept: Kept | None = None, known: Mapping[str, str] | None = None
) -> Content:
    """Read content/; what cannot be read is named in `errors`, never raised.

    `run` may share the reading out.  `known` are prints of files, by their paths in the project, that are surely what
    they were.
    """
    content = Content()
    rows = kept.rows(_KIND) if kept else {}
    names, sure = _names(root), known or {}
    marks = {name: rows[name][0] if name in rows else "" for name in names}
    unsure = [(name, mark) for name, mark in marks.items() if not mark or sure.get(f"content/{name}") != mark]
    new = _new_rows(content, names, rows, dict(unsure), _read_all(root, unsure, run))
    if kept:
        kept.put(_KIND, new)
    else:
        deque(new, maxlen=0)
    return content


def _new_rows(
    content: Content,
    names: Iterable[str],
    rows: Mapping[str, tuple[str, bytes]],
    unsure: Container[str],
    read: Iterator[tuple[str, Packed]],
) -> Iterator[Row]:
    """Fill `content`, file by file, with what is kept or was read; what was read is to be kept."""
    for name in names:
        mark, data = next(read) if name in unsure else (rows[name][0], None)
        content.prints[name] = mark
        _add(content, name, rows[name][1] if data is None else data)
        if isinstance(data, bytes):
            yield name, mark, data


def keep_content(kept: Kept, content: Content) -> None:
    """Let the next build have what was parsed."""
    kept.put(
        _KIND, ((name, content.prints[name], data) for name, data in content.parsed.items() if name in content.prints)
    )
    kept.drop(_KIND, kept.names(_KIND) - content.prints.keys())


def updated(content: Content, files: Mapping[str, str], removed: Iterable[str]) -> Content:
    """content/ as it will be once `files` are written and `removed` are gone."""
    gone = {*removed, *files}
    after = Content(
        prints={name: mark for name, mark in content.prints.items() if name not in gone},
        articles={name: article for name, article in content.articles.items() if name not in gone},
        maps={name: page_map for name, page_map in content.maps.items() if name not in gone},
        errors={name: error for name, error in content.errors.items() if name not in gone},
        parsed={name: data for name, data in content.parsed.items() if name not in gone},
    )
    after.ids.update({article.id: name for name, article in after.articles.items()})
    after.addresses.update({address_key(article): name for name, article in after.articles.items()})
    for name in sorted(files):
        data = _parse(name, files[name])
        if isinstance(data, ContentError):
            raise data
        after.prints[name] = hash_bytes(files[name].encode())
        after.parsed[name] = data
        _add(after, name, data)
    return after


def is_same(content: Content, name: str, text: str) -> bool:
    """Whether a file of content/ holds a text already."""
    return content.prints.get(name) == hash_bytes(text.encode())


def still_as_read(root: Path, content: Content, name: str) -> bool:
    """Whether a file of content/ is what it was when it was read: a person may have saved it during the build."""
    try:
        now = (root / "content" / name).read_bytes()
    except OSError:
        return name not in content.prints
    return content.prints.get(name) == hash_bytes(now)


def read_memory(root: Path, article: Article) -> Written | None:
    """What the tool remembers of one article, without reading the rest; None where there is no memory of it.

    The page map stands in the folder of the issue's date, which a person may have changed in the article.
    """
    name = map_path(article.source.seed, "").partition("/")[2]
    for path in sorted((root / "content").glob(f"*/{name}")):
        shown = path.relative_to(root).as_posix()
        page_map = parse_page_map(decoded(_read(root, shown.removeprefix("content/")), shown, ContentError), shown)
        if article.id in page_map.written:
            return page_map.written[article.id]
    return None


def _names(root: Path) -> list[str]:
    """Files of content/ that are ours, page maps first; hidden files, and folders that are links, are passed over."""
    names = [name.removeprefix("content/") for name in scan(root, ["content"], [])]
    return sorted((name for name in names if name.endswith(_ORDER)), key=lambda name: (_place(name), name.split("/")))


def _place(name: str) -> int:
    return next(n for n, suffix in enumerate(_ORDER) if name.endswith(suffix))


def _read(root: Path, name: str) -> bytes:
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


# ------------------------------------------------------------------------------------------ parsing
def _read_all(root: Path, asked: list[Asked], run: Run) -> Iterator[tuple[str, Packed]]:
    batches = [asked[at : at + BATCH] for at in range(0, len(asked), BATCH)]
    return (one for batch in run(partial(read_batch, root), batches) for one in batch)


def read_batch(root: Path, asked: list[Asked]) -> list[tuple[str, Packed]]:
    """The print of each file and what it holds, in this process or another."""
    return [_read_one(root, *one) for one in asked]


def _read_one(root: Path, name: str, mark: str) -> tuple[str, Packed]:
    try:
        check_content_name(name)
        raw = _read(root, name)
        found = hash_bytes(raw)
        return found, None if found == mark else _parse(name, decoded(raw, f"content/{name}", ContentError))
    except ContentError as error:
        return "", error


def _parse(name: str, text: str) -> bytes | ContentError:
    path = f"content/{name}"
    try:
        if name.endswith(SUFFIX):
            return _MAP + pickle.dumps(parse_page_map(text, path))
        return _ARTICLE + pack(parse_article(text, path)) if name.endswith(".md") else b""
    except ContentError as error:
        return error


def _add(content: Content, name: str, data: bytes | ContentError) -> None:
    if isinstance(data, ContentError):
        _leave(content, name, data)
    elif data[:1] == _MAP:
        content.maps[name] = pickle.loads(memoryview(data)[1:])
    elif data[:1] == _ARTICLE:
        article = unpack(memoryview(data)[1:])
        try:
            check_alone(article, name, content.ids, content.addresses)
            content.articles[name] = article
        except ContentError as error:
            _leave(content, name, error)


def _leave(content: Content, name: str, error: ContentError) -> None:
    content.errors[name] = error
    content.prints.pop(name, None)
    content.parsed.pop(name, None)
