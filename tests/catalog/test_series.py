"""Indicators through time: joined where the text allows, never across scopes, and conflicts said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.catalog import Series, make_site
from site_builder.catalog.indicators import read_metric
from site_builder.catalog.periods import read_period
from site_builder.catalog.series import disputes
from site_builder.model import Article, Gazetteer, KeyFigure, Place
from tests.catalog.making import CONFIG, article

GAZETTEER = Gazetteer("聊城市", (Place("临清市"), Place("东昌府区", aliases=("东昌府",)), Place("莘县")))


def stated(
    number: str, metric: str, value: float, unit: str = "亿元", period: str = "一季度", **options: Any
) -> KeyFigure:
    quote = f"{metric}{value}{unit}"
    return KeyFigure(id=number, metric=metric, value=value, unit=unit, period=period, quote=quote, **options)


def told(slug: str, date: str, *figures: KeyFigure, sentence: str = "") -> Article:
    text = sentence or "；".join(figure.quote for figure in figures) + "。"
    return article(slug, text, date=date, figures=figures, title=slug)


def found(*articles: Article) -> tuple[Series, ...]:
    return make_site(articles, CONFIG, GAZETTEER).series


def shape(series: tuple[Series, ...]) -> list[tuple[str, list[tuple[str, list[float]]]]]:
    return [(s.name, [(p.when.label, [row.figure.value for row in p.rows]) for p in s.points]) for s in series]


CITY = {"subject": "聊城市"}


def test_one_indicator_of_one_owner_at_two_dates_is_a_series() -> None:
    spring = told("a", "2022-04-19", stated("f1", "市属企业营业收入", 104.2, period="截至3月底"))
    later = told(
        "b",
        "2024-05-28",
        stated("f1", "市属企业资产总额", 755.6, period="今年1—4月份"),
        stated("f2", "营业收入", 54.4, period="今年1—4月份"),
    )
    assert shape(found(later, spring)) == [
        ("市属企业营业收入", [("截至2022年3月底", [104.2]), ("2024年1—4月份", [54.4])])
    ]


def test_a_place_and_an_indicator_make_a_series_whatever_the_unit_is_printed_in() -> None:
    one = told("a", "2022-04-19", stated("f1", "进出口", 108.6, **CITY))
    two = told("b", "2022-07-19", stated("f1", "全市进出口总额", 2100000, "万元", "上半年", **CITY))
    (series,) = found(one, two)
    assert (series.name, series.unit, series.scope.place) == ("聊城市进出口", "元", "聊城市")
    assert [row.amount for point in series.points for row in point.rows] == [10860000000, 21000000000]


NEVER = {
    "another scope": (
        stated("f1", "制造业招商项目到位资金额", 45.6, **CITY),
        stated("f1", "招商引资到位资金", 72.5, period="上半年", **CITY),
    ),
    "city and county": (
        stated("f1", "进出口", 108.6, **CITY),
        stated("f1", "进出口", 9, period="上半年", subject="莘县"),
    ),
    "two counties": (
        stated("f1", "封控区", 3, "个", "目前", county="莘县", **CITY),
        stated("f1", "封控区", 1, "个", "目前", county="临清市", **CITY),
    ),
    "city and firms of the city": (
        stated("f1", "营业收入", 900, **CITY),
        stated("f1", "市属企业营业收入", 104.2, period="上半年", **CITY),
    ),
    "profit and net profit": (stated("f1", "利润", 3, **CITY), stated("f1", "净利润", 1, period="上半年", **CITY)),
    "another unit": (
        stated("f1", "实际使用外资", 3, "亿美元", **CITY),
        stated("f1", "实际使用外资", 20, "亿元", "上半年", **CITY),
    ),
    "a level and its growth": (
        stated("f1", "工业投资", 23.9, **CITY),
        stated("f1", "工业投资同比增长", 23.9, "%", "上半年", **CITY),
    ),
    "planned and done": (
        stated("f1", "到位资金", 45.6, **CITY),
        stated("f1", "到位资金", 150, period="上半年", status="target", **CITY),
    ),
    "nobody named": (stated("f1", "营业收入", 5), stated("f1", "营业收入", 6, period="上半年")),
    "only firms": (stated("f1", "企业营业收入", 5, **CITY), stated("f1", "企业营业收入", 6, period="上半年", **CITY)),
    "words said of anything": (
        stated("f1", "总投资", 1142, **CITY),
        stated("f1", "总投资", 1475, period="上半年", **CITY),
    ),
    "no period": (stated("f1", "进出口", 1, period="", **CITY), stated("f1", "进出口", 2, period="每月", **CITY)),
    "same period and value": (stated("f1", "进出口", 108.6, **CITY), stated("f1", "进出口", 108.6, **CITY)),
}


@pytest.mark.parametrize("why", NEVER)
def test_no_series_is_better_than_a_false_one(why: str) -> None:
    one, other = NEVER[why]
    assert found(told("a", "2022-04-19", one), told("b", "2022-04-29", other)) == ()


def test_an_owner_named_in_one_sentence_does_not_own_the_next() -> None:
    figures = (stated("f1", "市属企业资产总额", 755.6), stated("f2", "营业收入", 54.4, period="一季度"))
    apart = told("b", "2022-05-28", *figures, sentence="市属企业资产总额755.6亿元。营业收入54.4亿元。")
    before = told("a", "2022-04-19", stated("f1", "市属企业营业收入", 104.2, period="截至2月底"))
    assert found(before, apart) == ()


def test_articles_that_disagree_on_a_period_are_a_conflict() -> None:
    one = told("a", "2022-04-19", stated("f1", "进出口", 108.6, **CITY))
    two = told("b", "2022-04-29", stated("f1", "进出口", 106.8, period="截至3月底", **CITY))
    (series,) = found(one, two)
    assert shape((series,)) == [("聊城市进出口", [("2022年一季度", [108.6, 106.8])])]
    assert series.points[0].disputed
    assert {url: [said.row.figure.value for said in told] for url, told in disputes((series,)).items()} == {
        "articles/2022-04-19/a.html#f1": [106.8],
        "articles/2022-04-29/b.html#f1": [108.6],
    }


@pytest.mark.parametrize(
    ("value", "qualifier"), [(108.6, ""), (109, ""), (108.62, ""), (108, "超"), (110, "近"), (100, "以上")]
)
def test_rounding_and_vague_words_are_no_conflict(value: float, qualifier: str) -> None:
    one = told("a", "2022-04-19", stated("f1", "进出口", 108.6, **CITY))
    two = told("b", "2022-04-29", stated("f1", "进出口", value, qualifier=qualifier, **CITY))
    assert found(one, two) == ()


@pytest.mark.parametrize(
    ("text", "modifier", "indicator", "growth"),
    [
        ("市属企业营业收入", "市属企业", "营业收入", False),
        ("实现利润", "", "利润", False),
        ("净利润", "", "净利润", False),
        ("规上工业增加值同比增长", "规模以上", "工业增加值", True),
        ("高技术制造业增加值增速", "高技术制造业", "增加值", True),
        ("上交税费总额", "", "税费总额", False),
        ("实际使用外资", "", "实际使用外资", False),
    ],
)
def test_metrics_are_taken_apart(text: str, modifier: str, indicator: str, growth: bool) -> None:
    assert read_metric(text) == (modifier, indicator, growth)


@pytest.mark.parametrize("text", ["总投资", "合同金额", "占地", "项目", "签约项目58个", ""])
def test_other_metrics_are_no_indicators(text: str) -> None:
    assert read_metric(text) is None


@pytest.mark.parametrize(
    ("text", "issue", "start", "end", "label"),
    [
        ("一季度", "2022-04-19", "2022-01-01", "2022-03-31", "2022年一季度"),
        ("第四季度", "2022-04-19", "2021-10-01", "2021-12-31", "2021年第四季度"),
        ("今年1—4月份", "2024-05-28", "2024-01-01", "2024-04-30", "2024年1—4月份"),
        ("1月至3月", "2022-04-19", "2022-01-01", "2022-03-31", "2022年1月至3月"),
        ("1—12月", "2022-01-19", "2021-01-01", "2021-12-31", "2021年1—12月"),
        ("截至3月底", "2022-04-19", "", "2022-03-31", "截至2022年3月底"),
        ("截至2021年底", "2022-04-14", "", "2021-12-31", "截至2021年底"),
        ("2021年", "2022-12-17", "2021-01-01", "2021-12-31", "2021年"),
        ("去年上半年", "2022-04-14", "2021-01-01", "2021-06-30", "2021年上半年"),
        ("截至4月18日11时", "2022-04-19", "", "2022-04-18", "截至2022年4月18日11时"),
        ("2月", "2024-03-01", "2024-02-01", "2024-02-29", "2024年2月"),
        ("目前", "2022-04-29", "", "2022-04-29", "截至2022年4月29日"),
    ],
)
def test_periods_are_read_as_the_issue_means_them(text: str, issue: str, start: str, end: str, label: str) -> None:
    assert read_period(text, issue) == (start, end, label)


@pytest.mark.parametrize("text", ["", "每月", "年", "今年", "今年以来的", "13月", "5—3月", "2月30日", "“十四五”期间"])
def test_what_is_no_plain_period_is_none(text: str) -> None:
    assert read_period(text, "2022-04-19") is None


def test_without_a_date_of_the_issue_no_period_is_known() -> None:
    assert read_period("一季度", "") is None


@given(st.text(alphabet="截至今去年上前一二季度半全底末月日份时—-0123456789", max_size=14))
def test_no_period_breaks_the_reader(text: str) -> None:
    when = read_period(text, "2022-04-19")
    assert when is None or when.start <= when.end
