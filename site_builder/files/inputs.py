"""Reading what a person put into a project: site.yaml, seeds, content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder import CONFIG_FILE
from site_builder.config import Config, parse_config
from site_builder.errors import ConfigError, ContentError, SeedError, SiteBuilderError
from site_builder.files.names import address_key, check_alone, check_article_name, check_seed_name
from site_builder.matter.article import parse_article
from site_builder.matter.pagemap import LINES_SUFFIX, SUFFIX, PageMap, Written, map_path, parse_page_map
from site_builder.model import Article
from site_builder.text.decode import MAX_SEED_BYTES

SEED_SUFFIXES = (".txt", ".pdf")
MAX_PDF_BYTES = 200_000_000
MAX_ARTICLE_BYTES = 4_000_000


def read_config(root: Path) -> Config:
    """The project's settings; `ConfigError` where there is no project or a setting is wrong."""
    find_project(root)
    return parse_config(read_text(root / CONFIG_FILE, CONFIG_FILE, ConfigError))


def find_project(root: Path) -> None:
    """`ConfigError` where there is no project: said before anything is written there."""
    if not (root / CONFIG_FILE).is_file():
        remedy = "go to your project's folder, name it with -C DIR, or start one with  site-builder new DIR"
        raise ConfigError(f"no {CONFIG_FILE} in {root}", remedy=remedy)


def read_text(path: Path, name: str, error: type[SiteBuilderError]) -> str:
    """A UTF-8 text file; `error` where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = trouble.object[: trouble.start].count(b"\n") + 1
        raise error("not UTF-8 text", path=name, line=line, remedy="save the file as UTF-8") from None
    except OSError as trouble:
        raise error(
            f"cannot be read: {trouble.strerror}", path=name, remedy="check that it exists and may be read"
        ) from None


def list_seeds(root: Path) -> list[str]:
    """POSIX paths under seeds/ of every page, text or PDF, in order; hidden files and folders are passed over."""
    return sorted(path.relative_to(root / "seeds").as_posix() for path in _walk(root / "seeds", SEED_SUFFIXES))


def read_seed(root: Path, seed: str) -> bytes:
    """The bytes of a seed; `SeedError` where its name or size will not do, or it leads out of the project."""
    path, name = root / "seeds" / seed, f"seeds/{seed}"
    check_seed_name(seed)
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise SeedError(
                "a link that leads out of the project", path=name, remedy="copy the file itself into seeds/"
            )
        limit = MAX_PDF_BYTES if seed.lower().endswith(".pdf") else MAX_SEED_BYTES
        if path.stat().st_size > limit:
            cause = f"{path.stat().st_size / 1e6:.1f} MB is more than one page can be"
            raise SeedError(cause, path=name, remedy=f"split it: one file a page, {limit // 1_000_000} MB at most")
        return path.read_bytes()
    except OSError as error:
        raise SeedError(
            f"cannot be read: {error.strerror}", path=name, remedy="check that the file may be read"
        ) from None


def _walk(folder: Path, suffix: str | tuple[str, ...]) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path, suffix)
        elif path.name.lower().endswith(suffix) and not path.is_dir():
            yield path


@dataclass(frozen=True, slots=True)
class Content:
    """Everything in content/: paths are relative to it."""

    texts: dict[str, str] = field(default_factory=dict)  # of every file that could be read
    articles: dict[str, Article] = field(default_factory=dict)
    maps: dict[str, PageMap] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)  # article → its file
    addresses: dict[str, str] = field(default_factory=dict)  # its page, capitals aside, → its file
    errors: dict[str, SiteBuilderError] = field(default_factory=dict)  # of files that are left as they are


Parsed = Article | PageMap | ContentError | None  # None: the lines of a PDF, which are text
Run = Callable[[Callable[[list[tuple[str, str]]], list[Parsed]], list[list[tuple[str, str]]]], Iterable[list[Parsed]]]
BATCH = 64  # files that are parsed at once


def read_content(root: Path, run: Run = map) -> Content:
    """Read content/; what cannot be read is named in `errors`, never raised.  `run` may share the work out."""
    content = Content()
    folder = root / "content"
    texts: list[tuple[str, str]] = []
    for path in [*_walk(folder, SUFFIX), *_walk(folder, LINES_SUFFIX), *_walk(folder, ".md")]:
        name = path.relative_to(folder).as_posix()
        try:
            if name.endswith(".md"):
                check_article_name(name)
            texts.append((name, _read_article(root, path, name)))
        except ContentError as error:
            content.errors[name] = error
    batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    for batch, parsed in zip(batches, run(parse_batch, batches), strict=True):
        for (name, text), record in zip(batch, parsed, strict=True):
            _add(content, name, text, record)
    return content


def still_as_read(root: Path, content: Content, name: str) -> bool:
    """Whether a file of content/ is what it was when it was read: a person may have saved it during the build."""
    try:
        now = (root / "content" / name).read_bytes()
    except OSError:
        return name not in content.texts
    return name in content.texts and now.decode("utf-8-sig", "replace") == content.texts[name]


def read_memory(root: Path, article: Article) -> Written | None:
    """What the tool remembers of one article, without reading the rest; None where there is no memory of it.

    The page map stands in the folder of the issue's date, which a person may have changed in the article.
    """
    name = map_path(article.source.seed, "").partition("/")[2]
    for path in sorted((root / "content").glob(f"*/{name}")):
        shown = path.relative_to(root).as_posix()
        page_map = parse_page_map(read_text(path, shown, ContentError), shown)
        if article.id in page_map.written:
            return page_map.written[article.id]
    return None


def _read_article(root: Path, path: Path, name: str) -> str:
    shown = f"content/{name}"
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
            raise ContentError("a link that leads out of the project", path=shown, remedy="copy the file itself")
        if path.stat().st_size > MAX_ARTICLE_BYTES:
            raise ContentError("over 4 MB", path=shown, remedy="an article is one story; split it")
    except OSError as error:
        remedy = "check that it exists and may be read"
        raise ContentError(f"cannot be read: {error.strerror}", path=shown, remedy=remedy) from None
    return read_text(path, shown, ContentError)


def parse_batch(files: list[tuple[str, str]]) -> list[Parsed]:
    """What each (name, text) holds, in this process or another."""
    return [_parse(name, text) for name, text in files]


def _parse(name: str, text: str) -> Parsed:
    path = f"content/{name}"
    if name.endswith(LINES_SUFFIX):
        return None
    try:
        return parse_page_map(text, path) if name.endswith(SUFFIX) else parse_article(text, path)
    except ContentError as error:
        return error


def updated(content: Content, files: Mapping[str, str], removed: Iterable[str]) -> Content:
    """content/ as it will be once `files` are written and `removed` are gone."""
    gone = {*removed, *files}
    after = Content(
        texts={name: text for name, text in content.texts.items() if name not in gone},
        articles={name: article for name, article in content.articles.items() if name not in gone},
        maps={name: page_map for name, page_map in content.maps.items() if name not in gone},
        errors={name: error for name, error in content.errors.items() if name not in gone},
    )
    after.ids.update({article.id: name for name, article in after.articles.items()})
    after.addresses.update({address_key(article): name for name, article in after.articles.items()})
    for name in sorted(files):
        record = _parse(name, files[name])
        if isinstance(record, ContentError):
            raise record
        _add(after, name, files[name], record)
    return after


def _add(content: Content, name: str, text: str, record: Parsed) -> None:
    if isinstance(record, ContentError):
        content.errors[name] = record
        return
    if isinstance(record, PageMap):
        content.maps[name] = record
    elif record:
        try:
            check_alone(record, name, content.ids, content.addresses)
        except ContentError as error:
            content.errors[name] = error
            return
        content.articles[name] = record
    content.texts[name] = text
