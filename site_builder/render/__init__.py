"""Site + theme → every file of public/, the search index excepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import urlsplit

from site_builder.catalog import Site
from site_builder.render.article import article_piece, redirect_pieces
from site_builder.render.atlas import counties_page
from site_builder.render.data import data_pieces
from site_builder.render.explorer import figures_pieces
from site_builder.render.feed import feed_pieces
from site_builder.render.home import home_page
from site_builder.render.issues import calendar_page, issue_piece
from site_builder.render.lines import NOTHING, Last, Made
from site_builder.render.pieces import File, Piece
from site_builder.render.press import Press
from site_builder.render.terms import index_page, term_pieces
from site_builder.render.theme import Folder, Theme, asks_for_everything, layer, load_theme, parse_theme
from site_builder.render.timeline import timeline_pieces
from site_builder.render.web import root_files, theme_files

__all__ = ["File", "Folder", "Piece", "Theme", "layer", "load_theme", "parse_theme", "render_pieces", "render_site"]

_LOOK_AT_ALL = ("index.html", "issues.html")  # templates of pages whose keys stand for the whole digest anyway


def render_site(site: Site, theme: Theme) -> Iterator[File]:
    """Yields (path under public/, bytes), each path once, in an order that depends on the site alone.

    Raises `ThemeError` with template and line where the theme is at fault.
    """
    for piece in render_pieces(site, theme):
        yield from ((path, data) for path, data, *kept in piece.make() if not any(kept))


def render_pieces(site: Site, theme: Theme, last: Last = NOTHING) -> list[Piece]:
    """The same as pieces that do not depend on one another, the longest first.

    `last` is the last site, from whose data files the lines of unchanged articles are taken.
    """
    press = Press(site, theme, last.file)
    pieces = [
        *data_pieces(press, last),
        *_wholes(press),
        *figures_pieces(press),
        *timeline_pieces(press),
        *term_pieces(press),
        *_stories(press),
        *feed_pieces(press),
        Piece("theme", "", partial(_fixed_files, press)),
    ]
    pieces = _by_place(press, pieces)
    if asks_for_everything(theme, _LOOK_AT_ALL):
        return [piece._replace(key=piece.key + press.whole) for piece in pieces]
    return pieces


def _by_place(press: Press, pieces: Sequence[Piece]) -> list[Piece]:
    """Pages that show the same articles follow one another: what they have in common need not be made twice."""
    place = {entry.url: number for number, entry in enumerate(press.site.entries)}
    whole = [piece for piece in pieces if piece.at not in place]
    return [*whole, *sorted((piece for piece in pieces if piece.at in place), key=lambda piece: place[piece.at])]


def _stories(press: Press) -> Iterator[Piece]:
    """Every issue with its articles."""
    for issue in press.site.issues:
        yield issue_piece(press, issue)
        yield from (article_piece(press, entry) for entry in issue.entries)
    yield from redirect_pieces(press)


def _wholes(press: Press) -> Iterator[Piece]:
    """Pages that look at the whole digest."""
    yield Piece("index.html", press.whole, lambda: [home_page(press)])
    yield Piece("issues/index.html", press.whole, lambda: [calendar_page(press)])
    yield Piece("counties/index.html", press.whole, lambda: [counties_page(press)])
    for kind in ("tags", "people"):
        yield Piece(f"{kind}/index.html", press.whole, partial(index_page, press, kind))
    yield Piece("robots.txt", press.whole, partial(root_files, press.site, press.theme))


def _fixed_files(press: Press) -> Iterator[File | Made]:
    """What depends on nothing that the newspaper says; for the next site the templates as they were compiled."""
    yield from press.compiled()
    yield press.page("search.html", "search.html", section="search", robots="noindex")
    yield _lost_page(press)
    yield from theme_files(press.theme)


def _lost_page(press: Press) -> File:
    """404.html is served at any depth, so with a base URL its links start from the site's root."""
    base = press.site.config.base_url
    root = {"root": urlsplit(base).path.rstrip("/") + "/"} if base else {}
    return press.page("404.html", "404.html", robots="noindex", **root)
