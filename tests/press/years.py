"""The same issue in another year: so that many pages can be set of few texts and no two of one day share an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from .corpus import Article, Issue

SHIFTS = (0, *range(-1, -13, -1), *range(1, 9))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|“|）|—\d+号)")


def shift_years(issue: Issue, years: int) -> Issue:
    """The issue as many years later (or earlier): each year printed or annotated moves along, amounts stay."""
    if not years:
        return issue
    return replace(
        issue,
        day=issue.day.replace(year=issue.day.year + years),
        articles=tuple(_article(a, years) for a in issue.articles),
    )


def _article(article: Article, years: int) -> Article:
    moved = {f.name: _shifted(getattr(article, f.name), years) for f in fields(article) if f.name != "dates"}
    dates = tuple(
        {k: _iso(v, years) if k.startswith("iso") else _text(v, years) for k, v in d.items()} for d in article.dates
    )
    return Article(dates=dates, **moved)


def _shifted(value: Any, years: int) -> Any:
    if isinstance(value, str):
        return _text(value, years)
    if isinstance(value, tuple):
        return tuple(_shifted(v, years) for v in value)
    if isinstance(value, dict):
        return {k: _shifted(v, years) for k, v in value.items()}
    return value


def _text(text: str, years: int) -> str:
    return _YEAR.sub(lambda m: str(int(m[0]) + years), text)


def _iso(day: str, years: int) -> str:
    return f"{int(day[:4]) + years}{day[4:]}"


def shifts() -> Iterator[int]:
    """Years to move by: none, then the past, then the future, then all over again."""
    while True:
        yield from SHIFTS
