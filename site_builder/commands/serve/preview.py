"""The page of an article as its file is now, while the build that makes the whole site anew is still at work."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder import CONFIG_FILE
from site_builder.files.record import Stat

if TYPE_CHECKING:
    from site_builder.model import Article, Page
    from site_builder.pipeline.project import Project


def is_article(name: str) -> bool:
    """Whether a file of a project is an article's Markdown."""
    return name.startswith("content/") and name.endswith(".md")


class Preview:
    """Keeps what it read, so that a change costs the catalogue and one page.  Used by one thread at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._project: Project | None = None
        self._settings: dict[str, Stat] = {}
        self._read: dict[str, tuple[Stat, Article]] = {}

    def pages(self, now: Mapping[str, Stat], changed: Collection[str]) -> dict[str, bytes]:
        """Path under public/ → the page of every article whose file is among `changed`.

        `now` are the stamps of all files.  Raises `SiteBuilderError` where the build will have something to say.
        """
        from site_builder.catalog import make_site
        from site_builder.render.article import article_page
        from site_builder.render.press import Press

        project = self._opened(now)
        articles = self._articles(now)
        wanted = {articles[name].id for name in changed if name in articles}
        seeds = {articles[name].source.seed for name in changed if name in articles} - {""}
        pages = {seed: self._seed(seed) for seed in seeds if f"seeds/{seed}" in now}
        site = make_site(list(articles.values()), project.config, project.gazetteer, pages)
        shown = [entry for entry in site.entries if any(part.id in wanted for part in entry.parts)]
        press = Press(site, project.theme) if shown else None
        return dict(article_page(press, entry) for entry in shown) if press else {}

    def _opened(self, now: Mapping[str, Stat]) -> Project:
        from site_builder.pipeline.project import open_project

        settings = {name: stat for name, stat in now.items() if not name.startswith(("content/", "seeds/"))}
        if self._project is None or settings != self._settings or CONFIG_FILE not in now:
            self._project, self._settings = open_project(self.root), settings
        return self._project

    def _articles(self, now: Mapping[str, Stat]) -> dict[str, Article]:
        from site_builder.errors import ContentError
        from site_builder.files.inputs import read_text
        from site_builder.matter.article import parse_article

        names = [name for name in now if is_article(name)]
        if not self._read:
            self._read = self._kept(now)
        for name in names:
            if name not in self._read or self._read[name][0] != now[name]:
                self._read[name] = now[name], parse_article(read_text(self.root / name, name, ContentError), name)
        return {name: self._read[name][1] for name in names}

    def _kept(self, now: Mapping[str, Stat]) -> dict[str, tuple[Stat, Article]]:
        """All articles at once, from what the last build kept of those that did not change."""
        from site_builder.files.kept import Kept
        from site_builder.files.reading import read_content
        from site_builder.files.record import tool_key

        kept = Kept.of_last_build(self.root, tool_key())
        articles = read_content(self.root, kept=kept).articles
        kept.close()
        named = ((f"content/{name}", article) for name, article in articles.items())
        return {name: (now[name], article) for name, article in named if name in now}

    def _seed(self, seed: str) -> Page:
        from site_builder.files.inputs import read_seed
        from site_builder.text.lines import make_page

        return make_page(seed, read_seed(self.root, seed))
