"""content/ → public/: the catalogue, the pages, the search index, checked before anything is put in place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from site_builder.catalog import make_site
from site_builder.errors import ContentError, PublishError
from site_builder.files.bundled import PACKAGE, read_tree
from site_builder.model import Article, Page
from site_builder.pipeline.project import Project
from site_builder.render import render_site
from site_builder.render.database import make_database
from site_builder.render.links import find_broken_links
from site_builder.search import SearchDoc, build_index

_TYPED = re.compile(r"\]\(([^()\s]+)\)")
OFFLINE = "offline.json"
SITE_LIMIT = 1_000_000_000  # bytes; GitHub Pages publishes no more


def make_public(
    project: Project, articles: Sequence[Article], pages: Sequence[Page] = (), *, sqlite: bool = False
) -> dict[str, bytes]:
    """Every file of the site: path → bytes; `pages` are the seeds, for showing their lines beside the text.

    Raises `ThemeError` where a template is wrong, `PublishError` where an article has no page.
    """
    site = make_site(articles, project.config, project.gazetteer, {page.seed: page for page in pages})
    files = dict(render_site(site, project.theme))
    files |= build_index([SearchDoc(*doc) for doc in site.search_docs], _client())
    if sqlite:
        files["data/digest.sqlite"] = make_database(site)
    files[OFFLINE] = offline_list(files)
    missing = [entry.url for entry in site.entries if entry.url not in files]
    if missing:
        raise PublishError("an article has no page", path=missing[0], remedy="mend the theme's article template")
    return files


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


def links_to_nothing(files: Mapping[str, bytes], articles: Sequence[Article]) -> list[ContentError]:
    """Links that persons wrote into articles and that lead nowhere: named, but no reason to publish nothing.

    Raises `PublishError` where the theme wrote one.
    """
    broken = find_broken_links(files)
    typed = {target: article for article in articles for target in _TYPED.findall(article.body)}
    ours = [link for link in broken if link.partition(" → ")[2] not in typed]
    if ours:
        remedy = "mend the template; the site that was there is untouched"
        raise PublishError(f"{len(ours)} links lead nowhere, first {ours[0]}", path="public", remedy=remedy)
    errors = []
    for target in sorted({link.partition(" → ")[2] for link in broken}):
        path = f"content/{typed[target].date or 'undated'}/{typed[target].slug}.md"
        remedy = "write a link as it is from the article's own page, or a full address"
        errors.append(ContentError(f"the link `{target}` leads nowhere", path=path, remedy=remedy))
    return errors
