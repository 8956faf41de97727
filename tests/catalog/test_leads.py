"""Which numbers and which story come first."""

from __future__ import annotations

import pytest

from site_builder.catalog import make_site
from site_builder.catalog.leads import lead_entry, lead_figures
from tests.catalog.making import CONFIG, GAZETTEER, article, figure


def test_money_with_a_change_comes_before_a_small_count_and_a_plan() -> None:
    text = "投资9亿元，增长7%；会议2次；计划投资9.1亿元。"
    figures = (
        figure("f1", 2, "次", "会议2次"),
        figure("f2", 9.1, "亿元", "计划投资9.1亿元", status="target"),
        figure("f3", 9, "亿元", "投资9亿元", change=7),
    )
    entries = make_site([article("a", text, figures=figures)], CONFIG, GAZETTEER).entries
    assert [row.figure.id for row in lead_figures(entries, 2)] == ["f3", "f2"]


def test_people_come_before_a_large_number_of_small_things() -> None:
    figures = (figure("f1", 16000, "平方米", "晾晒场16000平方米"), figure("f2", 1029, "人", "1029人"))
    entries = make_site([article("a", "晾晒场16000平方米。1029人。", figures=figures)], CONFIG, GAZETTEER).entries
    assert [row.figure.id for row in lead_figures(entries, 2)] == ["f2", "f1"]


@pytest.mark.parametrize(
    ("metric", "subject", "name"),
    [
        ("营业收入", "某某集团公司", "某某集团公司营业收入"),
        ("营业收入", "聊城市", "营业收入"),  # a place is shown beside it
        ("营业收入", "别的公司", "营业收入"),  # the sentence does not name it
        ("营业收入", "今年嘉明经济开发区", "营业收入"),  # no name
        ("会议", "某某集团公司", "会议"),  # said of anything
        ("某某集团公司利润", "某某集团公司", "某某集团公司利润"),
    ],
)
def test_a_figure_says_whose_it_is_when_its_metric_does_not(metric: str, subject: str, name: str) -> None:
    stated = figure("f1", 5, "亿元", "实现5亿元", metric=metric, subject=subject)
    text = "别的公司来访。今年嘉明经济开发区与某某集团公司实现5亿元。"
    (row,) = make_site([article("a", text, figures=(stated,))], CONFIG, GAZETTEER).figures
    assert row.name == name


def test_the_owner_of_a_list_of_figures_owns_each() -> None:
    figures = (
        figure("f1", 755.6, "亿元", "市属企业资产总额755.6亿元", metric="市属企业资产总额"),
        figure("f2", 385.2, "亿元", "净资产385.2亿元", metric="净资产"),
        figure("f3", 9, "亿元", "利润9亿元", metric="利润"),
    )
    text = "市属企业资产总额755.6亿元；净资产385.2亿元。利润9亿元。"
    rows = make_site([article("a", text, figures=figures)], CONFIG, GAZETTEER).figures
    assert [row.name for row in rows] == ["市属企业资产总额", "市属企业净资产", "利润"]


def test_lead_figures_are_spread_over_articles() -> None:
    rich = tuple(figure(f"f{n}", n, "亿元", f"{n}亿元") for n in range(1, 7))
    articles = [article("a", "文。", figures=rich), article("b", "文。", figures=(figure("f1", 5, "家", "5家"),))]
    entries = make_site(articles, CONFIG, GAZETTEER).entries
    assert {row.article_id[-1] for row in lead_figures(entries, 4)} == {"a", "b"}


def test_the_lead_story_is_a_long_one_with_a_headline_of_its_own() -> None:
    photo = article("photo", "长" * 900, kind="photo", title_source="text")
    brief = article("brief", "短。")
    lead = article("lead", "正文" * 300, figures=(figure("f1", 5, "家", "正文"),))
    entries = make_site([photo, brief, lead], CONFIG, GAZETTEER).issues[0].entries
    chosen = lead_entry(entries)
    assert chosen is not None
    assert chosen.article.slug == "lead"
    assert lead_entry([]) is None
