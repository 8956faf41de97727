"""Headlines, bodies, people, places and days, with values worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.model import Event, Story

from .sheet import annotated, article, gold, page, score


@pytest.mark.parametrize(
    ("story", "head", "strict"),
    [
        (Story(kicker="肩", title="主", deck="副"), 1, 1),
        (Story(title="肩主"), 1, 0),
        (Story(title="主副"), 1, 0),
        (Story(title="肩主副"), 1, 0),
        (Story(title="主 "), 1, 0),
        (Story(kicker="肩主", title="副"), 1, 0),  # all three in their order
        (Story(title="副"), 0, 0),
        (Story(kicker="副", title="肩"), 0, 0),
        (Story(kicker="肩", title="主", deck="副。"), 1, 0),
    ],
)
def test_headlines(story: Story, head: int, strict: int) -> None:
    built = page(replace(article("x", "1"), story=story))
    measures = score(built, annotated(gold("a", 1, headline="主", kicker="肩", deck="副")))
    assert (measures["head"], measures["head_strict"]) == (head, strict)


@pytest.mark.parametrize(
    ("body", "text", "spacing", "paragraphs"),
    [
        ("乙丙。\n\n丁。", 1, 1, 1),
        ("乙丙。丁。", 1, 1, 0),  # ends are known by eight characters: neither of the two is found
        ("乙 丙。\n\n丁。", 1, 0, 1),
        ("乙丙。\n\n丁。\n\n*图为戊。*", 1, 1, 1),  # a caption is no error: it ends outside the annotated text
        ("乙丙。", 2 * 3 / (3 + 5), 0, 2 / 3),
        ("", 0, 0, 0),
        ("乙丙。\n\n丁。\n\n" + "戊" * 400, 5 / 405, 1, 1),
        ("乙丙。\n\n丁。\n\n" + "戊" * 399, 1, 1, 1),
    ],
)
def test_bodies(body: str, text: float, spacing: int, paragraphs: float) -> None:
    measures = score(page(replace(article("x", "1"), body=body)), annotated(gold("a", 1)))
    assert measures["text"] == pytest.approx(text, abs=1e-12)
    assert measures["spacing"] == spacing
    assert measures["paragraphs"] == pytest.approx(paragraphs, abs=1e-12)


def test_a_text_that_was_not_annotated_is_not_measured() -> None:
    assert not {"text", "spacing"} & set(score(page(article("x", "1")), annotated(gold("a", 1, cleaned_body=""))))


def test_people_with_roles() -> None:
    built = page(
        article("x", "1", reporters=("本报记者王 培源", "张三"), photographers=("李四",), correspondents=("赵六",))
    )
    wanted = gold("a", 1, reporters=["王培源"], correspondents=["李四"], people_optional=["赵六"])
    # reporter 王培源 is right; 张三 and photographer 李四 are not; 赵六 does not count: 1 of 3 given, of 2 wanted
    assert score(built, annotated(wanted))["people"] == pytest.approx(2 / 5)


def test_places_and_days() -> None:
    events = tuple(Event(date=day, text="", what="") for day in ("2022-04-01", "2022-04-01", "2022-04-02"))
    built = page(article("x", "1", counties=("冠县", "莘县"), mentions=("临清市", "高唐县"), events=events))
    wanted = gold(
        "a",
        1,
        counties=["冠县", "东阿县"],
        main_counties=["冠县", "东阿县"],
        counties_optional=["高唐县"],
        main_optional=["莘县"],
        dates=[{"iso": "2022-04-01"}, {"iso": "2022-04"}, {"iso": "2022-04-03"}],
    )
    measures = score(built, annotated(wanted))
    assert measures["counties"] == pytest.approx(2 * 1 / (3 + 2))
    assert measures["about"] == pytest.approx(2 * 1 / (1 + 2))
    assert measures["dates"] == pytest.approx(2 * 1 / (2 + 2))


@pytest.mark.parametrize(("date", "right"), [("2022-04-19", 1), ("2022-04-18", 0), ("", 1)])
def test_issue_dates(date: str, right: int) -> None:  # a page map without a date: that of its articles
    assert score(page(article("x", "1"), date=date), annotated(gold("a", 1)))["issue_date"] == right
