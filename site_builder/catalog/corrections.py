"""Corrections that the paper printed (更正), linked with the articles that they put right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from site_builder.catalog.cards import Card
from site_builder.catalog.records import Amendment, Link
from site_builder.text.folding import squash

_KNOWN_BY = 6  # characters of a headline that tell it from others, where it is printed in part


class Corrections(NamedTuple):
    """Amendments by article id: what a correction corrects, and by what an article is corrected."""

    corrects: Mapping[str, Amendment]
    corrected: Mapping[str, tuple[Amendment, ...]]


class _Found(NamedTuple):
    """What a printed correction says, as its card has it: a `Correction`."""

    date: str
    page: int
    title: str
    wrong: str
    right: str


def link_corrections(cards: Sequence[Card]) -> Corrections:
    """Match every printed correction with the one earlier article that has its headline, day and page.

    `本报12月8日2版《甲》一文中，“21家”应为“24家”` in the issue of 9 December: 甲 of 8 December.  Where no article fits,
    or several do, none is linked.
    """
    corrects: dict[str, Amendment] = {}
    corrected: dict[str, tuple[Amendment, ...]] = {}
    for card in cards:
        if not card.correction:
            continue
        found = _Found(*card.correction)
        target = _target(found, card, cards)
        if target:
            words = (found.wrong, found.right)
            corrects[card.id] = Amendment(Link(target.title, target.url), target.date, *words)
            notice = Amendment(Link(card.title, card.url), card.date, *words)
            corrected[target.id] = (*corrected.get(target.id, ()), notice)
    return Corrections(corrects, corrected)


def _target(found: _Found, notice: Card, cards: Iterable[Card]) -> Card | None:
    """The article that is meant: of the day that is named, else the only earlier one of that headline."""
    fitting = [card for card in cards if card.id != notice.id and _is_meant(found, notice, card)]
    on_page = [card for card in fitting if found.page in card.page]
    exact = [card for card in on_page or fitting if squash(found.title) in card.headings]
    best = exact or on_page or fitting
    return best[0] if len(best) == 1 else None


def _is_meant(found: _Found, notice: Card, card: Card) -> bool:
    if card.date != found.date if found.date else card.date > notice.date:
        return False
    title = squash(found.title)
    return title in card.headings or (
        len(title) >= _KNOWN_BY and any(title in heading or heading in title for heading in card.headings if heading)
    )
