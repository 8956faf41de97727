"""Articles, built and annotated, as sets of the characters of one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.accuracy.gold import GoldArticle, GoldPage, SplitLine
from site_builder.errors import ContentError
from site_builder.matter.pagemap import PageMap
from site_builder.model import ROLES, Article, Page
from site_builder.text.spans import parse_spans

Chars = frozenset[int]  # offsets in the page's text, of characters that are printed


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What the tool made of one seed: articles in the order of their files, and the page map if there is one."""

    page: Page
    articles: Sequence[Article]
    page_map: PageMap | None = None


class Built(NamedTuple):
    """An article of the tool on its page."""

    article: Article
    chars: Chars


class Wanted(NamedTuple):
    """An annotated article on its page."""

    gold: GoldArticle
    chars: Chars


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page with both opinions of it."""

    seed: str
    ink: Chars  # everything printed
    built: tuple[Built, ...]
    wanted: tuple[Wanted, ...]
    left: Chars  # what the page map calls leftover
    date: str  # of the issue, as the page map has it
    issue_date: str  # as annotated
    troubles: tuple[str, ...] = ()  # spans that name nothing on the page


def lay_out(built: BuiltPage, gold: GoldPage) -> Sheet:
    """Both opinions of a page; `ContentError` where the annotation does not fit it."""
    page, page_map = built.page, built.page_map
    places, troubles = [], []
    for article in built.articles:
        roles = article.source.roles
        chars, unread = _read(page, [roles[role] for role in ROLES if role in roles])
        places.append(Built(article, chars))
        troubles += [f"{article.id}\tspans\tpassed over\t{trouble}" for trouble in unread]
    left, unread = _read(page, page_map.leftover if page_map else ())
    troubles += [f"{page.seed}\tspans\tpassed over\t{trouble}" for trouble in unread]
    return Sheet(
        seed=page.seed,
        ink=_ink(page, [(0, len(page.text))]),
        built=tuple(places),
        wanted=tuple(Wanted(article, _stands(page, article, gold)) for article in gold.articles),
        left=left,
        date=page_map.issue.date if page_map else "",
        issue_date=gold.issue_date,
        troubles=tuple(troubles),
    )


def _ink(page: Page, spans: Iterable[tuple[int, int]]) -> Chars:
    text = page.text
    return frozenset(i for start, end in spans for i in range(start, end) if _is_printed(text[i]))


def _is_printed(ch: str) -> bool:
    return not ch.isspace() and ch != "\ufeff"  # a byte order mark is never printed


def _read(page: Page, values: Iterable[str]) -> tuple[Chars, list[str]]:
    """The characters of printed spans, and what of them names nothing; one bad span does not spoil the others."""
    spans: list[tuple[int, int]] = []
    unread = []
    for piece in (piece for value in values for piece in value.replace("，", ",").replace("；", ",").split(",")):
        try:
            spans += parse_spans(page, piece)
        except ValueError as trouble:
            unread.append(str(trouble))
    return _ink(page, spans), unread


# ---------------------------------------------------------------------------------------- annotated
def _stands(page: Page, article: GoldArticle, gold: GoldPage) -> Chars:
    """Where an annotated article stands: whole lines, and its pieces of lines that articles share."""
    spans = []
    for first, last in article.lines:
        if not 1 <= first <= last <= len(page.lines):
            raise _misfit(gold, f"`{article.id}` stands in lines {first} to {last}", page)
        spans.append((page.lines[first - 1].start, page.lines[last - 1].end))
    chars = set(_ink(page, spans))
    for split in gold.split_lines:
        chars |= _pieces(page, split, article.id, gold)
    return frozenset(chars)


def _pieces(page: Page, split: SplitLine, name: str, gold: GoldPage) -> Chars:
    if not 1 <= split.line <= len(page.lines):
        raise _misfit(gold, f"a split line is line {split.line}", page)
    line = page.lines[split.line - 1]
    ink = sorted(_ink(page, [(line.start, line.end)]))
    owners = [part.article for part in split.parts for ch in part.text if _is_printed(ch)]
    printed = "".join("".join(part.text.split()) for part in split.parts)
    if len(owners) != len(ink) or printed != "".join(page.text[i] for i in ink):
        raise _misfit(gold, f"the parts of line {split.line} are not what it says", page)
    return frozenset(i for i, owner in zip(ink, owners, strict=True) if owner == name)


def _misfit(gold: GoldPage, cause: str, page: Page) -> ContentError:
    remedy = f"compare it with seeds/{page.seed}, which has {len(page.lines)} lines"
    return ContentError(cause, path=gold.path, remedy=remedy)
