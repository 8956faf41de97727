"""Grouping of characters into articles, with values worked out by hand."""

from __future__ import annotations

import pytest

from site_builder.accuracy import BuiltPage, score_pages
from site_builder.model import KeyFigure
from site_builder.text.lines import make_page

from .sheet import SEED, annotated, article, as_gold, gold, page, score


def test_a_page_as_annotated() -> None:
    measures = score(page(article("x", "1"), article("y", "3")), annotated(gold("a", 1), gold("b", 3)))
    assert {k: measures[k] for k in ("pages", "articles", "lost", "doubled")} == {
        "pages": 1,
        "articles": "2/2",
        "lost": 0,
        "doubled": 0,
    }
    assert {k for k, v in measures.items() if v == 1.0} >= {"b3", "whole", "head", "head_strict", "issue_date", "text"}
    assert {k for k, v in measures.items() if v == 1.0} >= {"spacing", "paragraphs", "people", "dates", "figures"}


def test_grouping_by_hand() -> None:
    # x holds 甲乙丙丁戊己, y 庚辛, nothing 广告.  Precision: x (4²+2²)/6, y 2²/2, left 2²/2 → (10/3+2+2)/10 = 11/15.
    # Recall: a 4²/4, b (2²+2²)/4, left 2 → 8/10.  F1 = 2·(11/15)·(8/10) / (11/15+8/10) = 88/115.
    measures = score(page(article("x", "1, 3:0-2"), article("y", "3:2-")), annotated(gold("a", 1), gold("b", 3)))
    assert measures["b3"] == pytest.approx(88 / 115, abs=1e-12)
    assert measures["whole"] == 0  # a: Jaccard 4/6; b: 2/8 with x, which comes first
    assert measures["head"] == 0.5  # b is answered by x, which has answered already


def test_lost_and_doubled_are_counted_in_characters() -> None:
    built = page(article("x", "1"), article("y", "1:2-, 3:3-5"), leftover=["4:1-", "1:0-1"])
    measures = score(built, annotated(gold("a", 1), gold("b", 3)))
    assert measures["lost"] == 3  # 戊己 and 广
    assert measures["doubled"] == 3  # 丙丁 by both, 甲 by x and the leftover
    # 丙丁 count for x, the first: x 甲乙丙丁 is a, y 庚辛 is half of b, the rest left
    # precision a 4, y 2, left {戊己: 2²/4, 广告: 2²/4} = 2 → 8/10; recall a 4, b (2²+2²)/4 = 2, left 2 → 8/10
    assert measures["b3"] == pytest.approx(0.8, abs=1e-12)


def test_an_article_is_whole_at_98_in_100_characters() -> None:
    text = "字" * 98 + "外" * 3 + "\n" + "内" * 2
    for end, whole in ((98, 1.0), (99, 0.0)):  # 98 of 100: 0.98; 98 of 101: less
        built = BuiltPage(make_page(SEED, text.encode()), [article("x", f"1:0-{end}")])
        split = [{"line": 1, "parts": [{"article": "a", "text": "字" * 98}, {"article": None, "text": "外" * 3}]}]
        measures = score(built, annotated(gold("a", 2), split_lines=split))
        assert measures["whole"] == whole


def test_a_line_that_articles_share() -> None:
    parts = [{"article": "a", "text": "戊己"}, {"article": "b", "text": "庚 辛"}]
    wanted = annotated(gold("a", 1), gold("b"), split_lines=[{"line": 3, "parts": parts}])
    assert score(page(article("x", "1, 3:0-2"), article("y", "3:3-")), wanted)["whole"] == 1


def test_briefs_of_a_column_count_as_one() -> None:
    figure = KeyFigure(metric="项目", value=58, unit="个", quote="甲")
    briefs = [article("x", "1", reporters=("王培源",), figures=(figure,)), article("y", "3", reporters=("王培源",))]
    wanted = gold(
        "a", 1, 3, kind="roundup", reporters=["王培源"], figures=[as_gold(figure)], cleaned_body="乙丙。\n丁。"
    )
    measures = score(page(*briefs), annotated(wanted))
    assert (measures["articles"], measures["whole"], measures["b3"]) == ("1/1", 1, 1)
    assert (measures["people"], measures["figures"]) == (1, 1)
    assert measures["paragraphs"] == pytest.approx(4 / 6)  # two wanted, four given
    assert "head" not in measures


def test_what_nothing_answers_to_is_missed_whole() -> None:
    figure = KeyFigure(metric="项目", value=58, unit="个", quote="甲")
    fields = {
        "reporters": ["甲"],
        "counties": ["冠县", "莘县"],
        "main_counties": ["冠县"],
        "dates": [{"iso": "2022-04-01"}],
    }
    wanted = annotated(gold("a", 1), gold("b", 3, figures=[as_gold(figure)] * 2, **fields))
    result = score_pages([page(article("x", "1"))], [wanted])
    assert {k: result.measures[k] for k in ("whole", "head", "text", "spacing")} == dict.fromkeys(
        ("whole", "head", "text", "spacing"), 0.5
    )
    assert [result.measures[k] for k in ("people", "counties", "about", "dates", "figures", "figures_r")] == [0] * 6
    assert result.measures["paragraphs"] == pytest.approx(2 * 2 / (2 + 4))
    assert len([line for line in result.errors if line.startswith("b\tfigures\tmissed\t项目 58个")]) == 2
