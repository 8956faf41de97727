"""Subheads of two lines, as they stand in a column; the cases stand in subheads.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.segment.pieces import Sheet, cut_pieces
from site_builder.segment.subheads import subhead_text
from site_builder.text.lines import make_page
from tests.segment.pages import profile

BODY = """近年来，我市积极发挥国资国企的顶梁柱、
压舱石作用，不断夯实国资阵地，为经济社会
发展提供了强力支撑，各项工作取得新成效。

{}

五月二十四日，记者在聊城市农业综合提升
项目示范园大棚里看到，网纹瓜已经成熟，浓
郁的甜香扑鼻而来，丰收在望。
"""


def cases() -> list[tuple[str, str]]:
    text = (Path(__file__).parent / "subheads.txt").read_text(encoding="utf-8")
    blocks = [block.strip().rpartition("\n= ") for block in text.split("\n\n") if not block.startswith("#")]
    return [(lines, subhead) for lines, _, subhead in blocks]


@pytest.mark.parametrize(("lines", "subhead"), cases(), ids=lambda value: value[:8])
def test_a_blank_stands_between_whole_phrases_only(lines: str, subhead: str) -> None:
    page = make_page("a.txt", BODY.format(lines).encode())
    pieces = cut_pieces(Sheet(page, profile()))
    assert subhead_text([piece for piece in pieces if piece.text in lines], profile()) == subhead
