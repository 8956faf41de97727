"""Numbers as a newspaper prints them, citations, dates."""

from __future__ import annotations

from typing import Any

import pytest

from site_builder.catalog import make_site
from site_builder.render.cite import bibtex, gb_citation
from site_builder.render.wording import change, number, printed_figure, tells_change
from tests.catalog.making import CONFIG, GAZETTEER, article, digest, figure


@pytest.mark.parametrize(
    ("value", "unit", "options", "printed"),
    [
        (161.62, "亿元", {}, "161.62亿元"),
        (150, "亿元", {"qualifier": "以上"}, "150亿元以上"),
        (40, "家", {"qualifier": "余"}, "40余家"),
        (6591, "万美元", {"qualifier": "预计"}, "预计6591万美元"),
        (3, "个", {"value_max": 5}, "3—5个"),
        (2, "位", {}, "第2位"),
        (2, "位", {"qualifier": "第"}, "第2位"),
    ],
)
def test_figures_as_printed(value: float, unit: str, options: dict[str, Any], printed: str) -> None:
    assert printed_figure(figure("f1", value, unit, "", **options)) == printed


def test_numbers_have_no_useless_digits() -> None:
    assert [number(n) for n in (3.0, 45.60, 0.001, 1475, 1e16)] == ["3", "45.6", "0.001", "1475", "10000000000000000"]
    assert [change(n) for n in (26.3, -5, None)] == ["+26.3%", "−5%", ""]


def test_citations() -> None:
    site = make_site(digest(), CONFIG, GAZETTEER)
    entry = next(entry for entry in site.entries if "qian-yue" in entry.url)
    assert gb_citation(entry) == "王培源, 张三. 我市招商引资开门红[N]. 聊城日报, 2022-04-19(2)."
    assert bibtex(entry).startswith("@article{2022-04-19-qian-yue-1a2b,\n  author = {{王培源} and {张三}},")
    many = article("a", "文。", title="50%_增{长}\\", reporters=("甲", "乙", "丙", "丁"))
    (entry,) = make_site([many], CONFIG, GAZETTEER).entries
    assert gb_citation(entry).startswith("甲, 乙, 丙, 等. 50%")
    assert r"title = {{50\%\_增\{长\}\textbackslash{}}}" in bibtex(entry)


@pytest.mark.parametrize(
    ("metric", "value", "unit", "change", "told"),
    [
        ("增加值同比增长", 7.9, "%", 7.9, False),
        ("利润", 1.3, "亿元", 1.3, True),
        ("发案率", 5, "%", -5, True),
        ("单位产值能耗下降", 5, "%", -5, False),
        ("下降的行业", 5, "个", -5, True),
        ("项目", 58, "个", None, False),
    ],
)
def test_a_change_is_told_unless_number_and_metric_say_it(
    metric: str, value: float, unit: str, change: float | None, told: bool
) -> None:
    assert tells_change(figure("f1", value, unit, "", metric=metric, change=change)) is told
