"""What search sees of a story: all that was printed, as it was printed, and nothing that was not."""

from __future__ import annotations

from dataclasses import replace

from site_builder.catalog import make_site
from site_builder.catalog.searched import search_docs
from site_builder.model import Article, Block, Source
from site_builder.text.lines import make_page
from tests.catalog.making import CONFIG, GAZETTEER, article

BOX = (
    Block("text", "先说乙。再说甲。"),
    Block("infobox", "信息框"),
    Block("item", "乙的数"),
    Block("item", "甲的数"),
    Block("caption", "图为丙"),
)


def text(*articles: Article) -> str:
    (doc,) = search_docs(make_site(articles, CONFIG, GAZETTEER).entries)
    return doc.text


def test_items_stand_in_the_order_of_print() -> None:
    boxed = article("he", title="题", blocks=BOX)
    printed = replace(boxed, source=Source(seed="a.txt", paragraphs=("1-9", "21", "20:3-", "30")))
    assert text(printed) == "题\f先说乙。再说甲。\f甲的数\n乙的数\f图为丙"
    assert text(boxed) == "题\f先说乙。再说甲。\f乙的数\n甲的数\f图为丙"


def test_headings_that_were_not_printed_are_not_found() -> None:
    named = article("he", title="题", blocks=(BOX[0], Block("infobox", "数读"), *BOX[2:]))
    assert text(named) == "题\f先说乙。再说甲。\f数读\n乙的数\n甲的数\f图为丙"


def test_a_title_taken_from_the_text_stands_there_once() -> None:
    photo = article("tu", "拆除现场。", title="拆除现场", kind="photo", title_source="text", byline="张三 摄")
    assert text(photo) == "张三 摄\n拆除现场。"


def test_the_later_part_brings_its_own_headlines() -> None:
    first, later = article("shang", "上。", title="上集"), article("xia", "下。", title="下集", kicker="肩题")
    joined = text(first, replace(later, continues=first.id, date="2022-04-20"))
    assert joined == "上集\f上。\f肩题\f下集\f下。"


def test_an_item_put_in_order_is_found_as_printed_too() -> None:
    page = make_page("a.txt", "■ 深入实施扩容工程\n新型\n便民\n■ 深入实施 工程\n".encode())
    items = (Block("infobox", "信息框"), Block("item", "深入实施扩容工程"), Block("item", "深入实施新型便民工程"))
    source = Source(seed="a.txt", roles={"infobox": "1-4"}, paragraphs=("1", "2-4"))
    boxed = article("he", title="题", blocks=items, source=source)
    (doc,) = search_docs(make_site([boxed], CONFIG, GAZETTEER, {"a.txt": page}).entries)
    assert doc.text == "题\f深入实施扩容工程\n深入实施新型便民工程\f■ 深入实施扩容工程\n新型\n便民\n■ 深入实施 工程"
