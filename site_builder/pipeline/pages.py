"""The seeds of a project as pages, and what content/ holds of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder import CONFIG_FILE
from site_builder.config import Config
from site_builder.errors import SeedError
from site_builder.files.contents import Content, MapHead
from site_builder.files.inputs import list_seeds, read_seed
from site_builder.files.prints import open_page
from site_builder.matter.pagemap import Written, lines_path, map_path
from site_builder.model import Page
from site_builder.pipeline.report import Report
from site_builder.settle.ondisk import Before, OnDisk
from site_builder.yamltext import line_of


@dataclass(frozen=True, slots=True)
class Seeds:
    """The pages that could be read, and the seeds that are there but are left out."""

    pages: tuple[Page, ...]
    left_out: frozenset[str] = frozenset()  # their content stays as it is


def read_pages(root: Path, content: Content, config: Config, report: Report) -> Seeds:
    """Read every seed; one that is bad, or whose text is there already, is named and left out."""
    pages: list[Page] = []
    left_out: set[str] = set()
    for seed in list_seeds(root):
        try:
            pages.append(open_page(root, seed, read_seed(root, seed)))
        except SeedError as error:
            report.wrong(error)
            left_out.add(seed)
    _name_unknown_pages(config, {page.seed for page in pages} | left_out, root, report)
    known = {head.seed for head in content.heads.values()}
    return Seeds(tuple(_without_copies(pages, known, report)), frozenset(left_out))


def _name_unknown_pages(config: Config, seeds: set[str], root: Path, report: Report) -> None:
    for seed in config.pages:
        if seed not in seeds:
            text = (root / CONFIG_FILE).read_text(encoding="utf-8-sig")
            report.warn(f"{CONFIG_FILE}:{line_of(text, seed)}: `pages` names seeds/{seed}, which is not there")


def _without_copies(pages: Sequence[Page], known: set[str], report: Report) -> list[Page]:
    """One page a text, and one a name (a.pdf beside a.txt): that which has content already, else the first by name."""
    first: dict[str, Page] = {}
    kept: list[Page] = []
    for page in sorted(pages, key=lambda page: (page.seed not in known, page.seed)):
        text, name = "".join(page.text.split()), map_path(page.seed, "")
        there = first.get(text) or first.get(name)
        if there:
            what = "its text" if text in first else "the same page"
            report.warn(
                f"seeds/{page.seed}: skipped, {what} is there already as seeds/{there.seed}; delete one of them"
            )
            continue
        first |= {text: page, name: page}
        kept.append(page)
    return sorted(kept, key=lambda page: page.seed)


# ------------------------------------------------------------------------------- what content/ holds of them
@dataclass(frozen=True, slots=True)
class There:
    """The files of content/ that came from one page; what they hold is read when it is asked for."""

    content: Content | None = None
    map_path: str = ""
    paths: tuple[str, ...] = ()  # of articles
    unreadable: frozenset[str] = frozenset()  # ids of articles whose file cannot be read: it stays as it is

    @property
    def ids(self) -> Iterator[str]:
        """Of the articles that can be read."""
        return (self.content.id_of(path) for path in self.paths) if self.content else iter(())

    def before(self) -> Before:
        """All that they hold."""
        content = self.content
        if content is None:
            return Before()
        page_map = content.maps[self.map_path] if self.map_path else None
        memory: Mapping[str, Written] = page_map.written if page_map else {}
        articles = ((path, content.articles[path]) for path in self.paths)
        disk = tuple(OnDisk(path, article, memory.get(article.id)) for path, article in articles)
        return Before(page_map, self.map_path, disk, self.unreadable)

    def prints(self) -> list[str]:
        """What stands for all that they hold."""
        if self.content is None:
            return []
        own = (self.map_path, lines_path(self.map_path)) if self.map_path else ()
        paths = sorted((*self.paths, *own))
        return [f"{path} {self.content.prints.get(path, '')}" for path in paths] + sorted(self.unreadable)


NOTHING = There()


@dataclass(slots=True)
class Shelf:
    """content/ sorted by the page that its files came from."""

    there: dict[str, There] = field(default_factory=dict)  # seed → what there is of it
    gone: dict[str, There] = field(default_factory=dict)  # the same for seeds that are no more
    own: list[str] = field(default_factory=list)  # paths of articles that came from no seed


def shelve(content: Content, seeds: Seeds, report: Report) -> Shelf:
    """Sort content/ by page; a seed that was renamed is known by its bytes."""
    maps = {head.seed: (path, head) for path, head in sorted(content.heads.items())}
    renamed = _renamed(maps, seeds)
    unreadable = _unreadable(content)
    by_seed: dict[str, list[str]] = {}
    shelf = Shelf()
    for path in sorted(content.articles):
        seed = content.seed_of(path)
        if seed:
            by_seed.setdefault(seed, []).append(path)
        else:
            shelf.own.append(path)
    there = {page.seed for page in seeds.pages}
    for seed in sorted(set(maps) | set(by_seed)):
        path, head = maps.get(seed, ("", None))
        names = unreadable.intersection(head.articles) if head else frozenset[str]()
        found = There(content, path, tuple(by_seed.get(seed, ())), frozenset(names))
        now = renamed.get(seed, seed)
        if now in there:
            shelf.there[now] = found
        elif seed not in seeds.left_out:
            shelf.gone[seed] = found
    if renamed:
        report.warn("; ".join(f"seeds/{old} is now seeds/{new}" for old, new in sorted(renamed.items())))
    return shelf


def _renamed(maps: Mapping[str, tuple[str, MapHead]], seeds: Seeds) -> dict[str, str]:
    """old name → new name of seeds whose bytes are there under another name."""
    there = {page.seed for page in seeds.pages} | seeds.left_out
    by_hash = {page.sha256: page.seed for page in seeds.pages if page.seed not in maps}
    lost = {seed: head for seed, (_, head) in maps.items() if seed not in there}
    return {seed: by_hash[head.sha256] for seed, head in lost.items() if head.sha256 in by_hash}


def _unreadable(content: Content) -> set[str]:
    """Ids of articles whose file cannot be read now: the file's name is the id without its date."""
    stems = {path.rsplit("/", 1)[-1].removesuffix(".md") for path in content.errors if path.endswith(".md")}
    if not stems:
        return set()
    names = {name for head in content.heads.values() for name in head.articles}
    return {name for name in names if any(name.endswith(f"-{stem}") for stem in stems)}
