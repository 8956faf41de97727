"""What the catalogue asks of an article: enough to put it in its place, to count it and to choose it for a list.

A catalogue is made of cards alone.  The article itself is read when a page shows it, so that a build after one edit
takes up what has changed and not what there is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from site_builder.catalog.fingerprint import fingerprint
from site_builder.catalog.owners import carried, full_names
from site_builder.catalog.periods import When, read_period
from site_builder.catalog.rights import shown
from site_builder.catalog.scopes import Scopes
from site_builder.catalog.urls import article_url, first_url
from site_builder.catalog.weights import prominence, weight_of
from site_builder.config import Config
from site_builder.model import Article, Facts, Gazetteer, KeyFigure, Story
from site_builder.text.amounts import base_amount
from site_builder.text.folding import squash

_FIRST_LINE = re.compile(r"\d+")
_CORRECTING = (("更", "正"), ("勘", "误"))  # every printed correction says one of them, with or without a blank between
_VAGUE = re.compile("[约近超余多逾]|以上|以下|突破|左右|不到|不足|预计")
Plain = tuple[object, ...]  # texts, numbers and tuples of these


class Figure(NamedTuple):
    """A key figure as lists choose and count it."""

    id: str
    name: str  # the metric so that it can stand alone: 净资产 → 市属企业净资产
    amount: float | int  # value in `base_unit`: 1.5 亿元 → 150000000
    base_unit: str
    county: str  # as the figure says it
    place: str  # the county that it is about: its own, or its article's only one, unless it is the whole city's
    target: bool
    end: str  # last day of the period, and its name; '' where that is not plain
    period: str
    weight: float  # how much it tells


def _column(name: str) -> Callable[[Plain], Any]:
    return itemgetter(Figure._fields.index(name))


# One field of key figures as cards hold them: there are too many of them for a record each, where one is asked of all.
ID, NAME, AMOUNT, BASE_UNIT, COUNTY = map(_column, ("id", "name", "amount", "base_unit", "county"))
PLACE, TARGET, END, PERIOD = map(_column, ("place", "target", "end", "period"))


class Statement(NamedTuple):
    """A figure as a point of a series: what is stated, of whom, for when."""

    figure: int  # its place among the article's figures
    place: str
    owner: str
    modifier: str
    indicator: str
    growth: bool
    unit: str
    status: str
    change_kind: str  # of growth: 同比 is not 环比
    start: str
    end: str
    label: str
    value: float | int
    printed_unit: str
    vague: bool


class Card(NamedTuple):
    """One article, or a story of several parts, as the catalogue sees it."""

    id: str
    slug: str
    date: str
    page: tuple[int, ...]
    seed: str
    line: int  # of the seed, on which it begins
    title: str
    headings: tuple[str, str, str]  # how it may be called: by its headline alone, with its kicker, with its deck
    url: str
    first_url: str  # where it was when it was named
    continues: str
    hidden: bool
    noindex: bool
    tags: tuple[str, ...]
    counties: tuple[str, ...]
    mentions: tuple[str, ...]
    reporters: tuple[str, ...]
    correspondents: tuple[str, ...]
    photographers: tuple[str, ...]
    events: tuple[tuple[str, str, str, str], ...]  # date, text, what, end
    prominence: float
    correction: tuple[str, int, str, str, str] | None  # of a printed one: a `Correction`
    stated: int  # key figures in content/, of which an excerpt may show fewer
    figures: tuple[Plain, ...]  # a `Figure` each, made only where it is asked for
    statements: tuple[Plain, ...]  # a `Statement` each

    @property
    def place(self) -> tuple[object, ...]:
        """Where an article stands: day (undated last), page, seed, line in the seed."""
        return (self.date or "9999", self.page or (9999,), self.seed, self.line, self.id)

    def every_figure(self) -> Iterator[Figure]:
        """The key figures in the order of the article."""
        return (Figure(*figure) for figure in self.figures)  # type: ignore[arg-type]


def contributors(names: Card | Facts) -> tuple[str, ...]:
    """All names of a byline and its credits, each once."""
    return tuple(dict.fromkeys((*names.reporters, *names.correspondents, *names.photographers)))


@dataclass(frozen=True)
class Cards:
    """Writes cards of one configuration and one gazetteer."""

    config: Config
    gazetteer: Gazetteer

    @cached_property
    def key(self) -> str:
        """Stands for all that a card depends on beside its article."""
        return fingerprint(self.config.corrections, self.config.publish, self.gazetteer)

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes.of(self.gazetteer)

    def of(self, article: Article) -> Card:
        """The card of an article as it is in content/."""
        stated = len(article.facts.figures)
        article = shown(article, self.config)
        return self.of_shown(article, [block.text for block in article.story.blocks])._replace(stated=stated)

    def of_shown(self, article: Article, texts: Sequence[str]) -> Card:
        """The card of an article, or of a story, as it is shown; `texts` are its blocks, those of later parts too."""
        facts, story = article.facts, article.story
        title = squash(story.title)
        return Card(
            id=article.id,
            slug=article.slug,
            date=article.date,
            page=article.page,
            seed=article.source.seed,
            line=_first_line(article),
            title=story.title,
            headings=(title, squash(story.kicker) + title, title + squash(story.deck)),
            url=article_url(article),
            first_url=first_url(article),
            continues=article.continues,
            hidden=article.hidden,
            noindex=article.noindex,
            tags=facts.tags,
            counties=facts.counties,
            mentions=facts.mentions,
            reporters=facts.reporters,
            correspondents=facts.correspondents,
            photographers=facts.photographers,
            events=tuple((event.date, event.text, event.what, event.end) for event in facts.events),
            prominence=prominence(article),
            correction=_correction(story, article.date),
            stated=len(facts.figures),
            figures=tuple(self._figures(article, texts)),
            statements=tuple(self._statements(article, texts)),
        )

    def _figures(self, article: Article, texts: Sequence[str]) -> Iterator[Plain]:
        figures = article.facts.figures
        for figure, name in zip(figures, full_names(figures, texts), strict=True):
            amount, unit = base_amount(figure.value, figure.unit)
            target = figure.status == "target"
            when = read_period(figure.period, article.date, ahead=target) or _NEVER
            place = place_of(figure, article.facts.counties, self.gazetteer.city)
            weight = weight_of(figure, amount, unit)
            yield (figure.id, name, amount, unit, figure.county, place, target, when.end, when.label, weight)

    def _statements(self, article: Article, texts: Sequence[str]) -> Iterator[Plain]:
        figures = article.facts.figures
        for n, (figure, (metric, owner)) in enumerate(zip(figures, carried(figures, texts), strict=True)):
            if metric is None or figure.value_max is not None:
                continue
            scope, narrowed = self._scopes.scope_of(figure, metric, owner)
            when = read_period(figure.period, article.date, ahead=figure.status == "target")
            if scope and when:
                _, unit = base_amount(figure.value, figure.unit)
                kind = figure.change_kind if narrowed.growth else ""
                said = (unit, figure.status, kind, *when, figure.value, figure.unit)
                yield (n, *scope, *narrowed, *said, bool(_VAGUE.search(figure.qualifier)))


def place_of(figure: KeyFigure, counties: Sequence[str], city: str) -> str:
    """The county that a figure is about: its own, or its article's only one, unless it is the whole city's; else ''."""
    if figure.county or figure.subject == city:
        return figure.county
    return counties[0] if len(counties) == 1 else ""


def _first_line(article: Article) -> int:
    spans = (article.source.roles.get(role) for role in ("body", "caption", "headline"))
    return next((int(m[0]) for span in spans if span and (m := _FIRST_LINE.search(span))), 0)


def _correction(story: Story, date: str) -> tuple[str, int, str, str, str] | None:
    texts = (story.title, *(block.text for block in story.blocks))
    if not any(one in text and other in text for one, other in _CORRECTING for text in texts):
        return None
    from site_builder.extract.correction import find_correction  # it takes longer to load than most builds need it

    found = find_correction(story, date)
    return (*found,) if found else None


_NEVER = When("", "", "")
