"""One event, however many articles tell of it."""

from __future__ import annotations

import pytest

from site_builder.catalog import EventRow, make_site
from site_builder.model import Event
from tests.catalog.making import CONFIG, GAZETTEER, article

OPENING = "市政府新闻办召开新闻发布会"


def rows(*told: tuple[str, str, str]) -> tuple[EventRow, ...]:
    """Events of articles: slug, date of the event, what happened."""
    articles = [article(slug, "文。", events=(Event(date=day, text="", what=what),)) for slug, day, what in told]
    return make_site(articles, CONFIG, GAZETTEER).events


def test_two_articles_that_tell_one_event_are_both_linked_from_it() -> None:
    (row,) = rows(("a", "2022-04-18", OPENING), ("b", "2022-04-18", "市政府新闻办召开的新闻发布会"))
    assert (row.event.what, row.title, [link.title for link in row.others]) == (
        "市政府新闻办召开的新闻发布会",
        "b",
        ["a"],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高唐县报告2例本土无症状感染者", "临清市报告1例本土无症状感染者"),  # another place, another number
        ("聊城市增加划定封控区3个", "聊城市增加划定管控区3个"),
        ("签约", "全市重点项目集中签约仪式举行"),  # too short to be known by
        ("", ""),
    ],
)
def test_events_that_only_sound_alike_stay_apart(one: str, other: str) -> None:
    assert len(rows(("a", "2022-04-18", one), ("b", "2022-04-18", other))) == 2


def test_the_same_words_on_two_days_are_two_events() -> None:
    assert len(rows(("a", "2022-04-18", OPENING), ("b", "2022-04-19", OPENING))) == 2


def test_an_event_that_was_announced_and_then_reported_is_no_longer_planned() -> None:
    opening = (Event(date="2022-04-18", text="", what=OPENING),)
    ahead = article("a", "文。", date="2022-04-17", tags=("会议",), events=opening)
    after = article("b", "文。", date="2022-04-19", counties=("莘县",), events=opening)
    (row,) = make_site([ahead, after], CONFIG, GAZETTEER).events
    assert (row.planned, row.tags, row.counties) == (False, ("会议",), ("莘县",))
