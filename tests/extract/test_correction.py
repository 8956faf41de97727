"""Printed corrections."""

from __future__ import annotations

import pytest

from site_builder.extract.correction import Correction, find_correction
from site_builder.model import Block, Story


def _story(title: str, text: str) -> Story:
    return Story(kind="notice", title=title, blocks=(Block("text", text),))


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "更正",
            "本报12月8日2版刊发的《我市新增5家中心》一文中，“总数达到21家”应为“总数达到24家”。特此更正，并向读者致歉。",
            Correction("2022-12-08", 2, "我市新增5家中心", "总数达到21家", "总数达到24家"),
        ),
        ("更 正", "12月7日A03版《甲乙》一文作者署名有误，特此更正。", Correction("2022-12-07", 3, "甲乙")),
        ("勘误", "《甲乙》中“张三”应是“章三”。", Correction("", 0, "甲乙", "张三", "章三")),
        ("编者的话", "昨日《甲乙》一文数据有误，现更正为20家。", Correction("2022-12-08", 0, "甲乙")),
    ],
)
def test_a_correction(title: str, text: str, expected: Correction) -> None:
    assert find_correction(_story(title, text), "2022-12-09") == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [("我市出台办法", "近日，我市印发《管理办法》，更正登记信息可网上办理。"), ("更正", "特此更正。"), ("题", "")],
)
def test_no_correction(title: str, text: str) -> None:
    assert find_correction(_story(title, text), "2022-12-09") is None
