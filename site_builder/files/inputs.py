"""Reading what a person put into a project: site.yaml, seeds, content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder import CONFIG_FILE
from site_builder.config import Config, parse_config
from site_builder.errors import ConfigError, ContentError, SeedError, SiteBuilderError
from site_builder.matter.article import parse_article
from site_builder.matter.pagemap import SUFFIX, PageMap, parse_page_map
from site_builder.model import Article
from site_builder.text.decode import MAX_SEED_BYTES

SEED_SUFFIX = ".txt"
MAX_ARTICLE_BYTES = 4_000_000


def read_config(root: Path) -> Config:
    """The project's settings; `ConfigError` where there is no project or a setting is wrong."""
    path = root / CONFIG_FILE
    if not path.is_file():
        remedy = "go to your project's folder, name it with -C DIR, or start one with  site-builder new DIR"
        raise ConfigError(f"no {CONFIG_FILE} in {root}", remedy=remedy)
    return parse_config(read_text(path, CONFIG_FILE, ConfigError))


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
    """POSIX paths under seeds/ of every page text, in order; hidden files and folders are passed over."""
    return sorted(path.relative_to(root / "seeds").as_posix() for path in _walk(root / "seeds", SEED_SUFFIX))


def read_seed(root: Path, seed: str) -> bytes:
    """The bytes of a seed; `SeedError` where it is too large, leads out of the project or cannot be read."""
    path, name = root / "seeds" / seed, f"seeds/{seed}"
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise SeedError(
                "a link that leads out of the project", path=name, remedy="copy the file itself into seeds/"
            )
        if path.stat().st_size > MAX_SEED_BYTES:
            size = path.stat().st_size / 1e6
            raise SeedError(
                f"{size:.1f} MB is more than one page can be",
                path=name,
                remedy="split it: one file a page, 8 MB at most",
            )
        return path.read_bytes()
    except OSError as error:
        raise SeedError(
            f"cannot be read: {error.strerror}", path=name, remedy="check that the file may be read"
        ) from None


def _walk(folder: Path, suffix: str) -> Iterator[Path]:
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
    errors: dict[str, SiteBuilderError] = field(default_factory=dict)  # of files that are left as they are


def read_content(root: Path) -> Content:
    """Read content/; what cannot be read is named in `errors`, never raised."""
    content = Content()
    folder = root / "content"
    for path in [*_walk(folder, SUFFIX), *_walk(folder, ".md")]:
        name = path.relative_to(folder).as_posix()
        try:
            if path.stat().st_size > MAX_ARTICLE_BYTES:
                raise ContentError("over 4 MB", path=f"content/{name}", remedy="an article is one story; split it")
            _add(content, name, read_text(path, f"content/{name}", ContentError))
        except ContentError as error:
            content.errors[name] = error
    return content


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
    for name in sorted(files):
        _add(after, name, files[name])
    return after


def _add(content: Content, name: str, text: str) -> None:
    path = f"content/{name}"
    if name.endswith(SUFFIX):
        content.maps[name] = parse_page_map(text, path)
    else:
        article = parse_article(text, path)
        other = content.ids.setdefault(article.id, name)
        if other != name:
            remedy = "ids are unique: give a new article another one, or delete the copy"
            raise ContentError(f"`id: {article.id}` is that of content/{other} too", path=path, line=2, remedy=remedy)
        content.articles[name] = article
    content.texts[name] = text
