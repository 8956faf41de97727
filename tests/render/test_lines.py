"""The printed lines beside an article's text, and where they must not be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from site_builder.catalog import make_site
from site_builder.model import Article, Page, Source
from site_builder.render import render_site
from site_builder.text.lines import make_page
from tests.catalog.making import CONFIG, GAZETTEER, article, figure
from tests.render.theme_folder import broadsheet

SEED = "本报讯 全 市 签 约 项目58个，\n合同金额161.62亿元。\n密而不宣的一句。\n"
PATH = "articles/2022-04-19/qian-yue-1a2b.html"


def story() -> Article:
    plain = article(
        "qian-yue-1a2b",
        "全市签约项目58个，合同金额161.62亿元。",
        "密而不宣的一句。",
        figures=(figure("f1", 58, "个", "签约项目58个"),),
        summary="",
    )
    return replace(plain, source=Source(seed="a.txt", roles={"body": "1:4-, 2-3"}, paragraphs=("1:4-, 2", "3")))


def shown(pages: dict[str, Page], **settings: Any) -> dict[str, str]:
    site = make_site([story()], replace(CONFIG, **settings), GAZETTEER, pages)
    return {path: data.decode() for path, data in render_site(site, broadsheet())}


PAGES = {"a.txt": make_page("a.txt", SEED.encode())}


def test_each_paragraph_is_followed_by_its_lines() -> None:
    html = shown(PAGES)[PATH]
    first, second = html.split('<div class="seed">')[1:]
    assert '<li value="1"><i>…</i>全 市 签 约 项目58个，<li>合同金额161.62亿元。</ol>' in first
    assert html.index("<mark") < html.index('<div class="seed">') < html.index("密而不宣的一句。")
    assert '<li value="3">密而不宣的一句。</ol>' in second
    assert 'type="checkbox"' in html
    assert html.count("<p><code>seeds/a.txt</code>") == 1


def test_without_its_seed_an_article_has_no_lines_and_no_switch() -> None:
    html = shown({})[PATH]
    assert 'class="seed"' not in html
    assert "checkbox" not in html


def test_excerpts_show_nothing_of_the_lines() -> None:
    for path, text in shown(PAGES, publish="excerpt").items():
        assert "密而不宣" not in text, path
        assert 'class="seed"' not in text, path


def test_the_words_between_the_lines_are_in_the_language_of_the_site() -> None:
    html = shown(PAGES, language="en")[PATH]
    assert '<p lang="en"><code>seeds/a.txt</code> 1–2 (2 lines, joined to this paragraph)</p>' in html
