"""Series and conflicts as a reader meets them."""

from __future__ import annotations

import re

import pytest

from site_builder.catalog import make_site
from site_builder.model import Article, KeyFigure
from site_builder.render import explorer, render_site
from tests.catalog.making import CONFIG, GAZETTEER, article, figure
from tests.render.theme_folder import broadsheet


def _stated(value: float, period: str) -> KeyFigure:
    quote = f"全市进出口{value}亿元"
    return figure("f1", value, "亿元", quote, metric="进出口", subject="临清市", county="临清市", period=period)


def _told(slug: str, date: str, value: float, period: str) -> Article:
    stated = _stated(value, period)
    return article(slug, stated.quote + "。", date=date, title=f"标题{slug}", figures=(stated,), counties=("临清市",))


def _pages(*articles: Article) -> dict[str, str]:
    site = make_site(articles, CONFIG, GAZETTEER)
    return {path: data.decode() for path, data in render_site(site, broadsheet()) if path.endswith(".html")}


def _series(page: str) -> str:
    return page.partition('<section class="series"')[2].partition("</section>\n</div>")[0]


def test_a_series_stands_on_the_figures_page_and_its_countys_with_links_to_the_sentences() -> None:
    pages = _pages(_told("a", "2022-04-19", 10.5, "一季度"), _told("b", "2022-07-19", 21.5, "上半年"))
    county = next(path for path in pages if path.startswith("counties/lin-qing"))
    for path, back in (("figures.html", ""), (county, "../")):
        shown = _series(pages[path])
        assert f'href="{back}articles/2022-04-19/a.html#f1"' in shown
        assert shown.index("2022年一季度") < shown.index("2022年上半年")
        assert "说法不一" not in shown


def test_a_conflict_is_said_in_words_with_both_statements() -> None:
    pages = _pages(_told("a", "2022-04-19", 10.5, "一季度"), _told("b", "2022-04-29", 11.5, "截至3月底"))
    shown = _series(pages["figures.html"])
    assert "2022年一季度，报道说法不一：" in shown
    assert "《标题a》" in shown
    assert "《标题b》" in shown
    assert '<a href="../../articles/2022-04-29/b.html#f1">另一报道作11.5亿元</a>' in pages["articles/2022-04-19/a.html"]


def test_of_many_series_the_rest_stands_on_pages_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer, "_SERIES", 1)
    monkeypatch.setattr(explorer, "_SERIES_A_PAGE", 2)
    articles = []
    for n, name in enumerate(("进出口", "营业收入", "地区生产总值")):
        for slug, date, value, period in (("a", "2022-04-19", 1.5, "一季度"), ("b", "2022-07-19", 2.5, "上半年")):
            quote = f"全市{name}{value}亿元"
            told = figure("f1", value, "亿元", quote, metric=name, subject="临清市", county="临清市", period=period)
            articles.append(article(f"{slug}{n}", f"{quote}。", date=date, title=name, figures=(told,)))
    pages = _pages(*articles)
    first, second = (re.findall("<b>(.*?)</b>", pages[f"figures/{name}.html"]) for name in ("series", "series-2"))
    assert (len(first), len(second)) == (2, 1)
    assert len(set(first + second)) == 3
    assert 'href="figures/series.html">全部 3 项</a>' in pages["figures.html"]
    assert len(re.findall("<details name=.series.", pages["figures.html"])) == 1
    assert 'rel="next" href="../figures/series-2.html"' in pages["figures/series.html"]


def test_without_series_there_is_no_empty_section() -> None:
    assert "历次数值" not in _pages(_told("a", "2022-04-19", 10.5, "一季度"))["figures.html"]


def test_a_countys_lead_figures_are_its_own() -> None:
    figures = (
        figure("f1", 9, "亿元", "全市9亿元", metric="全市的", subject="聊城市"),
        figure("f2", 8, "亿元", "本地8亿元", metric="本地的", county="临清市"),
        figure("f3", 7, "亿元", "没说7亿元", metric="没说的"),
    )
    text = "全市9亿元，本地8亿元，没说7亿元。"
    for counties, shown in ((("临清市",), {"本地的", "没说的"}), (("临清市", "莘县"), {"本地的"})):
        pages = _pages(article("a", text, figures=figures, counties=counties))
        county = next(page for path, page in pages.items() if path.startswith("counties/lin-qing"))
        heroes = county.partition('<ol class="heroes"')[2].partition("</ol>")[0]
        assert {name for name in ("全市的", "本地的", "没说的") if name in heroes} == shown
