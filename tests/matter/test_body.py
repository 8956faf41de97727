"""Blocks and Markdown are the same body in two forms."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.matter.body import dump_body, escape, parse_body, unescape
from site_builder.model import Block

PRINTED = st.text(st.sampled_from("聊城1234。，“”《》*_`[]()<>&#+-.!|\\~=: a\u3000▲"), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split()) or "文"
)


@given(PRINTED)
def test_printed_text_survives_escaping(text: str) -> None:
    assert unescape(escape(text)) == text


@given(PRINTED)
def test_any_renderer_shows_what_was_printed(text: str) -> None:
    html = markdown.markdown(escape(text))
    shown = html.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in shown, html
    import html as entities

    assert " ".join(entities.unescape(shown).split()) == text


BLOCK = st.builds(
    Block, st.sampled_from(["text", "subhead", "infobox", "item", "caption"]), PRINTED.filter(lambda text: bool(text))
)


@given(st.lists(BLOCK, max_size=6))
def test_blocks_round_trip(blocks: list[Block]) -> None:
    assert parse_body(dump_body(blocks)) == tuple(blocks)


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("一段\n接着写\n\n另一段", [("text", "一段接着写"), ("text", "另一段")]),
        ("## 小标题\n正文", [("subhead", "小标题"), ("text", "正文")]),
        ("### 信息框\n- 甲\n- 乙", [("infobox", "信息框"), ("item", "甲"), ("item", "乙")]),
        ("*图片说明*", [("caption", "图片说明")]),
        ("**重点**在[这里](https://example.org/a)", [("text", "重点在这里")]),
        ("*不是*图片*说明*", [("text", "不是图片说明")]),
        ("", []),
    ],
)
def test_what_a_person_types(typed: str, blocks: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in parse_body(typed)] == blocks
