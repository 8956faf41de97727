"""Links that lead nowhere: by what a person wrote, which is said, or by the theme, which publishes nothing."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import partial

from site_builder.catalog.urls import article_url
from site_builder.errors import ContentError, PublishError
from site_builder.model import Article
from site_builder.pipeline.again import Again
from site_builder.pipeline.made import Made
from site_builder.render.links import all_there, broken_links

_TYPED = re.compile(r"\]\(([^()\s]+)\)")


def broken(made: Made, again: Again | None = None) -> list[tuple[str, str]]:
    """Page and target of every link that leads nowhere.

    Pages of the last site that stay are looked at only where something that they may link to is gone.
    """
    if again is None:
        there = all_there(made.targets, made.sizes, partial(_anchors, made, None))
        return [] if there else broken_links(made.sizes, {page: one.found for page, one in made.links.items()})
    if not _lost(made, again) and all_there(made.targets, made.sizes, partial(_anchors, made, again)):
        return []
    links = again.all_links() | made.links
    return broken_links(made.sizes, {page: one.found for page, one in links.items() if page in made.sizes})


def _lost(made: Made, again: Again) -> bool:
    """Whether something is gone that pages which were not made again may link to."""
    if again.had_broken_links or any(not path.startswith("search/") for path in again.paths - made.sizes.keys()):
        return True
    before = again.links(made.links)
    return any(
        linked.anchors != made.links[page].anchors and not set(linked.ids) <= set(made.links[page].ids)
        for page, linked in before.items()
    )


def _anchors(made: Made, again: Again | None, pages: Sequence[str]) -> dict[str, frozenset[str]]:
    """The anchors of pages, as they are now."""
    there = again.links(page for page in pages if page not in made.links) if again else {}
    there |= {page: made.links[page] for page in pages if page in made.links}
    return {page: frozenset(linked.ids) for page, linked in there.items()}


def links_to_nothing(found: Sequence[tuple[str, str]], articles: Mapping[str, Article]) -> list[ContentError]:
    """Links that lead nowhere by what persons wrote into articles: named, but no reason to publish nothing.

    Raises `PublishError` where the theme wrote one.
    """
    if not found:
        return []
    typed = {target: article for article in articles.values() for target in _TYPED.findall(article.body)}
    pages = {article_url(article): article for article in articles.values()}
    errors: dict[str, ContentError] = {}
    ours = []
    for page, target in found:
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
