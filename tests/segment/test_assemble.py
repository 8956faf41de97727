"""Stories made from spans alone, as after a person moved some of them."""

from __future__ import annotations

import pytest

from site_builder.segment import assemble
from site_builder.text.lines import make_page
from site_builder.text.spans import format_spans, parse_spans
from tests.segment.pages import profile, seed, segmented

PAGE = make_page(
    "a.txt",
    """我市47个项目入选
省企业技术创新项目计划

本报讯（记者 张
三 通讯员 李建国）日前，省工业和信息化厅公布
了项目计划，我市28家企业入选。

下一步，我市将继续加大支持力度，推动产业
转型升级。

■ 本 报 记 者 王军豪
▲33月月77日日，，孩孩子子们们在在跳跳绳绳。。
■ 新增 47个 项目
■ 居全省 第3位
""".encode(),
)


def test_every_role_is_made_from_its_spans() -> None:
    source = {
        "headline": parse_spans(PAGE, "1-2"),
        "byline": parse_spans(PAGE, "4, 5:0-10"),
        "body": parse_spans(PAGE, "5:10-, 6-9"),
        "caption": parse_spans(PAGE, "12"),
        "infobox": parse_spans(PAGE, "13-14"),
    }
    story = assemble(PAGE, "article", source, profile())  # type: ignore[arg-type]
    assert (story.title, story.title_source) == ("我市47个项目入选省企业技术创新项目计划", "headline")
    assert story.byline == "本报讯（记者 张三 通讯员 李建国）"
    assert [(block.kind, block.text) for block in story.blocks] == [
        ("text", "日前，省工业和信息化厅公布了项目计划，我市28家企业入选。"),
        ("text", "下一步，我市将继续加大支持力度，推动产业转型升级。"),
        ("infobox", ""),
        ("item", "新增47个项目"),
        ("item", "居全省第3位"),
        ("caption", "3月7日，孩子们在跳绳。"),
    ]


def test_without_headline_the_first_clause_is_the_title() -> None:
    story = assemble(PAGE, "photo", {"caption": parse_spans(PAGE, "8-9"), "credit": parse_spans(PAGE, "11")}, profile())
    assert (story.title, story.title_source, story.byline) == ("我市将继续加大支持力度", "text", "■本报记者 王军豪")
    assert [block.kind for block in story.blocks] == ["text"]


def test_a_paragraph_moved_to_another_story_is_read_there() -> None:
    page, drafts = seed("000"), segmented("000").drafts
    moved = drafts[1].story.blocks[-1]
    giver = {**drafts[0].source, "body": (*drafts[0].source["body"], *moved.spans)}
    story = assemble(page, "article", giver, profile())
    assert story.blocks[len([b for b in drafts[0].story.blocks if b.kind == "text"])].text == moved.text


def test_printed_spans_make_the_same_story() -> None:
    """Spans as front matter prints them, line by line, say all that the offsets say."""
    for name in ("000", "001", "002", "003", "004"):
        page = seed(name)
        for draft in segmented(name).drafts:
            printed = {role: parse_spans(page, format_spans(page, spans)) for role, spans in draft.source.items()}
            assert assemble(page, draft.story.kind, printed, profile()) == draft.story


@pytest.mark.parametrize(
    ("name", "inside", "first"),
    [
        ("004", "动态管理。推动助企服务提档升级。", "我市坚持目标导向"),
        ("002", "“扫楼”。新兴经济产业园区工作人员将", "这个月，张金鑫"),
        ("000", "的绿色清洗技术。", "今年，我市实施市级重点研发项目"),
    ],
)
def test_a_full_line_needs_a_whole_indent_to_begin_a_paragraph(name: str, inside: str, first: str) -> None:
    """A line of many signs holds more characters than its neighbours; that makes those no first lines."""
    texts = [block.text for draft in segmented(name).drafts for block in draft.story.blocks if block.kind == "text"]
    assert sum(inside in text for text in texts) == 1
    assert any(text.startswith(first) for text in texts)
