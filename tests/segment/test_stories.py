"""Small pages and the stories on them: the cases stand in stories.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.segment.pages import read

TEXT = (Path(__file__).parent / "stories.txt").read_text(encoding="utf-8")
CASES = [case.split("\n", 1) for case in TEXT.split("\n==== ")[1:]]


@pytest.mark.parametrize(("what", "case"), CASES, ids=[what for what, _ in CASES])
def test_page_is_read_as(what: str, case: str) -> None:
    page, expected = case.split("\n---\n")
    found = [draft.story for draft in read(page)[1].drafts]
    parts = ["｜".join((s.kind, s.kicker, s.title, s.deck, s.byline)) for s in found]
    assert parts == expected.strip().split("\n")


def test_jump_marks_are_noted_and_no_text() -> None:
    _, case = next(case for case in CASES if case[0].startswith("a story that goes on"))
    drafts = read(case.split("\n---\n")[0])[1].drafts
    assert ["下转第二版" in drafts[0].notes, "上接第一版" in drafts[1].notes] == [True, True]
    assert not [block.text for draft in drafts for block in draft.story.blocks if "版" in block.text]


def test_each_turn_of_an_interview_is_a_paragraph() -> None:
    text = "记者：今年油桃种植的情况怎么样？\n李才：今年全镇油桃种植面积达到三千亩，带动农户\n增收，前景看好。\n"
    text += "记者：下一步有什么打算？\n李才：明年还要再种十亩，把油桃卖到全国各地去，让\n乡亲们的日子越过越好。\n"
    blocks = read(text + "\n油桃树下话增收\n")[1].drafts[0].story.blocks
    assert [block.text[:3] for block in blocks] == ["记者：", "李才：", "记者：", "李才："]
