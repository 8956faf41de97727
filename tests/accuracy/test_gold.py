"""Annotated pages are read, and what is wrong with one is said."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_builder.accuracy import parse_gold
from site_builder.errors import ContentError

GOLD = Path(__file__).parents[1] / "gold"
FIGURE = {"metric": "签约项目", "value": 58, "unit": "个", "change": None, "status": "actual"}
PAGE: dict[str, Any] = {
    "seed": "a.txt",
    "issue_date": "2022-04-19",
    "articles": [
        {
            "id": "a-1",
            "kind": "article",
            "lines": [[1, 2], [4, 4]],
            "counties": ["冠县"],
            "main_counties": [],
            "dates": [{"iso": "2022-04-01"}, {"iso": "2022-03"}],
            "figures": [FIGURE],
        }
    ],
}


def _parse(data: object) -> Any:
    return parse_gold(json.dumps(data), "gold/a.json")


def test_the_least_that_an_annotation_must_say() -> None:
    page = _parse(PAGE)
    article = page.articles[0]
    assert (page.seed, page.issue_date, page.split_lines, page.path) == ("a.txt", "2022-04-19", (), "gold/a.json")
    assert article.lines == ((1, 2), (4, 4))
    assert article.days == ("2022-04-01",)  # a month is no day
    assert (article.people, article.body, article.headline) == ((), "", "")
    assert article.figures[0].metrics == ("签约项目",)
    assert article.figures[0].changes == (None,)
    assert article.figures[0].periods == ()


def test_a_second_annotators_answers_count_too() -> None:
    more = {
        "metric_also": "项目",
        "period": "一季度",
        "also": {"status": "target", "change": 5},
        "change": 4,
        "minor": True,
    }
    data = copy.deepcopy(PAGE)
    data["articles"][0]["figures"] = [
        FIGURE | more,
        FIGURE | {"change": "?", "period": "4月", "also": {"period": "春季"}},
    ]
    one, other = _parse(data).articles[0].figures
    assert one.metrics == ("签约项目", "项目")
    assert one.statuses == ("actual", "target")
    assert one.changes == (4, 5)
    assert one.periods == ("一季度", "")
    assert one.minor
    assert other.changes == ()
    assert other.periods == ("4月", "春季")


def _set(*keys: str | int, to: object) -> Callable[[Any], object]:
    def change(data: Any) -> None:
        for key in keys[:-1]:
            data = data[key]
        data[keys[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d.pop("seed"), "`seed` is missing"),
        (lambda d: d.pop("articles"), "`articles` is missing"),
        (lambda d: d["articles"][0].pop("main_counties"), "`articles[0].main_counties` is missing"),
        (lambda d: d["articles"][0]["figures"][0].pop("change"), "`articles[0].figures[0].change` is missing"),
        (lambda d: d["articles"].append(d["articles"][0]), "two articles share an `id`"),
        (_set("articles", to={"a": 1}), "is no list of {…} entries"),
        (_set("articles", 0, to="a"), "articles[0] holds no object"),
        (_set("articles", 0, "lines", to=[[1]]), "`articles[0].lines: [[1]]` is no list of line ranges"),
        (_set("articles", 0, "lines", to=[[True, 2]]), "is no list of line ranges"),
        (_set("articles", 0, "counties", to="冠县"), "`articles[0].counties: 冠县` is no list of texts"),
        (_set("articles", 0, "headline", to=["甲"]), "`articles[0].headline: ['甲']` is no text"),
        (_set("articles", 0, "changes", to=["5"]), "is no list of numbers"),
        (_set("articles", 0, "figures", 0, "value", to="58"), "`articles[0].figures[0].value: 58` is no number"),
        (_set("articles", 0, "figures", 0, "value", to=float("nan")), "is no number"),
        (_set("articles", 0, "figures", 0, "value", to=10**400), "is no number"),
        (_set("articles", 0, "figures", 0, "also", to=5), "articles[0].figures[0].also holds no object"),
        (_set("articles", 0, "figures", 0, "minor", to="no"), "is no true or false"),
        (_set("articles", 0, "dates", to=[{"text": "4月"}]), "`articles[0].dates[0].iso` is missing"),
        (_set("split_lines", to=[{"line": 1.5, "parts": []}]), "is no line number"),
    ],
)
def test_malformed(change: Callable[[Any], object], says: str) -> None:
    data = copy.deepcopy(PAGE)
    change(data)
    with pytest.raises(ContentError) as error:
        _parse(data)
    assert says in str(error.value)
    assert error.value.path == "gold/a.json"
    assert error.value.remedy


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"seed": ' + "1" * 5000 + "}", "null"])
def test_no_annotation_at_all(text: str) -> None:
    with pytest.raises(ContentError):
        parse_gold(text, "gold/a.json")


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.json")), ids=lambda path: str(path.stem))
def test_the_projects_own_annotations_are_read_in_full(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    page = parse_gold(path.read_text(encoding="utf-8"), path.name)
    assert [a.id for a in page.articles] == [a["id"] for a in data["articles"]]
    assert [len(a.figures) for a in page.articles] == [len(a["figures"]) for a in data["articles"]]
    assert sum(len(a.people) for a in page.articles) == sum(
        len(a[role]) for a in data["articles"] for role in ("reporters", "correspondents", "photographers")
    )
