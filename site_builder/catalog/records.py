"""The records that a catalogue's pages are made of.  URLs are relative to the site's root, without a leading slash."""

from __future__ import annotations

from typing import Literal, NamedTuple

from site_builder.model import Event, KeyFigure

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
