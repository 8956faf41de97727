"""Stories that run over several pages (下转 / 上接) are shown as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from site_builder.catalog.cards import Card
from site_builder.model import Article, Facts


class Joined(NamedTuple):
    """A story: its first part with the facts of all, and the parts."""

    article: Article
    parts: tuple[Article, ...]


def later_parts(cards: Sequence[Card]) -> dict[str, tuple[str, ...]]:
    """First part → later parts, in the order of the cards, of stories that have any.

    A part whose first part is not there stands alone.
    """
    if not any(card.continues for card in cards):
        return {}
    known = {card.id: card for card in cards}
    later: dict[str, tuple[str, ...]] = {}
    for card in cards:
        root = _root(card, known)
        if root != card.id:
            later[root] = (*later.get(root, ()), card.id)
    return later


def _root(card: Card, known: Mapping[str, Card]) -> str:
    """The id of the first part; its own where the chain is broken or runs in a circle."""
    seen = [card.id]
    while card.continues in known:
        card = known[card.continues]
        if card.id in seen:
            return seen[0]
        seen.append(card.id)
    return card.id


def join(found: Sequence[Article]) -> Joined:
    """The parts of a story as one.

    Figures of part n (from 2) are shown under `pn-f1`, so that ids stay unique on the page.
    """
    first = found[0]
    parts = (first, *(_renumbered(part, n) for n, part in enumerate(found[1:], 2)))
    if len(parts) == 1:
        return Joined(first, parts)
    merged: dict[str, Any] = {f.name: _merged(f.name, parts) for f in fields(Facts) if f.name != "summary"}
    page = tuple(dict.fromkeys(n for part in parts for n in part.page))
    noindex = any(part.noindex for part in parts)
    return Joined(replace(first, facts=replace(first.facts, **merged), page=page, noindex=noindex), parts)


def _merged(name: str, parts: Iterable[Article]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(value for part in parts for value in getattr(part.facts, name)))


def _renumbered(part: Article, number: int) -> Article:
    figures = tuple(replace(f, id=f"p{number}-{f.id}") for f in part.facts.figures)
    return replace(part, facts=replace(part.facts, figures=figures))
