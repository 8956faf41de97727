"""Tags, counties and contributors: which articles belong to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence

from site_builder.catalog.cards import Card, contributors
from site_builder.catalog.entries import Entry
from site_builder.catalog.finished import Site, Term
from site_builder.catalog.urls import term_slug
from site_builder.model import Gazetteer

Slugs = MutableMapping[str, str]  # name of a term → its slug, which is dear to make: those that are missing are added
ROLES = ("reporters", "correspondents", "photographers")


def tag_terms(entries: Sequence[Entry], slugs: Slugs) -> tuple[Term, ...]:
    """Every tag, that with most articles first."""
    found = _collect(entries, lambda card: card.tags)
    return _addressed((Term(kind="tags", name=n, url="", entries=tuple(e)) for n, e in _by_size(found)), slugs)


def county_terms(entries: Sequence[Entry], gazetteer: Gazetteer, slugs: Slugs) -> tuple[Term, ...]:
    """Every county of the gazetteer, in its order and even without articles, then other names found."""
    about = _collect(entries, lambda card: card.counties)
    mentioned = _collect(entries, lambda card: card.mentions)
    names = dict.fromkeys((*(p.name for p in gazetteer.places), *sorted({*about, *mentioned})))
    terms = (
        Term(kind="counties", name=n, url="", entries=tuple(about.get(n, ())), mentioned=tuple(mentioned.get(n, ())))
        for n in names
    )
    return _addressed(terms, slugs)


def people_terms(entries: Sequence[Entry], slugs: Slugs) -> tuple[Term, ...]:
    """Everyone who wrote or photographed; never those who are written about."""
    found = _collect(entries, contributors)
    terms = (Term(kind="people", name=n, url="", entries=tuple(e), roles=_roles(n, e)) for n, e in _by_size(found))
    return _addressed(terms, slugs)


def _roles(name: str, entries: Iterable[Entry]) -> tuple[str, ...]:
    cards = [entry.card for entry in entries]
    return tuple(role for role in ROLES if any(name in getattr(card, role) for card in cards))


def _collect(entries: Sequence[Entry], names_of: Callable[[Card], Iterable[str]]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in names_of(entry.card):
            found.setdefault(name, []).append(entry)
    return found


def _by_size(found: dict[str, list[Entry]]) -> list[tuple[str, list[Entry]]]:
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _addressed(terms: Iterable[Term], known: Slugs) -> tuple[Term, ...]:
    """With URLs; two names of the same pinyin and the same four digits (one in 65,536) get longer ones."""
    listed = list(terms)
    for term in listed:
        if term.name not in known:
            known[term.name] = term_slug(term.name)
    slugs = {term.name: known[term.name] for term in listed}
    taken: dict[str, int] = {}
    for slug in slugs.values():
        taken[slug] = taken.get(slug, 0) + 1
    return tuple(_with_url(term, slugs[term.name], taken[slugs[term.name]] > 1) for term in listed)


def unlike(site: Site) -> Iterator[tuple[str, str, str]]:
    """Kind, name and URL of the terms whose addresses do not follow from their names alone."""
    for term in (*site.tags, *site.counties, *site.people):
        if term.url.endswith(f"{_tail(term.name)}.html"):
            yield term.kind, term.name, term.url


def _tail(name: str) -> str:
    return "-" + "".join(f"{ord(c):x}" for c in name)


def _with_url(term: Term, slug: str, clash: bool) -> Term:
    tail = _tail(term.name) if clash else ""
    return Term(
        kind=term.kind,
        name=term.name,
        url=f"{term.kind}/{slug}{tail}.html",
        entries=term.entries,
        mentioned=term.mentioned,
        roles=term.roles,
    )
