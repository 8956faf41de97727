"""Site + theme → every file of public/, the search index excepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from urllib.parse import urlsplit

from site_builder.catalog import Issue, Site
from site_builder.render.article import article_page, redirect_page
from site_builder.render.data import data_files
from site_builder.render.explorer import figures_jobs
from site_builder.render.feed import feeds
from site_builder.render.home import home_page
from site_builder.render.issues import calendar_page, issue_pages
from site_builder.render.press import File, Press
from site_builder.render.terms import term_jobs
from site_builder.render.theme import Folder, Theme, layer, load_theme, parse_theme
from site_builder.render.timeline import timeline_pages
from site_builder.render.web import root_files, theme_files

__all__ = ["File", "Folder", "Job", "Theme", "layer", "load_theme", "parse_theme", "render_jobs", "render_site"]


Job = Callable[[], Iterable[File]]
ISSUES_A_JOB = 20


def render_site(site: Site, theme: Theme) -> Iterator[File]:
    """Yields (path under public/, bytes), each path once, in an order that depends on the site alone.

    Raises `ThemeError` with template and line where the theme is at fault.
    """
    for job in render_jobs(site, theme):
        yield from job()


def render_jobs(site: Site, theme: Theme) -> list[Job]:
    """The same as pieces of work that do not depend on one another, the longest first."""
    press = Press(site, theme)
    runs = [site.issues[at : at + ISSUES_A_JOB] for at in range(0, len(site.issues), ISSUES_A_JOB)]
    return [
        partial(data_files, site),
        *term_jobs(press),
        *figures_jobs(press),
        *(partial(_issues, press, run) for run in runs),
        partial(timeline_pages, press),
        partial(_single_pages, press),
    ]


def _issues(press: Press, issues: Sequence[Issue]) -> Iterator[File]:
    for issue in issues:
        yield from issue_pages(press, issue)
        yield from (article_page(press, entry) for entry in issue.entries)


def _single_pages(press: Press) -> Iterator[File]:
    """What there is one of."""
    site, theme = press.site, press.theme
    yield home_page(press)
    yield calendar_page(press)
    for path, target in site.redirects.items():
        yield redirect_page(press, path, target)
    yield press.page("search.html", "search.html", section="search", robots="noindex")
    yield _lost_page(press)
    yield from feeds(site)
    yield from theme_files(theme)
    yield from root_files(site, theme)


def _lost_page(press: Press) -> File:
    """404.html is served at any depth, so with a base URL its links start from the site's root."""
    base = press.site.config.base_url
    root = {"root": urlsplit(base).path.rstrip("/") + "/"} if base else {}
    return press.page("404.html", "404.html", robots="noindex", **root)
