"""Order, neighbours, addresses and lists of the finished catalogue."""

from __future__ import annotations

import random
from dataclasses import replace

from site_builder.catalog import Site, make_site
from site_builder.catalog.searched import search_docs
from site_builder.catalog.urls import term_slug
from tests.catalog.making import CONFIG, GAZETTEER, article, digest, figure


def site() -> Site:
    return make_site(digest(), CONFIG, GAZETTEER)


def test_the_order_of_the_input_does_not_matter() -> None:
    articles = digest() + [article(f"x-{n:04d}", "一段。", tags=("农业",), page=(n % 3 + 1,)) for n in range(20)]
    shuffled = articles[:]
    random.Random(7).shuffle(shuffled)
    assert make_site(shuffled, CONFIG, GAZETTEER) == make_site(articles, CONFIG, GAZETTEER)


def test_issues_stand_newest_first_and_the_undated_last() -> None:
    assert [issue.date for issue in site().issues] == ["2022-04-20", "2022-04-19", ""]
    assert site().issues[0].previous == ("2022-04-19", "issues/2022-04-19.html")
    assert site().issues[1].next == ("2022-04-20", "issues/2022-04-20.html")
    assert site().issues[2].previous is None


def test_articles_stand_in_page_order_and_know_their_neighbours() -> None:
    pages = [article(f"p{n}", "文。", page=(n,)) for n in (4, 1, 3)]
    entries = make_site(pages, CONFIG, GAZETTEER).issues[0].entries
    assert [entry.article.page for entry in entries] == [(1,), (3,), (4,)]
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert entries[1].previous is not None
    assert entries[1].previous.url == entries[0].url
    assert entries[0].previous is None


def test_a_county_knows_what_is_about_it_apart_from_what_mentions_it() -> None:
    counties = {term.name: term for term in site().counties}
    assert [term.name for term in site().counties] == ["临清市", "聊城经济技术开发区", "莘县", "茌平区"]
    assert len(counties["临清市"].entries) == 1
    assert not counties["莘县"].entries
    assert len(counties["莘县"].mentioned) == 1


def test_only_contributors_have_pages_and_their_roles_are_known() -> None:
    assert {term.name: term.roles for term in site().people} == {"王培源": ("reporters",), "张三": ("correspondents",)}


def test_the_address_of_a_term_does_not_depend_on_other_terms() -> None:
    alone = make_site([article("a", "文。", tags=("农业",))], CONFIG, GAZETTEER).tags[0].url
    among = make_site([article("a", "文。", tags=("农业", "农野", "A/B 股", "”“"))], CONFIG, GAZETTEER).tags
    assert alone in [term.url for term in among]
    assert len({term.url for term in among}) == 4
    assert term_slug("招商引资").startswith("zhao-shang-yin-zi-")
    assert "/" not in term_slug("A/B 股")


def test_figures_carry_their_amount_in_one_unit_and_the_address_of_their_sentence() -> None:
    rows = {row.figure.id: row for row in site().figures if "qian-yue" in row.article_id}
    assert (rows["f2"].amount, rows["f2"].base_unit) == (16_162_000_000, "元")
    assert rows["f2"].url == "articles/2022-04-19/qian-yue-1a2b.html#f2"


def test_events_after_the_day_of_the_newspaper_are_planned() -> None:
    assert [(row.event.date, row.planned) for row in site().events] == [
        ("2022-04-17", False),
        ("2022-04-18", False),
        ("2022-05-01", True),
    ]


def test_related_articles_say_why() -> None:
    entry = next(entry for entry in site().entries if "qian-yue" in entry.url)
    assert [(other.title, other.reasons) for other in entry.related] == [
        ("产业链上集", (("tags", ("招商引资",)), ("people", ("王培源",))))
    ]


def test_a_search_document_holds_all_that_is_printed() -> None:
    doc = next(doc for doc in search_docs(site().entries) if "qian-yue" in doc.url)
    for printed in ("龙头带动", "开门红", "到位资金额45.6亿元", "记者 王培源", "力争全年"):
        assert printed in doc.text
    assert doc.counties == ("临清市", "莘县")
    assert doc.has_figures


def test_a_story_in_two_parts_is_shown_as_one() -> None:
    entry = next(entry for entry in site().entries if "shang-ji" in entry.url)
    assert [row.figure.id for row in entry.figures] == ["f1", "p2-f1"]
    assert site().redirects == {"articles/2022-04-20/xia-ji-5e6f.html": entry.url}
    assert not any("xia-ji" in other.url for other in site().entries)


def test_parts_that_continue_one_another_in_a_circle_stand_alone() -> None:
    one = article("a", "甲。", continues="2022-04-19-b")
    two = article("b", "乙。", continues="2022-04-19-a")
    lost = article("c", "丙。", continues="nowhere")
    assert len(make_site([one, two, lost], CONFIG, GAZETTEER).entries) == 3


def test_an_empty_digest_is_a_site_too() -> None:
    empty = make_site([], CONFIG, GAZETTEER)
    assert empty.entries == ()
    assert empty.issues == ()


def test_three_parts_join_whatever_their_order() -> None:
    parts = [
        article("a", "甲。"),
        article("b", "乙。", date="2022-04-20", continues="2022-04-19-a", figures=(figure("f1", 1, "个", "乙"),)),
        article("c", "丙。", date="2022-04-21", continues="2022-04-20-b"),
    ]
    (entry,) = make_site(parts[::-1], CONFIG, GAZETTEER).entries
    assert [part.slug for part in entry.parts] == ["a", "b", "c"]
    hidden = [replace(parts[0], hidden=True), *parts[1:]]
    assert make_site(hidden, CONFIG, GAZETTEER).entries == ()
