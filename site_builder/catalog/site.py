"""`make_site`: from articles to the finished catalogue, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from site_builder.catalog.cards import Card, Cards
from site_builder.catalog.corrections import link_corrections
from site_builder.catalog.entries import Entry, Figures, Relative
from site_builder.catalog.events import event_rows
from site_builder.catalog.fingerprint import plain_print
from site_builder.catalog.finished import Issue, Site
from site_builder.catalog.joining import later_parts
from site_builder.catalog.records import Link
from site_builder.catalog.related import Kinship, related_to
from site_builder.catalog.rights import without_hidden
from site_builder.catalog.series import find_series
from site_builder.catalog.stories import Stories
from site_builder.catalog.taxonomy import Slugs, county_terms, people_terms, tag_terms
from site_builder.catalog.urls import issue_url
from site_builder.config import Config
from site_builder.model import Article, Gazetteer, Page


def make_site(
    articles: Sequence[Article], config: Config, gazetteer: Gazetteer, pages: Mapping[str, Page] | None = None
) -> Site:
    """The whole digest as values; the order of `articles` does not matter.

    `pages` are the seeds by their paths, whose lines are shown beside the text, though never beside excerpts.
    Hidden articles are gone, corrections applied and, with `publish: excerpt`, bodies cut, before anything else is
    made of them.
    """
    cards = Cards(config, gazetteer)
    return catalogue([cards.of(a) for a in articles], {a.id: a for a in articles}, cards, pages)


def catalogue(
    written: Iterable[Card],
    articles: Mapping[str, Article],
    cards: Cards,
    pages: Mapping[str, Page] | None = None,
    prints: Mapping[str, str] | None = None,
    slugs: Slugs | None = None,
    kinship: Kinship | None = None,
) -> Site:
    """The same of cards that are `written` already; an article, by its id, is read when a page shows it.

    `prints` stand for the file of each article, by its id; who does not care what has changed needs none.  `slugs` of
    terms that are known already gain those that are not.  `kinship` is what the last site knew.
    """
    config, gazetteer = cards.config, cards.gazetteer
    listed = sorted(without_hidden(written), key=lambda card: card.place)
    later = later_parts(listed)
    stories = Stories(articles, later, config)
    firsts = _joined(listed, later, stories, cards)
    kin = related_to(firsts, kinship)
    shown = pages or {} if config.publish == "full" else {}
    seeds = {card.id: shown.get(card.seed) for card in listed}
    prints = prints or {}
    entries = _entries(firsts, later, kin, stories, seeds, prints)
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
        figures=Figures(newest_first),
        series=find_series(newest_first),
        events=event_rows(newest_first),
        redirects=_redirects(listed, newest_first, later),
        entries=newest_first,
        kinship=kin,
    )


def _joined(listed: Sequence[Card], later: Mapping[str, tuple[str, ...]], stories: Stories, cards: Cards) -> list[Card]:
    """One card a story, that of a story of several parts made of all of them."""
    if not later:
        return list(listed)
    parts = {name for names in later.values() for name in names}
    return [_story_card(card, stories, cards) if card.id in later else card for card in listed if card.id not in parts]


def _story_card(first: Card, stories: Stories, cards: Cards) -> Card:
    told = stories[first.id]
    return cards.of_shown(told.article, [block.text for part in told.parts for block in part.story.blocks])


def _entries(
    firsts: Sequence[Card],
    later: Mapping[str, tuple[str, ...]],
    kin: Kinship,
    stories: Stories,
    seeds: Mapping[str, Page | None],
    prints: Mapping[str, str],
) -> list[Entry]:
    links = [Link(card.title, card.url) for card in firsts]
    amended = link_corrections(firsts)
    entries: list[Entry] = []
    number, day = 0, ""
    for i, card in enumerate(firsts):
        number, day = (number + 1 if card.date == day else 1), card.date
        parts = (card.id, *later.get(card.id, ()))
        pages = tuple([seeds[part] for part in parts])
        entries.append(
            Entry(
                id=card.id,
                url=card.url,
                card=card,
                stories=stories,
                number=number,
                previous=links[i - 1] if i else None,
                next=links[i + 1] if i + 1 < len(links) else None,
                relatives=tuple([Relative(firsts[other], why) for other, why in kin.found[i]]),
                corrects=amended.corrects.get(card.id),
                corrected=amended.corrected.get(card.id, ()),
                seeds=pages,
                print=plain_print([prints.get(part) for part in parts], [page.sha256 for page in pages if page]),
            )
        )
    return entries


def _issues(entries: Sequence[Entry]) -> tuple[Issue, ...]:
    """Newest first; those without a date last."""
    days = [(day, tuple(group)) for day, group in groupby(entries, key=lambda entry: entry.card.date)]
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


def _redirects(
    listed: Iterable[Card], entries: Iterable[Entry], later: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Addresses of later parts, and those that articles had under another date, each with the page to go to."""
    of = {card.id: card for card in listed}
    taken = {entry.url for entry in entries}
    moved = {
        url: entry.url
        for entry in entries
        for part in (entry.id, *later.get(entry.id, ()))
        for url in (of[part].url, of[part].first_url)
    }
    return {url: target for url, target in moved.items() if url not in taken}
