"""content/ → public/: the catalogue, the pages, the search index, checked before anything is put in place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from site_builder.build.project import Project
from site_builder.catalog import Site, make_site
from site_builder.errors import PublishError
from site_builder.files.bundled import PACKAGE, read_tree
from site_builder.model import Article, Page
from site_builder.render import render_site
from site_builder.render.database import make_database
from site_builder.render.links import find_broken_links
from site_builder.search import SearchDoc, build_index

OFFLINE = "offline.json"
SITE_LIMIT = 1_000_000_000  # bytes; GitHub Pages publishes no more


def make_public(
    project: Project, articles: Sequence[Article], pages: Sequence[Page] = (), *, sqlite: bool = False
) -> dict[str, bytes]:
    """Every file of the site: path → bytes; `pages` are the seeds, for showing their lines beside the text.

    Raises `ThemeError` where a template is wrong, `PublishError` where a link would lead nowhere.
    """
    site = make_site(articles, project.config, project.gazetteer, {page.seed: page for page in pages})
    files = dict(render_site(site, project.theme))
    files |= build_index([SearchDoc(*doc) for doc in site.search_docs], _client())
    if sqlite:
        files["data/digest.sqlite"] = make_database(site)
    files[OFFLINE] = offline_list(files)
    _check(files, site)
    return files


def offline_list(paths: Iterable[str]) -> bytes:
    """What the service worker keeps when a reader asks for the whole site: all that pages and search are made of."""
    kept = sorted(
        path for path in paths if not path.startswith((".", "data/digest")) and path not in (OFFLINE, "sw.js")
    )
    return (json.dumps(kept, ensure_ascii=False, indent=0) + "\n").encode()


def _client() -> dict[str, str]:
    """The sources of the search client."""
    tree = read_tree(PACKAGE / "search" / "client")
    return {name: data.decode("utf-8") for name, data in tree.items() if name.endswith(".js")}


def _check(files: Mapping[str, bytes], site: Site) -> None:
    broken = find_broken_links(files)
    if broken:
        remedy = "the site that was there is untouched; mend the template or the article that has the link"
        raise PublishError(f"{len(broken)} links lead nowhere, first {broken[0]}", path="public", remedy=remedy)
    missing = [entry.url for entry in site.entries if entry.url not in files]
    if missing:
        raise PublishError("an article has no page", path=missing[0], remedy="mend the theme's article template")
