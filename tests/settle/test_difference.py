"""What differs between two versions of an article, said in few words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from site_builder.model import Article, Event, Facts, KeyFigure, Source, Story
from site_builder.settle.difference import differences

F1 = KeyFigure(id="f1", metric="产值", value=12, unit="亿元", quote="产值12亿元")
F2 = KeyFigure(id="f2", subject="客车", metric="", value=1.5, unit="%", quote="增长1.5%")
OLD = Article(
    id="2022-04-19-a-3f2a",
    slug="a-3f2a",
    date="2022-04-19",
    page=(2,),
    story=Story(title="小麦丰收在望", byline="本报讯"),
    body="甲。\n\n乙。\n",
    facts=Facts(tags=("招商", "小麦"), summary="甲" * 60, figures=(F1, F2)),
    source=Source(seed="a.txt", roles={"body": "1-3", "headline": "4"}),
)


def _facts(**changed: Any) -> Article:
    return replace(OLD, facts=replace(OLD.facts, **changed))


CASES = [
    ("nothing", OLD, {}),
    (
        "a title",
        replace(OLD, story=replace(OLD.story, title="全市小麦丰收在望")),
        {"title": "小麦丰收在望 → 全市小麦丰收在望"},
    ),
    ("a field filled", replace(OLD, newspaper="聊城日报"), {"newspaper": "– → 聊城日报"}),
    ("a field emptied", replace(OLD, page=()), {"page": "2 → –"}),
    ("a list", _facts(tags=("招商引资", "小麦")), {"tags": "− 招商 + 招商引资"}),
    ("its order", _facts(tags=("小麦", "招商")), {"tags": "another order"}),
    (
        "an event",
        _facts(events=(Event(date="2022-04-01", text="4月1日", what="交付"),)),
        {"events": "+ 2022-04-01 4月1日 交付"},
    ),
    (
        "the end of a long text",
        _facts(summary="甲" * 50 + "乙" * 50),
        {"summary": f"…{'甲' * 16} → …{'甲' * 6}{'乙' * 34}…"},
    ),
    ("a figure", _facts(figures=(replace(F1, metric="总产值", change=5), F2)), {
        "figures.f1": "metric 产值 → 总产值; change – → 5"
    }),
    ("a new figure", _facts(figures=(F1, F2, replace(F1, id="f3", value=3))), {"figures.f3": "new: 产值 3亿元"}),
    ("a figure that is gone", _facts(figures=(F1,)), {"figures.f2": "gone: 客车 1.5%"}),
    ("the body", replace(OLD, body="甲。\n\n丙。\n"), {"body": "− 乙。 + 丙。"}),
    (
        "its spans",
        replace(OLD, source=Source(seed="a.txt", roles={"body": "1-2", "headline": "4", "deck": "3"})),
        {"source": "deck – → 3; body 1-3 → 1-2"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("new", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_differences(new: Article, said: dict[str, str]) -> None:
    assert dict(differences(OLD, new)) == said


def test_what_a_person_may_write_of_its_own_is_no_difference() -> None:
    assert not list(differences(OLD, replace(OLD, reviewed=True, extra={"note": "x"})))
