"""The rendered site against what is promised of public/."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from tests.render.theme_folder import render, rendered

RIGHTS = "版权归聊城日报社所有"
PROMISED = [
    "index.html",
    "issues/index.html",
    "issues/2022-04-19.html",
    "issues/2022-04-19.txt",
    "issues/undated.html",
    "articles/2022-04-19/qian-yue-1a2b.html",
    "articles/undated/wu-ri-qi-9c9d.html",
    "tags/index.html",
    "counties/index.html",
    "people/index.html",
    "timeline.html",
    "figures.html",
    "search.html",
    "search.json",
    "data/articles.json",
    "data/figures.csv",
    "data/figures.json",
    "data/datapackage.json",
    "feed.xml",
    "robots.txt",
    "404.html",
    ".nojekyll",
    "manifest.webmanifest",
    "sw.js",
]
ARTICLE = "articles/2022-04-19/qian-yue-1a2b.html"


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    return ((path, data.decode()) for path, data in files.items() if path.endswith(".html"))


def test_every_promised_file_is_there() -> None:
    assert set(PROMISED) <= set(rendered())
    assert "sitemap.xml" not in rendered()


def test_the_same_site_gives_the_same_bytes() -> None:
    assert render() == rendered()


@pytest.mark.parametrize("base_url", ["", "https://a.cn/sub/path"])
def test_links_are_relative_and_lead_somewhere(base_url: str) -> None:
    files = render(base_url=base_url)
    ids = {path: set(re.findall(r'\bid="([^"]+)"', text)) for path, text in pages(files)}
    for path, text in pages(files):
        for address in re.findall(r'<(?:a|link|script|form)\b[^>]*?\b(?:href|src|action)="([^"]*)"', text):
            if address.startswith((base_url or "https:", "/sub/path/")):
                continue
            target, _, anchor = unquote(address).partition("#")
            full = normpath(join(dirname(path), target)) if target else path
            assert full in files or full == "search/client.js", (path, address)
            assert not anchor or anchor in ids[full], (path, address)


def test_pages_hold_nothing_that_the_policy_forbids() -> None:
    for path, text in pages(rendered()):
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
        assert policy is not None, path
        assert "unsafe" not in policy[1]
        assert not re.search(r"\s(?:style|on\w+)=|<style|<script(?![^>]*\ssrc=)", text), path
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text), path


def test_ids_are_unique_on_every_page() -> None:
    for path, text in pages(rendered()):
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), path


def test_every_figure_is_marked_and_stands_in_a_table_that_links_to_the_mark() -> None:
    text = rendered()[ARTICLE].decode()
    assert '<article class="story article" data-article="2022-04-19-qian-yue-1a2b">' in text
    for figure in ("f1", "f2", "f3"):
        assert f'<mark id="{figure}" data-figure="{figure}">' in text
        assert re.search(rf'<tr id="r-{figure}".*?<a href="#{figure}">', text)
        assert f'href="#r-{figure}"' in text
    assert re.search(r'<tr id="r-f3" class="target">.*目标', text)


def test_figures_elsewhere_lead_to_their_sentence() -> None:
    counties = next(path for path in rendered() if path.startswith("counties/lin-qing-shi-"))
    for path in ("figures.html", "issues/2022-04-19.html", counties):
        assert "qian-yue-1a2b.html#f2" in rendered()[path].decode(), path
    assert 'href="articles/2022-04-20/ma-tou-7a8b.html"' in rendered()["index.html"].decode()


def test_the_later_part_of_a_story_leads_to_its_first() -> None:
    page = rendered()["articles/2022-04-20/xia-ji-5e6f.html"].decode()
    assert 'url=../../articles/2022-04-19/shang-ji-3c4d.html"' in page
    assert '<mark id="p2-f1" data-figure="p2-f1">' in rendered()["articles/2022-04-19/shang-ji-3c4d.html"].decode()


def test_an_issue_can_be_read_as_one_text() -> None:
    text = rendered()["issues/2022-04-19.txt"].decode()
    assert "龙头带动 强链补链\n我市招商引资开门红\n一季度项目到位资金额45.6亿元\n本报讯" in text
    assert "通讯员 张三）\n\n全市签约" in text
    assert "第一部分有企业30家。\n第二部分有企业40余家。" in text


def test_rights_stand_on_every_page_and_in_every_data_file() -> None:
    data = [p for p in rendered() if p.startswith("data/")] + ["search.json", "feed.xml", "issues/2022-04-19.txt"]
    for path in [*data, *(path for path, _ in pages(rendered()))]:
        assert RIGHTS in rendered()[path].decode(), path


def test_an_excerpt_leaks_into_no_file() -> None:
    from dataclasses import replace

    from site_builder.catalog import make_site
    from site_builder.render import render_site
    from tests.catalog.making import CONFIG, GAZETTEER, article
    from tests.render.theme_folder import broadsheet

    secret = article("a", "开头。", "机密全文。", summary="开头。", kicker="肩题")
    site = make_site([secret], replace(CONFIG, publish="excerpt"), GAZETTEER)
    assert not [path for path, data in render_site(site, broadsheet()) if "机密" in data.decode()]


def test_data_files_say_the_same() -> None:
    files = rendered()
    rows = list(csv.DictReader(io.StringIO(files["data/figures.csv"].decode("utf-8-sig"))))
    listed = json.loads(files["data/figures.json"])
    assert files["data/figures.csv"].startswith(b"\xef\xbb\xbf")
    assert [row["quote"] for row in rows] == [entry["quote"] for entry in listed]
    money = next(entry for entry in listed if entry["unit"] == "亿元" and entry["id"] == "f2")
    assert (money["amount"], money["base_unit"]) == (16_162_000_000, "元")
    search = json.loads(files["search.json"])
    assert {"id", "url", "title", "date", "counties", "tags", "summary", "figures"} <= set(search[0])
    assert [entry["id"] for entry in search] == [entry["id"] for entry in json.loads(files["data/articles.json"])]
    package = json.loads(files["data/datapackage.json"])
    fields = [field["name"] for field in package["resources"][0]["schema"]["fields"]]
    assert fields == list(rows[0])
    assert all(f"data/{resource['path']}" in files for resource in package["resources"])


def test_a_long_search_file_lists_its_parts() -> None:
    from site_builder.render.data import search_files

    files = dict(search_files([json.dumps({"id": str(n), "text": "字" * 50}).encode() for n in range(10)], 500))
    parts = json.loads(files["search.json"])["parts"]
    assert len(parts) > 1
    assert [entry["id"] for part in parts for entry in json.loads(files[part])] == [str(n) for n in range(10)]


@pytest.mark.parametrize("base_url", ["", "https://a.cn/sub"])
def test_the_feed_is_atom(base_url: str) -> None:
    root = ElementTree.fromstring(render(base_url=base_url)["feed.xml"])
    atom = "{http://www.w3.org/2005/Atom}"
    ids = [element.text or "" for element in root.iter(f"{atom}id")]
    assert len(ids) == len(set(ids)) == 5
    assert all(name.startswith(base_url or "tag:") for name in ids)
    links = [element.get("href", "") for element in root.iter(f"{atom}link")]
    assert all(link.startswith(base_url) if base_url else not link.startswith(("http", "/")) for link in links)


def test_a_base_url_brings_canonical_addresses_and_a_sitemap() -> None:
    files = render(base_url="https://a.cn/sub")
    assert f'<link rel="canonical" href="https://a.cn/sub/{ARTICLE}">' in files[ARTICLE].decode()
    assert f"<loc>https://a.cn/sub/{ARTICLE}</loc><lastmod>2022-04-19</lastmod>" in files["sitemap.xml"].decode()
    assert 'href="/sub/index.html"' in files["404.html"].decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', files[ARTICLE].decode())
    assert block is not None
    assert json.loads(block[1])["headline"] == "我市招商引资开门红"
    assert "https://" not in rendered()[ARTICLE].decode()


def test_noindex_keeps_search_engines_out() -> None:
    from dataclasses import replace

    from site_builder.catalog import make_site
    from site_builder.render import render_site
    from tests.catalog.making import CONFIG, GAZETTEER, digest
    from tests.render.theme_folder import broadsheet

    articles = [replace(a, noindex="qian-yue" in a.id) for a in digest()]
    site = make_site(articles, replace(CONFIG, base_url="https://a.cn"), GAZETTEER)
    files = dict(render_site(site, broadsheet()))
    assert '<meta name="robots" content="noindex">' in files[ARTICLE].decode()
    assert "qian-yue" not in files["sitemap.xml"].decode()


def test_the_interface_speaks_english_and_marks_what_is_chinese() -> None:
    page = render(language="en")[ARTICLE].decode()
    assert '<html lang="en">' in page
    assert '<header lang="zh-CN">' in page
    assert "Figures in this article (3)" in page


def test_an_article_page_keeps_to_its_budget() -> None:
    text = rendered()[ARTICLE].decode()
    body = re.search(r'<div class="text">(.*?)</div>', text, re.S)
    assert body is not None
    beyond = len(text.encode()) - len(re.sub(r"<[^>]+>", "", body[1]).encode()) - 250 * 3
    assert beyond <= 14_000
    whole = sum(len(gzip.compress(rendered()[path])) for path in (ARTICLE, "assets/style.css", "assets/site.js"))
    assert whole <= 35_000


def test_an_empty_digest_has_all_its_pages() -> None:
    from site_builder.catalog import make_site
    from site_builder.render import render_site
    from tests.catalog.making import CONFIG, GAZETTEER
    from tests.render.theme_folder import broadsheet

    files = dict(render_site(make_site([], CONFIG, GAZETTEER), broadsheet()))
    assert "还没有文章" in files["index.html"].decode()
    assert {"timeline.html", "figures.html", "issues/index.html", "feed.xml"} <= set(files)
