"""The finished catalogue: what there is, in every order in which pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from site_builder.catalog.entries import Entry, Figures
from site_builder.catalog.periods import When
from site_builder.catalog.records import EventRow, FigureRow, Link, Scope, TermKind
from site_builder.config import Config
from site_builder.model import Gazetteer

if TYPE_CHECKING:
    from site_builder.catalog.cards import Statement
    from site_builder.catalog.related import Kinship


class Said(NamedTuple):
    """A figure of an article that states something for a period."""

    entry: Entry
    statement: Statement

    @property
    def url(self) -> str:
        """Of the sentence that states it."""
        return f"{self.entry.url}#{self.entry.card.figures[self.statement.figure][0]}"

    @property
    def row(self) -> FigureRow:
        """The figure."""
        return self.entry.figures[self.statement.figure]


class Point(NamedTuple):
    """What is said of one period."""

    when: When
    said: tuple[Said, ...]  # one for each value stated, more only where they cannot all be true
    repeated: tuple[Said, ...] = ()  # what says the same once more

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The figures that are shown."""
        return tuple(said.row for said in self.said)

    @property
    def again(self) -> tuple[FigureRow, ...]:
        """Those that say the same once more."""
        return tuple(said.row for said in self.repeated)

    @property
    def disputed(self) -> bool:
        """Whether articles state values that cannot both be true."""
        return len(self.said) > 1


class Series(NamedTuple):
    """One indicator of one place or owner, by the end of the period."""

    name: str  # 市属企业营业收入
    unit: str  # base unit
    scope: Scope
    points: tuple[Point, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The whole digest as values."""

    config: Config
    gazetteer: Gazetteer
    issues: tuple[Issue, ...]  # newest first, the undated last
    tags: tuple[Term, ...]  # most articles first
    counties: tuple[Term, ...]  # in the gazetteer's order, others after
    people: tuple[Term, ...]
    figures: Figures  # newest issue first, in page order
    series: tuple[Series, ...]  # indicators through time, those with most points first
    events: tuple[EventRow, ...]  # by day
    redirects: Mapping[str, str]  # URL of a later part, or under an earlier date → URL to go to
    entries: tuple[Entry, ...]  # every article shown, newest issue first, each issue in page order
    kinship: Kinship  # from which the next catalogue need not begin anew

    @property
    def term_urls(self) -> Mapping[tuple[str, str], str]:
        """(kind, name) → URL of every taxonomy page."""
        return {(t.kind, t.name): t.url for t in (*self.tags, *self.counties, *self.people)}
