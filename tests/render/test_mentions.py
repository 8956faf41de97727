"""Places and days linked in a body, where they first stand."""

from __future__ import annotations

import re

import pytest

from site_builder.extract.placenames import index_places
from site_builder.model import Event, Facts, Gazetteer, Place
from site_builder.render.insertion import Wrap
from site_builder.render.marks import mark_figures
from site_builder.render.markup import to_html
from site_builder.render.mentions import day_wraps, place_wraps
from tests.catalog.making import figure

GAZETTEER = Gazetteer(
    "聊城市",
    (
        Place("东昌府区", ("东昌府",), (), ("嘉明经济开发区",)),
        Place("临清市", ("临清",), ("烟店镇",)),
        Place("高新区", aliases=("高新区",)),
    ),
)
INDEX = index_places(GAZETTEER)
PLACES = {place.name: place for place in GAZETTEER.places}


def linked(body: str, facts: Facts, *numbers: tuple[float, str, str]) -> list[str]:
    """What is linked in the body, figures' numbers left out."""
    figures = [figure(f"f{n}", value, unit, quote) for n, (value, unit, quote) in enumerate(numbers, 1)]

    def links(text: str) -> list[Wrap]:
        days = day_wraps(text, facts.events, lambda date: f"t.html#{date}")
        return [*days.values(), *place_wraps(text, facts, PLACES, INDEX, lambda name: f"c/{name}.html")]

    return re.findall(r'<a[^>]*class="n"[^>]*>(.*?)</a>', mark_figures(to_html(body), figures, links))


@pytest.mark.parametrize(
    ("body", "facts", "expected"),
    [
        ("临清市和东昌府区，临清市。", Facts(counties=("临清市", "东昌府区")), ["临清市", "东昌府区"]),
        ("临清康庄镇。", Facts(mentions=("临清市",)), ["临清"]),  # by its alias, and though only mentioned
        ("临清市和东昌府区。", Facts(counties=("东昌府区",)), ["东昌府区"]),  # what the facts leave out is left alone
        ("在**临清**市举行。", Facts(counties=("临清市",)), ["临清", "市"]),  # split by markup, both halves linked
        ("临清市[见此](https://a.cn)。", Facts(counties=("临清市",)), ["临清市"]),
        ("[临清市](https://a.cn)见此。", Facts(counties=("临清市",)), []),  # no link in a link
        ("项目58个。", Facts(counties=("临清市",)), []),
        ("烟店乡和康庄镇。", Facts(counties=("临清市", "冠县")), ["烟店乡"]),  # a town stands for its county, 镇 or 乡
        ("经济开发区，嘉明经济开发区，开发区。", Facts(counties=("东昌府区",)), ["嘉明经济开发区"]),
    ],
)
def test_places(body: str, facts: Facts, expected: list[str]) -> None:
    assert linked(body, facts) == expected


@pytest.mark.parametrize(
    ("body", "day", "expected"),
    [
        ("4月1日交付，4月1日投产。", "4月1日", ["4月1日"]),
        ("11日签约，1日投产。", "1日", ["1日"]),  # the 1日 of 11日 is another day
        ("三月底交付。", "4月1日", []),
    ],
)
def test_days(body: str, day: str, expected: list[str]) -> None:
    assert linked(body, Facts(events=(Event(date="2022-04-01", text=day, what=""),))) == expected


def test_a_number_keeps_its_own_link() -> None:
    facts = Facts(events=(Event(date="2022-04-01", text="5日", what=""),))
    assert linked("工期5日。", facts, (5, "日", "工期5日")) == []


def test_links_do_not_nest_where_a_person_wrote_one() -> None:
    html = mark_figures(to_html("项目[58个](https://a.cn)。"), [figure("f1", 58, "个", "项目58个")])
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html)
    assert html.count("<a ") == html.count("</a>")
