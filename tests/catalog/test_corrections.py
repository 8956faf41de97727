"""Printed corrections lead to what they correct, and back."""

from __future__ import annotations

import pytest

from site_builder.catalog import make_site
from site_builder.catalog.entries import Entry
from site_builder.model import Article
from site_builder.render import render_site
from tests.catalog.making import CONFIG, GAZETTEER, article
from tests.render.theme_folder import broadsheet

TOLD = article("wu-jia", "全市总数达到21家。", date="2022-12-08", title="我市新增5家中心", page=(2,))
NOTICE = "本报12月8日2版刊发的《我市新增5家中心》一文中，“总数达到21家”应为“总数达到24家”。特此更正。"


def _notice(text: str = NOTICE, date: str = "2022-12-09") -> Article:
    return article("geng-zheng", text, date=date, title="更正", kind="notice")


def _entries(*articles: Article) -> dict[str, Entry]:
    return {entry.article.slug: entry for entry in make_site(articles, CONFIG, GAZETTEER).entries}


def test_both_ends_know_of_each_other() -> None:
    entries = _entries(TOLD, _notice())
    corrects, corrected = entries["geng-zheng"].corrects, entries["wu-jia"].corrected
    assert corrects is not None
    assert (corrects.link.url, corrects.date) == ("articles/2022-12-08/wu-jia.html", "2022-12-08")
    assert [(one.link.url, one.wrong, one.right) for one in corrected] == [
        ("articles/2022-12-09/geng-zheng.html", "总数达到21家", "总数达到24家")
    ]


def test_both_pages_say_so() -> None:
    site = make_site((TOLD, _notice()), CONFIG, GAZETTEER)
    pages = {path: data.decode() for path, data in render_site(site, broadsheet()) if path.startswith("articles/")}
    told, notice = pages["articles/2022-12-08/wu-jia.html"], pages["articles/2022-12-09/geng-zheng.html"]
    assert "本文已由报纸更正" in told
    assert 'href="../../articles/2022-12-09/geng-zheng.html"' in told or 'href="../2022-12-09/' in told
    assert "更正的是" in notice
    assert "2022-12-08/wu-jia.html" in notice


@pytest.mark.parametrize(
    ("text", "others"),
    [
        (NOTICE.replace("12月8日", "12月7日"), ()),  # no such article on that day
        (NOTICE.replace("我市新增5家中心", "我市新增6家中心"), ()),
        ("本报《我市新增5家中心》有误，特此更正。", ("2022-12-01",)),  # two of that headline, and no day
        ("全市总数更正为24家，《办法》规定可予以更正。", ()),
    ],
)
def test_none_is_linked_where_it_is_not_plain_which(text: str, others: tuple[str, ...]) -> None:
    more = [article("bie", "别的。", date=day, title="我市新增5家中心") for day in others]
    entries = _entries(TOLD, _notice(text), *more)
    assert entries["geng-zheng"].corrects is None
    assert entries["wu-jia"].corrected == ()


def test_without_a_day_the_only_earlier_one_of_that_headline_is_meant() -> None:
    entries = _entries(TOLD, _notice("本报《我市新增5家中心》作者署名有误，特此更正。"))
    assert len(entries["wu-jia"].corrected) == 1


def test_the_page_tells_two_of_one_day_apart() -> None:
    twin = article("er-ban", "别的。", date="2022-12-08", title="我市新增5家中心", page=(3,))
    entries = _entries(TOLD, twin, _notice())
    assert len(entries["wu-jia"].corrected) == 1
    assert entries["er-ban"].corrected == ()
