"""Summaries: a story's own sentences that say what happened."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.extract.sentences import sentences
from site_builder.extract.summary import find_summary
from site_builder.model import Block, KeyFigure, Story


def _story(headline: str, *paragraphs: str) -> Story:
    return Story(title=headline, blocks=tuple(Block("text", paragraph) for paragraph in paragraphs))


def test_a_quotation_and_a_scene_are_no_summary() -> None:
    story = _story(
        "高唐县推进项目建设",
        "“进度很快！”工人说。起重机等机械不停运转，满载物料的车辆来来往往……工地上一片繁忙景象。",
        "今年以来，高唐县推进重点项目建设，开工项目35个，完成投资12亿元。",
    )
    assert find_summary(story) == "今年以来，高唐县推进重点项目建设，开工项目35个，完成投资12亿元。"


def test_the_main_figure_joins_the_event() -> None:
    story = _story("新闻发布会召开", "4月18日，市国资委召开新闻发布会。", "截至3月底，市属企业营业收入104.2亿元。")
    figure = KeyFigure(metric="营业收入", value=104.2, unit="亿元", quote="营业收入104.2亿元")
    assert find_summary(story, [figure]) == "4月18日，市国资委召开新闻发布会。截至3月底，市属企业营业收入104.2亿元。"


def test_the_headline_decides() -> None:
    story = _story(
        "防汛演练举行",
        "近年来，我市高度重视各项工作。",
        "6月1日，我市举行防汛演练，120人参加。",
        "此外，还举行了座谈会。",
    )
    assert "防汛演练" in find_summary(story)
    assert "此外" not in find_summary(story)


def test_nothing_from_nothing() -> None:
    assert find_summary(_story("题")) == ""
    assert find_summary(_story("题", "")) == ""


def test_a_stop_inside_a_quotation_ends_no_sentence() -> None:
    found = [piece.text for piece in sentences("“甲。乙！”他说。丙？丁……戊。“己。”“庚。”")]
    assert found == ["“甲。乙！”他说。", "丙？", "丁……", "戊。", "“己。”", "“庚。”"]


@settings(max_examples=200)
@given(st.text(alphabet="甲乙丙，。；！？“”……（）1 \n"))
def test_sentences_are_slices_in_order_that_lose_nothing(text: str) -> None:
    pieces = sentences(text)
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)
    assert all(a.end == b.start for a, b in pairwise(pieces))
    assert not (pieces[0].start if pieces else 0)
    assert not text[pieces[-1].end if pieces else 0 :].strip()


@settings(max_examples=100)
@given(st.lists(st.text(alphabet="我市今年开工项目5个，。“”说召开 ", max_size=80), max_size=5))
def test_a_summary_stands_in_the_body(paragraphs: list[str]) -> None:
    story = _story("项目开工", *paragraphs)
    own = [piece.text.strip() for paragraph in paragraphs for piece in sentences(paragraph)]
    summary = find_summary(story)
    assert summary in {"", *own, *(a + b for a in own for b in own)}
