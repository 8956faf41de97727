"""Reading content/: every article and page map; what did not change comes from what the last build kept of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from site_builder.catalog.cards import Cards
from site_builder.errors import ContentError
from site_builder.files.contents import KIND, Content, no_content
from site_builder.files.inputs import decoded
from site_builder.files.kept import Kept
from site_builder.files.parsing import Asked, Found, Parsed, Read, packed_again, parse_file, read_batch, read_file
from site_builder.files.record import hash_bytes, scan
from site_builder.matter.pagemap import LINES_SUFFIX, SUFFIX, Written, map_path, parse_page_map
from site_builder.model import Article

BATCH = 64  # files that are parsed at once
_CARDS = "card"  # of what is kept
_AT_ONCE = 2000  # files whose contents are kept together
Fresh = tuple[str, str, Parsed]  # name and print of a file, and what was read of it
_ORDER = (SUFFIX, LINES_SUFFIX, ".md")  # page maps first


Run = Callable[[Callable[[list[Asked]], Read], list[list[Asked]]], Iterable[Read]]


def read_content(
    root: Path,
    run: Run = map,
    kept: Kept | None = None,
    known: Mapping[str, str] | None = None,
    writer: Cards | None = None,
) -> Content:
    """Read content/; what cannot be read is named in `errors`, never raised.

    `run` may share the reading out.  `known` are prints of files, by their paths in the project, that are surely what
    they were.  `writer` writes a card of each article.
    """
    last = _last(kept, writer)
    content = no_content(partial(packed_again, root), writer, kept)
    content.known.update(last)
    names, sure = _names(root), known or {}
    marks = {name: last[name][0] if name in last else "" for name in names}
    unsure = [(name, mark) for name, mark in marks.items() if not mark or sure.get(f"content/{name}") != mark]
    read, asked = _read_all(root, unsure, writer, run), dict(unsure)
    fresh: list[Fresh] = []
    for name in names:
        mark, found = next(read) if name in asked else (marks[name], None)
        if kept and writer and isinstance(found, Parsed):
            fresh.append((name, mark, found))
            found = found._replace(data=b"")
            if len(fresh) >= _AT_ONCE:
                _keep(kept, fresh, writer)
        content.take(name, mark, found or last[name][1])
    if kept and fresh:
        _keep(kept, fresh, writer)
    return content


def _last(kept: Kept | None, writer: Cards | None) -> dict[str, tuple[str, Parsed]]:
    """What the last build kept: print and contents by file; with a writer the cards alone."""
    if kept is None:
        return {}
    if writer is None:
        return {name: (mark, Parsed(data)) for name, (mark, data) in kept.rows(KIND).items()}
    cards = ((name, key.partition(" "), data) for name, (key, data) in kept.rows(_CARDS).items())
    return {name: (mark, Parsed(b"", data)) for name, (mark, _, made), data in cards if made == writer.key}


def _keep(kept: Kept, fresh: list[Fresh], writer: Cards | None) -> None:
    """Let this build's processes, and the next build, have what was read."""
    kept.put(KIND, ((name, mark, found.data) for name, mark, found in fresh))
    if writer:
        kept.put(_CARDS, ((name, f"{mark} {writer.key}", found.card) for name, mark, found in fresh))
    fresh.clear()
    kept.share()


def keep_content(kept: Kept, content: Content) -> None:
    """Let the next build have what was made since."""
    fresh = [(name, content.prints[name], found) for name, found in content.parsed.items() if name in content.prints]
    _keep(kept, fresh, content.writer)
    for kind in (KIND, _CARDS):
        kept.drop(kind, content.known - content.prints.keys())


def updated(content: Content, files: Mapping[str, str], removed: Iterable[str]) -> Content:
    """content/ as it will be once `files` are written and `removed` are gone."""
    after = content.without({*removed, *files})
    for name in sorted(files):
        data = parse_file(name, files[name], content.writer)
        if isinstance(data, ContentError):
            raise data
        after.take(name, hash_bytes(files[name].encode()), data)
        after.parsed[name] = data
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
        page_map = parse_page_map(decoded(read_file(root, shown.removeprefix("content/")), shown, ContentError), shown)
        if article.id in page_map.written:
            return page_map.written[article.id]
    return None


def _names(root: Path) -> list[str]:
    """Files of content/ that are ours, page maps first; hidden files, and folders that are links, are passed over."""
    names = [name.removeprefix("content/") for name in scan(root, ["content"], [])]
    return sorted((name for name in names if name.endswith(_ORDER)), key=lambda name: (_place(name), name.split("/")))


def _place(name: str) -> int:
    return next(n for n, suffix in enumerate(_ORDER) if name.endswith(suffix))


# ------------------------------------------------------------------------------------------ parsing
def _read_all(root: Path, asked: list[Asked], writer: Cards | None, run: Run) -> Iterator[tuple[str, Found]]:
    batches = [asked[at : at + BATCH] for at in range(0, len(asked), BATCH)]
    return (one for batch in run(partial(read_batch, root, writer), batches) for one in batch)
