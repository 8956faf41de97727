"""Stories that run over several pages (下转 / 上接) are shown as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from site_builder.model import Article, Facts


class Joined(NamedTuple):
    """A story: its first part with the facts of all, and the parts."""

    article: Article
    parts: tuple[Article, ...]


def join_parts(articles: Sequence[Article]) -> list[Joined]:
    """Each story once, at the place of its first part; a part whose first part is not there stands alone.

    Figures of part n (from 2) are shown under `pn-f1`, so that ids stay unique on the page.
    """
    known = {a.id: a for a in articles}
    root = {a.id: _root(a, known) for a in articles}
    later: dict[str, list[Article]] = {}
    for article in articles:
        if root[article.id] != article.id:
            later.setdefault(root[article.id], []).append(article)
    return [_join(a, later.get(a.id, ())) for a in articles if root[a.id] == a.id]


def _root(article: Article, known: dict[str, Article]) -> str:
    """The id of the first part; its own where the chain is broken or runs in a circle."""
    seen = [article.id]
    while article.continues in known:
        article = known[article.continues]
        if article.id in seen:
            return seen[0]
        seen.append(article.id)
    return article.id


def _join(first: Article, later: Iterable[Article]) -> Joined:
    parts = (first, *(_renumbered(part, n) for n, part in enumerate(later, 2)))
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
