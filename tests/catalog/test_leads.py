"""Which numbers and which story come first."""

from __future__ import annotations

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
    rows = make_site([article("a", text, figures=figures)], CONFIG, GAZETTEER).figures
    assert [row.figure.id for row in lead_figures(rows, 2)] == ["f3", "f2"]


def test_lead_figures_are_spread_over_articles() -> None:
    rich = tuple(figure(f"f{n}", n, "亿元", f"{n}亿元") for n in range(1, 7))
    articles = [article("a", "文。", figures=rich), article("b", "文。", figures=(figure("f1", 5, "家", "5家"),))]
    rows = make_site(articles, CONFIG, GAZETTEER).figures
    assert {row.article_id[-1] for row in lead_figures(rows, 4)} == {"a", "b"}


def test_the_lead_story_is_a_long_one_with_a_headline_of_its_own() -> None:
    photo = article("photo", "长" * 900, kind="photo", title_source="text")
    brief = article("brief", "短。")
    lead = article("lead", "正文" * 300, figures=(figure("f1", 5, "家", "正文"),))
    entries = make_site([photo, brief, lead], CONFIG, GAZETTEER).issues[0].entries
    chosen = lead_entry(entries)
    assert chosen is not None
    assert chosen.article.slug == "lead"
    assert lead_entry([]) is None
