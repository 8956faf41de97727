"""Which lines of a seed stand behind a paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.catalog.printed import passages
from site_builder.model import Article, Block, Page, Source
from site_builder.text.lines import make_page
from tests.catalog.making import article

SEED = """\
上文收尾。 本报讯 全 市 签 约
项目58个，合同金额

161.62亿元。
别的文章的一行。
力争全年到位150亿元以上。
20222022融融汇汇
"""


def page(text: str = SEED) -> Page:
    return make_page("a.txt", text.encode())


def made(paragraphs: dict[str, str], body: str = "") -> Article:
    """An article of these paragraphs, each with its printed spans."""
    plain = article("a", *paragraphs)
    return replace(plain, source=Source(seed="a.txt", roles={"body": body}, paragraphs=tuple(paragraphs.values())))


def shown(found: Article, seed: Page) -> list[str]:
    """Each passage in one line: numbers, cuts, gaps and what was dropped."""
    out = []
    for passage in passages(found, seed).values():
        words = []
        for line in passage.lines:
            text = "".join(piece if kept else f"[{piece}]" for piece, kept in line.pieces)
            gap = {"": "", "blank": "_ ", "text": "~ "}[line.gap]
            words.append(f"{gap}{line.number} {'…' * line.cut_before}{text}{'…' * line.cut_after}")
        out.append(" | ".join(words))
    return out


def test_each_paragraph_has_its_lines_with_what_was_passed_over() -> None:
    found = made({"全市签约项目58个，合同金额161.62亿元。": "1:10-, 2-4", "力争全年到位150亿元以上。": "6"})
    assert shown(found, page()) == [
        "1 …全 市 签 约 | 2 项目58个，合同金额 | _ 4 161.62亿元。",
        "6 力争全年到位150亿元以上。",
    ]
    assert [p.runs for p in passages(found, page()).values()] == [((1, 4),), ((6, 6),)]


def test_lines_of_another_article_in_between_are_said_but_not_shown() -> None:
    found = made({"161.62亿元。力争全年到位150亿元以上。": "4, 6"})
    assert shown(found, page()) == ["4 161.62亿元。 | ~ 6 力争全年到位150亿元以上。"]
    assert passages(found, page())[0].runs == ((4, 4), (6, 6))


def test_characters_that_the_text_has_once_are_marked_where_they_stand_twice() -> None:
    assert shown(made({"2022融汇": "7"}), page()) == ["7 2022[2022]融[融]汇[汇]"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("力争全年到位150亿元以上！", ["6 力争全年到位150亿元以上。"]),  # punctuation mended
        ("力争全年到位亿元以上。", []),  # words taken out by a person: the seed must not bring them back
        ("天气预报说明天有雨，请带伞出门。", []),  # these lines are of another text
    ],
)
def test_lines_are_shown_only_while_the_text_says_what_they_say(text: str, lines: list[str]) -> None:
    assert shown(made({text: "6"}), page()) == lines


def test_a_body_of_which_paragraphs_were_changed_has_the_lines_of_all() -> None:
    text = "全市签约项目58个，合同金额161.62亿元。力争全年到位150亿元以上。"
    found = made({text: "1:10-, 2-4"}, body="1:10-, 2-4, 6")
    changed = replace(found, source=replace(found.source, paragraphs=("1:10-, 2-4", "6")))
    assert shown(changed, page()) == [
        "1 …全 市 签 约 | 2 项目58个，合同金额 | _ 4 161.62亿元。 | ~ 6 力争全年到位150亿元以上。"
    ]


def test_an_infobox_is_one_passage_and_its_stock_heading_has_no_line() -> None:
    blocks = (Block("infobox", "信息框"), Block("item", "项目58个，合同金额"), Block("item", "161.62亿元。"))
    found = made({"": "2", "x": "4"})
    boxed = replace(found, story=replace(found.story, blocks=blocks))
    assert shown(boxed, page()) == ["2 项目58个，合同金额 | _ 4 161.62亿元。"]
    assert list(passages(boxed, page())) == [2]


@pytest.mark.parametrize("spans", ["99", "2:40-50", "乱写"])
def test_spans_that_do_not_fit_the_page_show_nothing(spans: str) -> None:
    assert passages(made({"项目58个，合同金额": spans}), page()) == {}
