"""A page of ten characters, what might be built of it, and its annotation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from site_builder.accuracy import BuiltPage, GoldPage, parse_gold, score_pages
from site_builder.matter.pagemap import PageMap
from site_builder.model import Article, Facts, IssueDate, KeyFigure, Source, Story
from site_builder.text.lines import make_page

PROJECTS = KeyFigure(metric="签约项目", value=58, unit="个", change=26.3, period="一季度", quote="乙丙。")
MONEY = KeyFigure(metric="合同金额", value=161.62, unit="亿元", quote="丁。")
SEED = "2022-04-19.txt"
TEXT = "甲乙丙丁\n\n戊己 庚辛\n广告"  # ten printed characters


def article(name: str, spans: str, **facts: Any) -> Article:
    """An article called 甲 with a body of two paragraphs."""
    return Article(
        id=name,
        slug=name,
        date="2022-04-19",
        story=Story(title="甲"),
        body="乙丙。\n\n丁。\n",
        facts=Facts(**facts),
        source=Source(seed=SEED, roles={"body": spans}),
    )


def gold(name: str, *lines: int, **fields: Any) -> dict[str, Any]:
    """An annotated article called 甲 that stands in whole lines."""
    needed = {"counties": [], "main_counties": [], "dates": [], "figures": [], "headline": "甲", "kind": "article"}
    return {"id": name, "lines": [[n, n] for n in lines], "cleaned_body": "乙丙。\n丁。", **needed, **fields}


def page(*articles: Article, leftover: Sequence[str] = ("4",), date: str = "2022-04-19") -> BuiltPage:
    """The page of `TEXT` with these articles."""
    issue = IssueDate(date, "filename" if date else "none")
    page_map = PageMap(seed=SEED, sha256="", issue=issue, leftover=tuple(leftover))
    return BuiltPage(make_page(SEED, TEXT.encode()), articles, page_map)


def annotated(*articles: Mapping[str, Any], **fields: Any) -> GoldPage:
    """The annotation of `TEXT`."""
    data = {"seed": SEED, "issue_date": "2022-04-19", "articles": articles, **fields}
    return parse_gold(json.dumps(data), "gold/a.json")


def score(built: BuiltPage, gold_page: GoldPage) -> Mapping[str, Any]:
    """The measures of one page."""
    return score_pages([built], [gold_page]).measures


def as_gold(figure: KeyFigure, **more: Any) -> dict[str, Any]:
    """A figure as it would be annotated."""
    names = ("metric", "value", "unit", "change", "status", "period", "quote")
    return {name: getattr(figure, name) for name in names} | more
