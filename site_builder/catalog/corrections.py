"""Corrections that the paper printed (更正), linked with the articles that they put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from site_builder.catalog.records import Amendment, Link
from site_builder.extract.correction import Correction, find_correction
from site_builder.model import Article
from site_builder.text.folding import squash

_KNOWN_BY = 6  # characters of a headline that tell it from others, where it is printed in part


class Corrections(NamedTuple):
    """Amendments by article id: what a correction corrects, and by what an article is corrected."""

    corrects: Mapping[str, Amendment]
    corrected: Mapping[str, tuple[Amendment, ...]]


def link_corrections(articles: Sequence[Article], urls: Sequence[str]) -> Corrections:
    """Match every printed correction with the one earlier article that has its headline, day and page.

    `本报12月8日2版《甲》一文中，“21家”应为“24家”` in the issue of 9 December: 甲 of 8 December.  Where no article fits,
    or several do, none is linked.
    """
    of = dict(zip((article.id for article in articles), urls, strict=True))
    corrects: dict[str, Amendment] = {}
    corrected: dict[str, tuple[Amendment, ...]] = {}
    for article in articles:
        found = find_correction(article.story, article.date)
        target = _target(found, article, articles) if found else None
        if found and target:
            words = (found.wrong, found.right)
            corrects[article.id] = Amendment(Link(target.story.title, of[target.id]), target.date, *words)
            notice = Amendment(Link(article.story.title, of[article.id]), article.date, *words)
            corrected[target.id] = (*corrected.get(target.id, ()), notice)
    return Corrections(corrects, corrected)


def _target(found: Correction, notice: Article, articles: Iterable[Article]) -> Article | None:
    """The article that is meant: of the day that is named, else the only earlier one of that headline."""
    fitting = [a for a in articles if a.id != notice.id and _is_meant(found, notice, a)]
    on_page = [a for a in fitting if found.page in a.page]
    exact = [a for a in on_page or fitting if squash(found.title) in _headings(a)]
    best = exact or on_page or fitting
    return best[0] if len(best) == 1 else None


def _is_meant(found: Correction, notice: Article, article: Article) -> bool:
    if article.date != found.date if found.date else article.date > notice.date:
        return False
    title, headings = squash(found.title), _headings(article)
    return title in headings or (
        len(title) >= _KNOWN_BY and any(title in heading or heading in title for heading in headings if heading)
    )


def _headings(article: Article) -> tuple[str, ...]:
    """How an article may be called: by its headline alone, with its kicker or its deck."""
    story = article.story
    title = squash(story.title)
    return title, squash(story.kicker) + title, title + squash(story.deck)
