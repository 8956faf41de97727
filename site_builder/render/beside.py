"""An article's HTML block by block, each with the printed lines that it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from site_builder.catalog.printed import Passage, block_groups, passages
from site_builder.model import Article, Page

_TAG = re.compile(r"<(/?)(\w+)[^<>]*?(/?)>")
_VOID = ("br", "hr", "img")


class Beside(NamedTuple):
    """A piece of the page and what stands beside it."""

    html: Markup
    passage: Passage | None


def beside(markup: str, article: Article, seed: Page | None) -> list[Beside]:
    """The finished HTML of a body in pieces; in one, where its blocks cannot be told from one another."""
    found = passages(article, seed) if seed else {}
    if not found:
        return [Beside(Markup(markup), None)]
    pieces = list(_top_level(markup))
    groups = block_groups(article.story.blocks)
    if len(pieces) == len(groups):
        return [Beside(Markup(p), found.get(g[-1])) for p, g in zip(pieces, groups, strict=True)]
    lines = tuple(line for i in sorted(found) for line in found[i].lines)
    return [Beside(Markup(markup), Passage(lines))]


def _top_level(markup: str) -> Iterator[str]:
    """The elements that stand in no other."""
    depth = start = 0
    for tag in _TAG.finditer(markup):
        if tag[2] not in _VOID and not tag[3]:
            depth += -1 if tag[1] else 1
        if depth == 0:
            yield markup[start : tag.end()].strip()
            start = tag.end()
