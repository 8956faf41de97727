"""What goes beyond one sentence: repetition, quotes, counties, subjects, ranks, plans."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.figures.paragraphs import as_line, figures


def test_a_rank_is_a_figure_and_stands_with_the_figure_it_ranks() -> None:
    growth, gap, rank = figures("全市工业投资同比增长23.9%，高于全省平均7.7个百分点，居全省第2位。")
    assert (growth.value, growth.change, growth.change_kind, growth.rank) == (23.9, 23.9, "同比", "全省第2位")
    assert (gap.value, gap.unit, gap.change) == (7.7, "个百分点", None)
    assert (rank.value, rank.unit, rank.qualifier) == (2, "位", "第")


def test_each_of_several_changes_goes_to_its_own_figure() -> None:
    projects, money = figures("亿元以上项目58个，合同金额161.62亿元，数量和金额分别同比增长26.3%和19.6%。")
    assert (projects.change, money.change) == (26.3, 19.6)
    assert projects.quote.endswith("19.6%")


def test_an_infobox_repeats_the_body_once() -> None:
    body = "全市新签约亿元以上项目58个，合同金额161.62亿元。"
    found = figures(body, ("item", "新签约亿元以上项目58个"), ("item", "开工项目31个"))
    assert [(f.value, f.unit) for f in found] == [(58, "个"), (161.62, "亿元"), (31, "个")]
    assert found[2].quote == "开工项目31个"


def test_an_amount_of_the_body_is_not_counted_again_in_an_infobox_whatever_it_is_called() -> None:
    body = "工业投资高于全省平均7.7个百分点。"
    found = figures(body, ("infobox", "数说"), ("item", "占比提高7.7个百分点"), ("caption", "表彰企业3家。"))
    assert [(f.value, f.metric) for f in found] == [(7.7, "工业投资高于全省平均"), (3, "表彰企业")]


def test_a_back_reference_is_no_new_figure() -> None:
    found = figures("市纪委监委通报3起典型案例。", "上述3起案例，涉及违规宴请。")
    assert [as_line(f) for f in found] == ["3 起 | 通报典型案例 |  | actual"]


def test_parts_of_a_whole_keep_apart() -> None:
    found = figures("全市现有无症状感染者2例，其中临清市1例、阳谷县1例。")
    assert [(f.value, f.metric, f.county) for f in found] == [
        (2, "无症状感染者", ""),
        (1, "无症状感染者", "临清市"),
        (1, "无症状感染者", "阳谷县"),
    ]


def test_a_quote_is_lengthened_until_it_stands_once() -> None:
    body = ("莘县新增企业30家。", "冠县新增企业12家，新增企业30家的目标已经完成。")
    found = figures(*body)
    whole = "\n".join(body)
    assert all(whole.count(f.quote) == 1 for f in found)


def test_periods_carry_on_and_status_ends_with_its_sentence() -> None:
    found = figures("1—4月份，全市完成投资95.3亿元。新增企业473家。下一步，将新建厂房6栋。已建成2栋。")
    assert [f.period for f in found] == ["1—4月份"] * 4
    assert [f.status for f in found] == ["actual", "actual", "target", "actual"]


def test_county_and_subject() -> None:
    first, second = figures("姚寨镇流转土地2万亩。", "该镇的山东东阿阿胶股份有限公司实现产值12亿元。")
    assert (first.county, second.county) == ("东阿县", "东阿县")
    assert second.subject.endswith("阿胶股份有限公司")


def test_plans_name_the_year_of_what_they_set() -> None:
    lead = "市里出台《聊城市质量提升2022年行动计划》。根据该计划，我市将实施八大工程。"
    found = figures(lead, "我市将新增护理型床位1090张。")
    assert [(f.period, f.status) for f in found] == [("2022年", "target")]


def test_long_texts_of_one_kind_take_no_long_time() -> None:
    for text in ("1" * 50_000, "，" * 50_000, "（" * 50_000, "达到" * 25_000, "第1" * 25_000, "1+" * 25_000):
        assert figures(text) == ()


UNBROKEN = ["建成基地3个、", "实现产值12.3亿元", "临清市1例、", "分别增长12%和", "我市12家企业", "三和公司100亿元"]
SENTENCES = ["其中12家。", "《今年》3个", "将建成5个，"]


@pytest.mark.parametrize("unit", UNBROKEN + SENTENCES)
def test_work_grows_with_length_alone(unit: str) -> None:
    once, twice = _steps(unit * 400), _steps(unit * 800)
    assert twice <= 2.15 * once


def _steps(text: str) -> int:
    """Calls of functions, ours and built-in ones, that reading a text takes: the same whatever the machine does."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        figures(text)
    finally:
        sys.setprofile(before)
    return count


RUNS = """
58个 161.62亿元 26.3% 三分之一 两成 第3位 居全省第2位 0例 分别 同比增长 较去年 和 、 ， 。 （ ） “ ” 项目 企业 完成投资
力争 到2025年 一季度 1—4月份 近 超 余 以上 莘县 其中 我市 将 由 压减到 为 的 ٣ ² Ⅻ ５ 〇 9999999999999999999
"""
WORDS = st.sampled_from(RUNS.split())


@given(st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_quotes_that_stand_in_it_once(text: str) -> None:
    for figure in figures(text):
        assert text.count(figure.quote) == 1
        assert figure.metric
        assert figure.unit


@given(st.lists(WORDS, max_size=30).map("".join), st.lists(WORDS, max_size=30).map("".join))
@settings(max_examples=80, deadline=None)
def test_quotes_never_cross_blocks(one: str, other: str) -> None:
    for figure in figures(one, other):
        assert figure.quote in one or figure.quote in other


def test_two_amounts_of_one_name_are_told_by_what_was_counted_before_them() -> None:
    found = figures("我市调度实施类项目131个，总投资1142亿元。", "我市确定市级重点项目209个，总投资1475亿元。")
    named = [f.metric for f in found if f.unit == "亿元"]
    assert len(set(named)) == 2
    assert all(metric.endswith("项目总投资") for metric in named)


def test_a_quote_that_stands_twice_goes_first_to_its_own_stop() -> None:
    body = "全市工业投资增长23.9%，高于全省平均7.7个百分点；全市技改投资增长23.9%，高于全省平均7.7个百分点。"
    gaps = [f.quote for f in figures(body) if f.unit == "个百分点"]
    assert gaps[0].endswith("；")
    assert len(gaps[0]) < 16


def test_a_quote_opens_no_quotation_mark_that_it_does_not_close() -> None:
    assert figures("“这座棚的收益能达到3万多元。今年还要扩建。”侯某说。")[0].quote == "这座棚的收益能达到3万多元"
