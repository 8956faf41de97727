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


def test_an_opening_that_points_back_is_no_summary() -> None:
    story = _story(
        "两岸青年云端聚首",
        "葫芦雕刻展示引来掌声。这是在日前举办的两岸青年云端活动上出现的一幕。",
        "活动中，120余位台湾青年与聊城青年云端相聚。",
    )
    assert find_summary(story) == "活动中，120余位台湾青年与聊城青年云端相聚。"


def test_a_person_whom_nobody_introduced_is_left_out() -> None:
    story = _story("审批实现并联办", "“很快！”他说。", "王正源介绍，审批局推行并联审批，审批实现并联办，压减6个环节。")
    assert find_summary(story) == "审批局推行并联审批，审批实现并联办，压减6个环节。"


def test_figures_say_more_than_the_usual_lead() -> None:
    row = "1—4月份，市属企业资产总额755.6亿元，同比增长7.7%；净资产385.2亿元。"
    story = _story("固本强基 行稳致远", "近年来，我市积极发挥国企的压舱石作用，不断夯实阵地。", row)
    quotes = ("资产总额755.6亿元，同比增长7.7%", "净资产385.2亿元")
    figures = [KeyFigure(metric="资产", value=1.0, unit="亿元", quote=quote) for quote in quotes]
    assert find_summary(story, figures) == row


def test_a_long_row_of_facts_stops_at_a_semicolon() -> None:
    first = "今年，开发区出台一系列举措，成效不错：1—10月份，103家规上企业实现营业收入209.2亿元，增长37.8%"
    story = _story("开发区出台举措", f"{first}；{'主会场设在轴承保持器振兴基地项目现场' * 5}。")
    assert find_summary(story) == first


def test_a_caption_begins_with_what_there_is_to_see() -> None:
    text = "5月24日，粮仓施工现场，工人正在安装设备。粮仓占地42亩，建有储存仓6个。"
    story = Story(kind="photo", title="工人正在安装设备", title_source="text", blocks=(Block("text", text),))
    assert find_summary(story).startswith("5月24日，粮仓施工现场，工人正在安装设备。")


def test_an_interview_is_summed_up_by_an_answer() -> None:
    story = _story(
        "健身圈是怎样建成的",
        "近日，记者就此采访了健身圈建设负责人冯涛。",
        "问：健身圈建得怎样？",
        "答：截至8月底，全市建成健身圈320个。",
    )
    assert find_summary(story) == "截至8月底，全市建成健身圈320个。"


def test_where_the_reporter_walks_in_is_no_summary() -> None:
    story = _story(
        "跑步机换上“中国芯”",
        "走进健身器材产业园，一台台跑步机下线。",
        "目前，全县跑步机年产值120亿元，七成换上国产芯片。",
    )
    assert find_summary(story) == "目前，全县跑步机年产值120亿元，七成换上国产芯片。"


def test_a_correction_says_what_it_corrects() -> None:
    story = _story("更正", "本报12月8日2版《甲》一文中，“21家”应为“24家”。特此更正，并致歉意。")
    assert find_summary(story).startswith("本报12月8日2版《甲》一文中")


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
    own += [said for sentence in own if (said := sentence.partition("说，")[2])]  # 王某某说， is left out
    summary = find_summary(story)
    assert summary in {"", *own, *(a + b for a in own for b in own)}
