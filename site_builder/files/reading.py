"""Reading content/: every article and page map; what did not change comes from what the last build kept of it."""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from site_builder.catalog.cards import Card, Cards
from site_builder.errors import ContentError, SiteBuilderError
from site_builder.files.articles import KIND, Articles, ById
from site_builder.files.inputs import decoded
from site_builder.files.kept import Kept
from site_builder.files.names import check_alone
from site_builder.files.parsing import Asked, Found, Parsed, Read, packed_article, parse_file, read_batch, read_file
from site_builder.files.record import hash_bytes, scan
from site_builder.matter.packing import unpack
from site_builder.matter.pagemap import LINES_SUFFIX, SUFFIX, PageMap, Written, map_path, parse_page_map
from site_builder.model import Article

BATCH = 64  # files that are parsed at once
_CARDS, _MAPS = "card", "map"  # of what is kept, beside the articles
_ORDER = (SUFFIX, LINES_SUFFIX, ".md")  # page maps first


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in content/: paths are relative to it."""

    articles: Articles
    writer: Cards | None = None  # of `cards`; without one there are none
    prints: dict[str, str] = field(default_factory=dict)  # of every file that could be read: stands for its bytes
    cards: dict[str, Card] = field(default_factory=dict)  # of every article
    maps: dict[str, PageMap] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)  # article → its file
    addresses: dict[str, str] = field(default_factory=dict)  # its page, capitals aside, → its file
    errors: dict[str, SiteBuilderError] = field(default_factory=dict)  # of files that are left as they are
    parsed: dict[str, Parsed] = field(default_factory=dict)  # what is to be kept
    known: Set[str] = frozenset()  # files of which something was kept

    @property
    def by_id(self) -> ById:
        """The articles by their ids."""
        return ById(self.articles, self.ids)

    def seed_of(self, name: str) -> str:
        """The seed that an article came from, '' where there is none."""
        return self.cards[name].seed if name in self.cards else self.articles[name].source.seed

    @property
    def figures(self) -> int:
        """How many key figures the articles have."""
        return sum(card.stated for card in self.cards.values())


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
    content = Content(Articles(partial(packed_article, root), kept), writer, known=frozenset(last))
    names, sure = _names(root), known or {}
    marks = {name: last[name][0] if name in last else "" for name in names}
    unsure = [(name, mark) for name, mark in marks.items() if not mark or sure.get(f"content/{name}") != mark]
    read, asked = _read_all(root, unsure, writer, run), dict(unsure)
    for name in names:
        mark, found = next(read) if name in asked else (marks[name], None)
        content.prints[name] = mark
        _add(content, name, found or last[name][1], new=found is not None)
    return content


def _last(kept: Kept | None, writer: Cards | None) -> dict[str, tuple[str, Parsed]]:
    """What the last build kept: print and contents by file; with a writer articles as their cards alone."""
    if kept is None:
        return {}
    maps = {name: (mark, Parsed(data)) for name, (mark, data) in kept.rows(_MAPS).items()}
    if writer is None:
        return maps | {name: (mark, Parsed(data)) for name, (mark, data) in kept.rows(KIND).items()}
    cards = kept.rows(_CARDS)
    return maps | {
        name: (mark, Parsed(b"", data))
        for name, (key, data) in cards.items()
        for mark, _, made in (key.partition(" "),)
        if made == writer.key
    }


def keep_content(kept: Kept, content: Content) -> None:
    """Let the next build have what was parsed."""
    rows = [(name, content.prints[name], parsed) for name, parsed in content.parsed.items() if name in content.prints]
    made = content.writer.key if content.writer else ""
    kept.put(_MAPS, ((name, mark, parsed.data) for name, mark, parsed in rows if not name.endswith(".md")))
    kept.put(KIND, ((name, mark, parsed.data) for name, mark, parsed in rows if name.endswith(".md")))
    kept.put(_CARDS, ((name, f"{mark} {made}", parsed.card) for name, mark, parsed in rows if parsed.card))
    for kind in (_MAPS, KIND, _CARDS):
        kept.drop(kind, content.known - content.prints.keys())


def updated(content: Content, files: Mapping[str, str], removed: Iterable[str]) -> Content:
    """content/ as it will be once `files` are written and `removed` are gone."""
    gone = {*removed, *files}
    after = Content(
        articles=content.articles.without(gone),
        writer=content.writer,
        known=content.known,
        prints={name: mark for name, mark in content.prints.items() if name not in gone},
        cards={name: card for name, card in content.cards.items() if name not in gone},
        maps={name: page_map for name, page_map in content.maps.items() if name not in gone},
        ids={article: name for article, name in content.ids.items() if name not in gone},
        addresses={address: name for address, name in content.addresses.items() if name not in gone},
        errors={name: error for name, error in content.errors.items() if name not in gone},
        parsed={name: data for name, data in content.parsed.items() if name not in gone},
    )
    for name in sorted(files):
        data = parse_file(name, files[name], content.writer)
        if isinstance(data, ContentError):
            raise data
        after.prints[name] = hash_bytes(files[name].encode())
        _add(after, name, data, new=True)
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


def _add(content: Content, name: str, found: Parsed | ContentError, *, new: bool) -> None:
    """Take a file in; what is `new` is to be kept."""
    if isinstance(found, ContentError):
        _leave(content, name, found)
        return
    if name.endswith(SUFFIX):
        content.maps[name] = pickle.loads(found.data)
    elif name.endswith(".md"):
        named = Card(*marshal.loads(found.card)) if found.card else unpack(found.data)
        try:
            check_alone(named, name, content.ids, content.addresses)
        except ContentError as error:
            _leave(content, name, error)
            return
        content.articles.put(name, found.data or None)
        if isinstance(named, Card):
            content.cards[name] = named
    if new:
        content.parsed[name] = found


def _leave(content: Content, name: str, error: ContentError) -> None:
    content.errors[name] = error
    content.prints.pop(name, None)
    content.parsed.pop(name, None)
