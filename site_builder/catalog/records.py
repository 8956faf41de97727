"""The records of a finished catalogue.  URLs are relative to the site's root, without a leading slash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from site_builder.catalog.periods import When
from site_builder.config import Config
from site_builder.model import Article, Event, Gazetteer, KeyFigure, Page

TermKind = Literal["tags", "counties", "people"]
ReasonKind = Literal["tags", "counties", "people"]


class Link(NamedTuple):
    """A page to go to."""

    title: str
    url: str


class Reason(NamedTuple):
    """Why an article is related: what both have in common, e.g. `Reason("tags", ("招商引资",))`."""

    kind: ReasonKind
    names: tuple[str, ...]


class Related(NamedTuple):
    """A related article with the reasons, the weightiest first."""

    title: str
    url: str
    date: str
    reasons: tuple[Reason, ...]


class FigureRow(NamedTuple):
    """A key figure in its article, ready to be listed, sorted and linked."""

    figure: KeyFigure
    url: str  # of the sentence that states it
    title: str
    date: str
    article_id: str
    tags: tuple[str, ...]
    amount: float | int  # value in `base_unit`: 1.5 亿元 → 150000000
    base_unit: str
    name: str  # the metric so that it can stand alone: 净资产 → 市属企业净资产


class Scope(NamedTuple):
    """A place by its preferred name, an owner (市属企业, a firm by its name), or the owners of a place."""

    place: str
    owner: str


class Point(NamedTuple):
    """What is said of one period."""

    when: When
    rows: tuple[FigureRow, ...]  # one for each value stated, more only where they cannot all be true
    again: tuple[FigureRow, ...] = ()  # rows that say the same once more

    @property
    def disputed(self) -> bool:
        """Whether articles state values that cannot both be true."""
        return len(self.rows) > 1


class Series(NamedTuple):
    """One indicator of one place or owner, by the end of the period."""

    name: str  # 市属企业营业收入
    unit: str  # base unit
    scope: Scope
    points: tuple[Point, ...]


class Amendment(NamedTuple):
    """One end of a printed correction: the other article, its date, and the words, '' where they are not quoted."""

    link: Link
    date: str
    wrong: str = ""
    right: str = ""


class EventRow(NamedTuple):
    """Something that happens on a day, as one article tells it."""

    event: Event
    url: str
    title: str
    counties: tuple[str, ...]
    tags: tuple[str, ...]
    planned: bool  # after the day on which the newspaper said so
    others: tuple[Link, ...] = ()  # other articles that tell of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as shown: a story with its later parts joined to it."""

    article: Article  # the first part, with the facts of all
    parts: tuple[Article, ...]  # in reading order; figures carry the ids under which they are shown
    url: str
    number: int  # place in its issue, from 1
    figures: tuple[FigureRow, ...]
    previous: Link | None = None
    next: Link | None = None
    related: tuple[Related, ...] = ()
    corrects: Amendment | None = None  # the article that this one, a printed correction, puts right
    corrected: tuple[Amendment, ...] = ()  # the printed corrections of this article
    seeds: tuple[Page | None, ...] = ()  # what each part was printed on, where that may be shown
    print: str = ""  # stands for all that the entry says by itself: its files, the lines that they were printed on


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """All articles of one day's newspaper, in page order; date '' for the undated."""

    date: str
    url: str
    text_url: str
    entries: tuple[Entry, ...]
    previous: Link | None = None  # title is a date
    next: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A tag, county or contributor and what belongs to it, newest first."""

    kind: TermKind
    name: str
    url: str
    entries: tuple[Entry, ...]
    mentioned: tuple[Entry, ...] = ()  # counties: articles that only mention it
    roles: tuple[str, ...] = ()  # people: reporters, correspondents, photographers


class SearchDoc(NamedTuple):
    """One article as plain data for the search index."""

    id: str
    url: str
    title: str
    date: str
    text: str  # kicker, headline, deck, byline, body; a form feed between what stood apart in print, else a line end
    summary: str
    counties: tuple[str, ...]  # mentions too
    tags: tuple[str, ...]
    has_figures: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The whole digest as values."""

    config: Config
    gazetteer: Gazetteer
    issues: tuple[Issue, ...]  # newest first, the undated last
    tags: tuple[Term, ...]  # most articles first
    counties: tuple[Term, ...]  # in the gazetteer's order, others after
    people: tuple[Term, ...]
    figures: tuple[FigureRow, ...]  # newest issue first, in page order
    series: tuple[Series, ...]  # indicators through time, those with most points first
    events: tuple[EventRow, ...]  # by day
    redirects: Mapping[str, str]  # URL of a later part, or under an earlier date → URL to go to
    entries: tuple[Entry, ...]  # every article shown, newest issue first, each issue in page order

    @property
    def term_urls(self) -> Mapping[tuple[str, str], str]:
        """(kind, name) → URL of every taxonomy page."""
        return {(t.kind, t.name): t.url for t in (*self.tags, *self.counties, *self.people)}
