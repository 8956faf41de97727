"""The seeds of a project as pages, and what content/ holds of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder import CONFIG_FILE
from site_builder.config import Config
from site_builder.errors import SeedError
from site_builder.files.inputs import list_seeds, read_seed
from site_builder.files.prints import open_page
from site_builder.files.reading import Content
from site_builder.matter.pagemap import PageMap, map_path
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
    known = {page_map.seed for page_map in content.maps.values()}
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
@dataclass(slots=True)
class Shelf:
    """content/ sorted by the page that its files came from."""

    before: dict[str, Before] = field(default_factory=dict)  # seed → what there is of it
    gone: dict[str, Before] = field(default_factory=dict)  # the same for seeds that are no more
    own: list[str] = field(default_factory=list)  # paths of articles that came from no seed


def shelve(content: Content, seeds: Seeds, report: Report) -> Shelf:
    """Sort content/ by page; a seed that was renamed is known by its bytes."""
    maps = {page_map.seed: (path, page_map) for path, page_map in sorted(content.maps.items())}
    renamed = _renamed(maps, seeds)
    unreadable = _unreadable(content)
    by_seed: dict[str, list[OnDisk]] = {}
    shelf = Shelf()
    for path in sorted(content.articles):
        seed = content.seed_of(path)
        if not seed:
            shelf.own.append(path)
            continue
        article = content.articles[path]
        written = maps[seed][1].written.get(article.id) if seed in maps else None
        by_seed.setdefault(seed, []).append(OnDisk(path, article, written))
    there = {page.seed for page in seeds.pages}
    for seed in sorted(set(maps) | set(by_seed)):
        path, page_map = maps.get(seed, ("", None))
        names = frozenset(name for name in (page_map.articles if page_map else ()) if name in unreadable)
        before = Before(page_map, path, tuple(by_seed.get(seed, ())), names)
        now = renamed.get(seed, seed)
        if now in there:
            shelf.before[now] = before
        elif seed not in seeds.left_out:
            shelf.gone[seed] = before
    if renamed:
        report.warn("; ".join(f"seeds/{old} is now seeds/{new}" for old, new in sorted(renamed.items())))
    return shelf


def _renamed(maps: Mapping[str, tuple[str, PageMap]], seeds: Seeds) -> dict[str, str]:
    """old name → new name of seeds whose bytes are there under another name."""
    there = {page.seed for page in seeds.pages} | seeds.left_out
    by_hash = {page.sha256: page.seed for page in seeds.pages if page.seed not in maps}
    lost = {seed: page_map for seed, (_, page_map) in maps.items() if seed not in there}
    return {seed: by_hash[page_map.sha256] for seed, page_map in lost.items() if page_map.sha256 in by_hash}


def _unreadable(content: Content) -> set[str]:
    """Ids of articles whose file cannot be read now: the file's name is the id without its date."""
    stems = {path.rsplit("/", 1)[-1].removesuffix(".md") for path in content.errors if path.endswith(".md")}
    names = {name for page_map in content.maps.values() for name in page_map.articles}
    return {name for name in names if any(name.endswith(f"-{stem}") for stem in stems)}
