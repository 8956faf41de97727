"""What the index remembers of every article, so that one that did not change need not be read again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import NamedTuple

from site_builder.search.facets import Facet, facets_of
from site_builder.search.records import File, Item, Kept, SearchDoc, Sizes

PATH = "kept/articles"
_FORM = 1  # of what is kept; another number makes every index anew


class IndexLost(LookupError):
    """An article was given by its digest alone, but its text is not at hand: build again with all texts."""


class Card(NamedTuple):
    """An article without its text."""

    id: str
    digest: str
    date: str
    size: int  # bytes of its text
    facets: tuple[Facet, ...]


class Cards(NamedTuple):
    """All articles by date and id: an article's place is its number, so that a new issue changes no other's."""

    cards: Sequence[Card]
    packed: bool  # into one text that the browser scans


def cards_of(items: Iterable[Item], before: Cards, sizes: Sizes) -> tuple[Cards, dict[str, SearchDoc]]:
    """The articles of this build, and the texts of those that are not as they were."""
    known = {card.id: card for card in before.cards}
    cards: list[Card] = []
    docs: dict[str, SearchDoc] = {}
    for item in items:
        card = known.get(item.id)
        if not (card and item.digest and card.digest == item.digest):
            if item.doc is None:
                raise IndexLost(item.id)
            doc = docs[item.id] = _writable(item.doc)
            card = Card(doc.id, item.digest, doc.date, len(doc.text.encode()), tuple(facets_of(doc)))
        cards.append(card)
    cards.sort(key=lambda card: (card.date, card.id))
    return Cards(cards, sum(card.size for card in cards) <= sizes.pack), docs


def _writable(doc: SearchDoc) -> SearchDoc:
    """The article as a file can hold it: a lone half of a character becomes a question mark."""
    texts = {field.name: getattr(doc, field.name) for field in fields(doc)}
    try:
        "".join(text for text in texts.values() if isinstance(text, str)).encode()
    except UnicodeEncodeError:
        mended = {n: t.encode("utf-8", "replace").decode() for n, t in texts.items() if isinstance(t, str)}
        return replace(doc, **mended)  # type: ignore[arg-type]  # only texts
    return doc


def dump_cards(cards: Cards, before: Cards, sizes: Sizes) -> File:
    """For the next build."""
    if cards == before:
        return File(PATH, None, kept=True)
    names = {facet: number for number, facet in enumerate(sorted({f for card in cards.cards for f in card.facets}))}
    columns = [list(column) for column in zip(*(card[:4] for card in cards.cards), strict=True)]
    facets = [[names[facet] for facet in card.facets] for card in cards.cards]
    values = [_key(sizes), cards.packed, list(names), columns, facets]
    return File(PATH, json.dumps(values, separators=(",", ":")).encode(), kept=True)


def read_cards(kept: Kept, sizes: Sizes) -> Cards:
    """What the last build kept; nothing where it was made in another way."""
    data = kept(PATH)
    if not data:
        return Cards((), packed=False)
    key, packed, pairs, columns, facets = json.loads(data)
    if key != _key(sizes):
        return Cards((), packed=False)
    names = [(group, value) for group, value in pairs]
    held = [tuple(map(names.__getitem__, row)) for row in facets]
    return Cards([Card(*row) for row in zip(*columns, held, strict=True)] if columns else [], packed)


def _key(sizes: Sizes) -> str:
    return f"{_FORM} {sizes}"
