"""content/ → public/: the catalogue, the pages, the search index, checked before anything is put in place."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from site_builder.catalog import Site, make_site
from site_builder.catalog.urls import article_url
from site_builder.errors import ContentError, PublishError
from site_builder.files.bundled import PACKAGE, read_tree
from site_builder.model import Article, Page
from site_builder.pipeline.project import Project
from site_builder.pipeline.workers import share
from site_builder.render import Job, Theme, render_jobs
from site_builder.render.database import make_database
from site_builder.render.links import Found, broken_links, find_links
from site_builder.search import Item, Piece, SearchDoc, plan_index

_TYPED = re.compile(r"\]\(([^()\s]+)\)")
OFFLINE = "offline.json"
SITE_LIMIT = 1_000_000_000  # bytes; GitHub Pages publishes no more
Add = Callable[[str, bytes], bool]  # puts a file on the stage; True where it is new or has changed


@dataclass(slots=True)
class Made:
    """A site on its stage: what must be known of its files to check it."""

    sizes: dict[str, int] = field(default_factory=dict)
    links: dict[str, Found] = field(default_factory=dict)  # of every page
    written: int = 0

    def note(self, path: str, size: int, new: bool, links: Found | None) -> None:
        """One more file."""
        self.sizes[path] = size
        self.written += new
        if links:
            self.links[path] = links


def make_public(
    project: Project, articles: Sequence[Article], pages: Sequence[Page], add: Add, *, jobs: int, sqlite: bool
) -> Made:
    """Put every file of the site on the stage; `pages` are the seeds, for showing their lines beside the text.

    Raises `ThemeError` where a template is wrong, `PublishError` where an article has no page.
    """
    site = make_site(articles, project.config, project.gazetteer, {page.seed: page for page in pages})
    made = Made()
    start = partial(_start, site, project.theme, _client(), add, sqlite)
    for files in share(start, len(site_jobs(site, project.theme, {}, sqlite)), jobs):
        for file in files:
            made.note(*file)
    offline = offline_list(made.sizes)
    made.note(OFFLINE, len(offline), add(OFFLINE, offline), None)
    missing = [entry.url for entry in site.entries if entry.url not in made.sizes]
    if missing:
        raise PublishError("an article has no page", path=missing[0], remedy="mend the theme's article template")
    return made


def site_jobs(site: Site, theme: Theme, client: dict[str, str], sqlite: bool) -> list[Job]:
    """Everything that a site is made of, as pieces of work; the list depends on the site alone."""
    pieces = plan_index([Item(doc.id, "", SearchDoc(*doc)) for doc in site.search_docs], client)
    index: list[Job] = [partial(_published, piece) for piece in pieces]
    database: list[Job] = [lambda: [("data/digest.sqlite", make_database(site))]] if sqlite else []
    return [*index, *database, *render_jobs(site, theme)]


def _published(piece: Piece) -> Iterator[tuple[str, bytes]]:
    """The files of a piece of the index that go on the site."""
    return ((file.path, file.data) for file in piece() if file.data is not None and not file.kept)


FileNote = tuple[str, int, bool, Found | None]


def _start(site: Site, theme: Theme, client: dict[str, str], add: Add, sqlite: bool) -> Callable[[int], list[FileNote]]:
    """What a process that helps does first; what it returns does one piece of work after another."""
    jobs = site_jobs(site, theme, client, sqlite)

    def work(number: int) -> list[FileNote]:
        return [
            (path, len(data), add(path, data), find_links(data) if path.endswith(".html") else None)
            for path, data in jobs[number]()
        ]

    return work


def offline_list(paths: Iterable[str]) -> bytes:
    """What the service worker keeps when a reader asks for the whole site: all that pages and search are made of."""
    kept = sorted(
        path
        for path in paths
        if not path.startswith((".", "data/digest")) and not path.endswith(".xml") and path not in (OFFLINE, "sw.js")
    )
    return (json.dumps(kept, ensure_ascii=False, indent=0) + "\n").encode()


def _client() -> dict[str, str]:
    """The sources of the search client."""
    tree = read_tree(PACKAGE / "search" / "client")
    return {name: data.decode("utf-8") for name, data in tree.items() if name.endswith(".js")}


def links_to_nothing(made: Made, articles: Sequence[Article]) -> list[ContentError]:
    """Links that lead nowhere by what persons wrote into articles: named, but no reason to publish nothing.

    Raises `PublishError` where the theme wrote one.
    """
    broken = [tuple(link.split(" → ", 1)) for link in broken_links(made.sizes, made.links)]
    if not broken:
        return []
    typed = {target: article for article in articles for target in _TYPED.findall(article.body)}
    pages = {article_url(article): article for article in articles}
    errors: dict[str, ContentError] = {}
    ours = []
    for page, target in broken:
        lost = _lost_figure(page, target, pages)
        if lost:
            errors.setdefault(str(lost), lost)
        elif target in typed:
            remedy = "write a link as it is from the article's own page, or a full address"
            wrong = ContentError(f"the link `{target}` leads nowhere", path=_file(typed[target]), remedy=remedy)
            errors.setdefault(target, wrong)
        else:
            ours.append(f"{page} → {target}")
    if ours:
        remedy = "mend the template; the site that was there is untouched"
        raise PublishError(f"{len(ours)} links lead nowhere, first {ours[0]}", path="public", remedy=remedy)
    return [errors[key] for key in sorted(errors)]


def _lost_figure(page: str, target: str, pages: Mapping[str, Article]) -> ContentError | None:
    """A figure whose sentence is not in the article, as when one of the two was edited."""
    path, _, name = target.partition("#")
    article = pages.get(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page)
    if article is None or not any(figure.id == name.rpartition("-")[2] for figure in article.facts.figures):
        return None
    remedy = "copy the sentence from the body into `quote`, or delete the figure"
    return ContentError(f"the quote of figure {name} does not stand in the body", path=_file(article), remedy=remedy)


def _file(article: Article) -> str:
    return f"content/{article.date or 'undated'}/{article.slug}.md"
