"""Site + theme → every file of public/, the search index excepted."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from site_builder.catalog import Site
from site_builder.render.article import article_page, redirect_page
from site_builder.render.data import data_files
from site_builder.render.explorer import figures_pages
from site_builder.render.feed import feeds
from site_builder.render.home import home_page
from site_builder.render.issues import calendar_page, issue_pages
from site_builder.render.press import File, Press
from site_builder.render.terms import term_pages
from site_builder.render.theme import Folder, Theme, layer, load_theme, parse_theme
from site_builder.render.timeline import timeline_pages
from site_builder.render.web import root_files, theme_files

__all__ = ["File", "Folder", "Theme", "layer", "load_theme", "parse_theme", "render_site"]


def render_site(site: Site, theme: Theme) -> Iterator[File]:
    """Yields (path under public/, bytes), each path once, in an order that depends on the site alone.

    Raises `ThemeError` with template and line where the theme is at fault.
    """
    press = Press(site, theme)
    yield home_page(press)
    yield calendar_page(press)
    for issue in site.issues:
        yield from issue_pages(press, issue)
        yield from (article_page(press, entry) for entry in issue.entries)
    for path, target in site.redirects.items():
        yield redirect_page(press, path, target)
    yield from term_pages(press)
    yield from timeline_pages(press)
    yield from figures_pages(press)
    yield press.page("search.html", "search.html", section="search", robots="noindex")
    yield _lost_page(press)
    yield from data_files(site)
    yield from feeds(site)
    yield from theme_files(theme)
    yield from root_files(site, theme)


def _lost_page(press: Press) -> File:
    """404.html is served at any depth, so with a base URL its links start from the site's root."""
    base = press.site.config.base_url
    root = {"root": urlsplit(base).path.rstrip("/") + "/"} if base else {}
    return press.page("404.html", "404.html", robots="noindex", **root)
