"""Pages of every kind, look and language, for those who judge HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from site_builder.catalog import make_site
from site_builder.commands.serve.dressing import dress
from site_builder.config import Config
from site_builder.render import Theme, render_site
from tests.bench.corpus import make_article
from tests.catalog.making import CONFIG, GAZETTEER, digest
from tests.render.theme_folder import broadsheet, plain

MANY = 130  # articles: tags and counties go on to a second page
Pages = Mapping[str, str]  # path → page


def read_pages(public: Path) -> Pages:
    """Every page of a published site."""
    return {p.relative_to(public).as_posix(): p.read_text(encoding="utf-8") for p in sorted(public.rglob("*.html"))}


def _made(config: Config, theme: Theme) -> Pages:
    """A digest of odd articles among many plain ones, its seeds not at hand."""
    site = make_site([*digest(), *(make_article(n) for n in range(MANY))], config, GAZETTEER)
    return _each_kind({path: data.decode() for path, data in render_site(site, theme) if path.endswith(".html")})


def _each_kind(pages: Pages) -> Pages:
    """The longest and the shortest page of every kind."""
    kinds: dict[str, list[str]] = {}
    for path in pages:
        kinds.setdefault(re.sub(r"[^/]*[0-9][^/]*", "#", path), []).append(path)
    by_size = (sorted(paths, key=lambda path: (len(pages[path]), path)) for paths in kinds.values())
    return {path: pages[path] for paths in by_size for path in (paths[0], paths[-1])}


def _empty(config: Config, theme: Theme) -> Pages:
    """A digest without an article."""
    site = make_site([], config, GAZETTEER)
    return {path: data.decode() for path, data in render_site(site, theme) if path.endswith(".html")}


IN_ENGLISH = replace(CONFIG, language="en")
SORTS: Mapping[str, Callable[[Path], Pages]] = {  # of a site that is published, or of none
    "published": read_pages,
    "broadsheet": lambda _: _made(CONFIG, broadsheet()),
    "plain": lambda _: _made(CONFIG, plain()),
    "in English": lambda _: _made(IN_ENGLISH, broadsheet()),
    "plain in English": lambda _: _made(replace(IN_ENGLISH, base_url="https://a.cn/sub"), plain()),
    "excerpt in English": lambda _: _made(replace(IN_ENGLISH, publish="excerpt"), broadsheet()),
    "empty": lambda _: _empty(CONFIG, broadsheet()),
    "served": lambda public: {
        path: dress(page, 'error: <b> & "c"', 8000, 'a"b') for path, page in _each_kind(read_pages(public)).items()
    },
}
