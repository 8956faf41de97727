"""Key figures against those annotated, with values worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from site_builder.accuracy import score_pages
from site_builder.model import KeyFigure

from .sheet import MONEY, PROJECTS, annotated, article, as_gold, gold, page, score


def figures(given: Sequence[KeyFigure], wanted: Sequence[Mapping[str, Any]], **fields: Any) -> Mapping[str, Any]:
    """The measures of an article with these figures."""
    return score(page(article("x", "1", figures=tuple(given))), annotated(gold("a", 1, figures=list(wanted), **fields)))


def test_figures_by_number_and_unit() -> None:
    given = [PROJECTS, replace(MONEY, value=1616200, unit="万元"), replace(PROJECTS, value=57)]
    measures = figures(given, [as_gold(PROJECTS), as_gold(MONEY), as_gold(MONEY, value=3), as_gold(MONEY, value=4)])
    assert measures["figures_p"] == pytest.approx(2 / 3)
    assert measures["figures_r"] == pytest.approx(2 / 4)
    assert measures["figures"] == pytest.approx(2 * 2 / (3 + 4))


def test_each_annotated_figure_answers_once_by_its_metric() -> None:
    other = replace(PROJECTS, metric="开工项目", status="target")
    wanted = [as_gold(PROJECTS), as_gold(other)]
    measures = figures([other, PROJECTS], wanted)
    assert (measures["figures"], measures["fig_status"]) == (1, 1)
    assert figures([PROJECTS, PROJECTS], [as_gold(PROJECTS)])["figures_p"] == 0.5


def test_a_figure_that_one_annotator_counted_is_neither_wanted_nor_wrong() -> None:
    minor = as_gold(MONEY, minor=True)
    assert figures([PROJECTS, MONEY], [as_gold(PROJECTS), minor])["figures"] == 1
    assert figures([PROJECTS], [as_gold(PROJECTS), minor])["figures"] == 1


@pytest.mark.parametrize(
    ("wanted", "measure", "share"),
    [
        ({"change": 26.3}, "fig_change", 1),
        ({"change": 26.4}, "fig_change", 0),
        ({"change": None}, "fig_change", 0),
        ({"change": "?"}, "fig_change", 1),
        ({"change": None, "also": {"change": 26.3}}, "fig_change", 1),
        ({"status": "target"}, "fig_status", 0),
        ({"status": "target", "also": {"status": "actual"}}, "fig_status", 1),
        ({"metric": "项目"}, "fig_metric", 1),
        ({"metric": "开工企业"}, "fig_metric", 0),
        ({"metric": "开工企业", "metric_also": "签约的项目"}, "fig_metric", 1),  # 签约 项目 of 签约 约项 项目
        ({"period": "今年一季度"}, "fig_period", 1),
        ({"period": "4月份"}, "fig_period", 0),
        ({"period": "4月份", "also": {"period": "一季度"}}, "fig_period", 1),
    ],
)
def test_what_is_said_of_a_figure(wanted: Mapping[str, Any], measure: str, share: int) -> None:
    assert figures([PROJECTS], [as_gold(PROJECTS, **wanted)])[measure] == share


def test_a_period_that_was_not_annotated_is_not_measured() -> None:
    assert "fig_period" not in figures([PROJECTS], [as_gold(PROJECTS, period="")])


def test_stated_changes_are_found_as_a_change_or_as_a_figure() -> None:
    growth = KeyFigure(metric="增加值", value=7.9, unit="％", quote="丁。")
    wanted = [as_gold(PROJECTS)]
    assert figures([PROJECTS, growth], wanted, changes=[-26.3, 7.9, 58, 5])["changes"] == 0.5


def test_quotes_stand_in_the_body() -> None:
    given = [
        PROJECTS,
        replace(PROJECTS, quote="乙 丙。丁"),
        replace(PROJECTS, quote=""),
        replace(PROJECTS, quote="丙乙"),
    ]
    assert figures(given, [])["quotes"] == 0.5


def test_figures_of_an_article_too_many_are_wrong() -> None:
    built = page(article("x", "1", figures=(PROJECTS,)), article("y", "3", figures=(MONEY,)))
    result = score_pages([built], [annotated(gold("a", 1, figures=[as_gold(PROJECTS)]))])
    assert result.measures["figures_p"] == 0.5
    assert any("y\tfigures\textra\t合同金额 161.62亿元" in line for line in result.errors)
