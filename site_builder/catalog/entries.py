"""An article as the catalogue shows it: its card at hand, the rest read when a page asks for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, overload

from site_builder.catalog.owners import full_names
from site_builder.catalog.records import Amendment, FigureRow, Link, Reason, ReasonKind, Related
from site_builder.catalog.urls import article_url
from site_builder.model import Article, Page
from site_builder.text.amounts import base_amount

if TYPE_CHECKING:
    from site_builder.catalog.cards import Card


@dataclass(frozen=True)
class Told:
    """A story as it is shown, read in full."""

    article: Article  # the first part, with the facts of all
    parts: tuple[Article, ...]  # in reading order; figures carry the ids under which they are shown

    @cached_property
    def figures(self) -> tuple[FigureRow, ...]:
        """The key figures of all parts."""
        article = self.article
        figures, url, title, tags = article.facts.figures, article_url(article), article.story.title, article.facts.tags
        texts = [block.text for part in self.parts for block in part.story.blocks]
        named = zip(figures, full_names(figures, texts), strict=True)
        amounts = ((figure, name, *base_amount(figure.value, figure.unit)) for figure, name in named)
        return tuple(
            FigureRow(figure, f"{url}#{figure.id}", title, article.date, article.id, tags, amount, unit, name)
            for figure, name, amount, unit in amounts
        )


class Relative(NamedTuple):
    """A related article by its card, with the reasons; `Related` is what a page says of it."""

    card: Card
    why: Sequence[tuple[ReasonKind, tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article as shown: a story with its later parts joined to it.

    Its card is at hand; what else a page shows of it is read when it is asked for.
    """

    id: str  # permanent and unique
    url: str
    card: Card
    stories: Mapping[str, Told] = field(repr=False)
    number: int  # place in its issue, from 1
    previous: Link | None = None
    next: Link | None = None
    relatives: tuple[Relative, ...] = ()
    corrects: Amendment | None = None  # the article that this one, a printed correction, puts right
    corrected: tuple[Amendment, ...] = ()  # the printed corrections of this article
    seeds: tuple[Page | None, ...] = ()  # what each part was printed on, where that may be shown
    print: str = ""  # stands for all that the entry says by itself: its files, the lines that they were printed on

    @property
    def title(self) -> str:
        """As every list shows it."""
        return self.card.title

    @property
    def article(self) -> Article:
        """The first part, with the facts of all."""
        return self.stories[self.card.id].article

    @property
    def parts(self) -> tuple[Article, ...]:
        """In reading order; figures carry the ids under which they are shown."""
        return self.stories[self.card.id].parts

    @property
    def related(self) -> tuple[Related, ...]:
        """The articles that belong to it, the nearest first."""
        return tuple(
            Related(card.title, card.url, card.date, tuple(Reason(*reason) for reason in why))
            for card, why in self.relatives
        )

    @property
    def figures(self) -> tuple[FigureRow, ...]:
        """The key figures of all parts."""
        return self.stories[self.card.id].figures


class Figures(Sequence[FigureRow]):
    """All key figures in the order of their articles, read as they are asked for."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._ends = list(accumulate(len(entry.card.figures) for entry in entries))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Figures) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[FigureRow]:
        return (row for entry in self._entries for row in entry.figures)

    @overload
    def __getitem__(self, index: int) -> FigureRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FigureRow]: ...
    def __getitem__(self, index: int | slice) -> FigureRow | Sequence[FigureRow]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            return [row for entry, a, b in self.between(start, stop) for row in entry.figures[a:b]][::step]
        start = range(len(self))[index]
        ((entry, first, _),) = self.between(start, start + 1)
        return entry.figures[first]

    def between(self, start: int, end: int) -> Iterator[tuple[Entry, int, int]]:
        """The articles whose figures `start` to `end` are, each with which of its own these are."""
        at = bisect_right(self._ends, start)
        while start < end:
            entry, before = self._entries[at], self._ends[at] - len(self._entries[at].card.figures)
            stop = min(end, self._ends[at])
            if start < stop:
                yield entry, start - before, stop - before
            start, at = stop, at + 1
