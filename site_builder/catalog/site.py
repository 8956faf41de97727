"""`make_site`: from articles to the finished catalogue, step by step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from site_builder.catalog.corrections import link_corrections
from site_builder.catalog.events import event_rows
from site_builder.catalog.fingerprint import fingerprint
from site_builder.catalog.joining import Joined, join_parts
from site_builder.catalog.owners import full_names
from site_builder.catalog.records import Entry, FigureRow, Issue, Link, Site
from site_builder.catalog.related import related_to
from site_builder.catalog.rights import showable
from site_builder.catalog.series import find_series
from site_builder.catalog.taxonomy import Slugs, county_terms, people_terms, tag_terms
from site_builder.catalog.urls import article_url, first_url, issue_url
from site_builder.config import Config
from site_builder.model import Article, Gazetteer, Page
from site_builder.text.amounts import base_amount

_FIRST_LINE = re.compile(r"\d+")


def make_site(
    articles: Sequence[Article],
    config: Config,
    gazetteer: Gazetteer,
    pages: Mapping[str, Page] | None = None,
    prints: Mapping[str, str] | None = None,
    slugs: Slugs | None = None,
) -> Site:
    """The whole digest as values; the order of `articles` does not matter.

    `pages` are the seeds by their paths, whose lines are shown beside the text, though never beside excerpts.
    `prints` stand for the file of each article, by its id; who does not care what has changed needs none.  `slugs` of
    terms that are known already gain those that are not.
    Hidden articles are gone, corrections applied and, with `publish: excerpt`, bodies cut, before anything else is
    made of them.
    """
    stories = join_parts(sorted(showable(articles, config), key=_place))
    entries = _entries(stories, pages or {} if config.publish == "full" else {}, prints or {})
    issues = _issues(entries)
    newest_first = tuple(entry for issue in issues for entry in issue.entries)
    slugs = {} if slugs is None else slugs
    return Site(
        config=config,
        gazetteer=gazetteer,
        issues=issues,
        tags=tag_terms(newest_first, slugs),
        counties=county_terms(newest_first, gazetteer, slugs),
        people=people_terms(newest_first, slugs),
        figures=tuple(row for entry in newest_first for row in entry.figures),
        series=find_series(newest_first, gazetteer),
        events=event_rows(newest_first),
        redirects=_redirects(newest_first),
        entries=newest_first,
    )


def _place(article: Article) -> tuple[object, ...]:
    """Where an article stands: day (undated last), page, seed, line in the seed."""
    spans = (article.source.roles.get(role) for role in ("body", "caption", "headline"))
    line = next((int(m[0]) for span in spans if span and (m := _FIRST_LINE.search(span))), 0)
    return (article.date or "9999", article.page or (9999,), article.source.seed, line, article.id)


def _entries(stories: Sequence[Joined], pages: Mapping[str, Page], prints: Mapping[str, str]) -> list[Entry]:
    urls = [article_url(story.article) for story in stories]
    links = [Link(story.article.story.title, url) for story, url in zip(stories, urls, strict=True)]
    related = related_to([story.article for story in stories], urls)
    amended = link_corrections([story.article for story in stories], urls)
    entries: list[Entry] = []
    for i, story in enumerate(stories):
        same_day = bool(entries) and entries[-1].article.date == story.article.date
        entries.append(
            Entry(
                article=story.article,
                parts=story.parts,
                url=urls[i],
                number=entries[-1].number + 1 if same_day else 1,
                figures=tuple(_figure_rows(story, urls[i])),
                previous=links[i - 1] if i else None,
                next=links[i + 1] if i + 1 < len(links) else None,
                related=related[i],
                corrects=amended.corrects.get(story.article.id),
                corrected=amended.corrected.get(story.article.id, ()),
                seeds=(seeds := tuple(pages.get(part.source.seed) for part in story.parts)),
                print=fingerprint(
                    *(prints.get(part.id) for part in story.parts), *(page.sha256 for page in seeds if page)
                ),
            )
        )
    return entries


def _figure_rows(story: Joined, url: str) -> Iterable[FigureRow]:
    article = story.article
    figures = article.facts.figures
    texts = [block.text for part in story.parts for block in part.story.blocks]
    for figure, name in zip(figures, full_names(figures, texts), strict=True):
        amount, unit = base_amount(figure.value, figure.unit)
        target = f"{url}#{figure.id}"
        yield FigureRow(
            figure, target, article.story.title, article.date, article.id, article.facts.tags, amount, unit, name
        )


def _issues(entries: Sequence[Entry]) -> tuple[Issue, ...]:
    """Newest first; those without a date last."""
    days = [(day, tuple(group)) for day, group in groupby(entries, key=lambda e: e.article.date)]
    dated = [day for day, _ in days if day]
    before = {day: earlier for earlier, day in pairwise(dated)}
    after = dict(pairwise(dated))
    issues = [
        Issue(
            date=day,
            url=issue_url(day),
            text_url=issue_url(day, "txt"),
            entries=group,
            previous=Link(before[day], issue_url(before[day])) if day in before else None,
            next=Link(after[day], issue_url(after[day])) if day in after else None,
        )
        for day, group in days
    ]
    return tuple(sorted(issues, key=lambda issue: issue.date, reverse=True))


def _redirects(entries: Sequence[Entry]) -> dict[str, str]:
    """Addresses of later parts, and those that articles had under another date, each with the page to go to."""
    taken = {entry.url for entry in entries}
    moved = {url: e.url for e in entries for part in e.parts for url in (article_url(part), first_url(part))}
    return {url: target for url, target in moved.items() if url not in taken}
