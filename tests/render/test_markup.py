"""Markdown as people may write it: no raw HTML, no script, no other host."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.matter.body import dump_body
from site_builder.model import Block
from site_builder.render.markup import _PLAIN, _convert, to_html

CASES = [
    ("<script>x()</script>", "&lt;script&gt;x()&lt;/script&gt;"),
    ("一<b>二</b>", "一&lt;b&gt;二&lt;/b&gt;"),
    ("<div>\n\n甲\n\n</div>", "&lt;div&gt;"),
    ("[好](https://a.cn/b)", '<a href="https://a.cn/b">好</a>'),
    ("[近](../b.html#f1)", '<a href="../b.html#f1">近</a>'),
    ("[坏](javascript:alert(1))", "<span>坏</span>"),
    ("[坏](JaVaScRiPt:alert(1))", "<span>坏</span>"),
    ("[坏](data:text/html,x)", "<span>坏</span>"),
    ("![图](https://a.cn/b.png)", '<a href="https://a.cn/b.png">图</a>'),
    ("![图](b.png)", "<span>图</span>"),
    ("*图片说明*", '<p class="caption">图片说明</p>'),
    ("前*重*后", "<p>前<em>重</em>后</p>"),
    ("### 信息框\n\n- 甲\n- 乙", '<aside class="infobox"><h2>信息框</h2>'),
    ("## 小标题", "<h2>小标题</h2>"),
    ("# 大标题", "<h2>大标题</h2>"),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_cases(body: str, expected: str) -> None:
    html = to_html(body)
    assert expected in html
    assert "<img" not in html


@given(st.text(alphabet="<>&\"'`*_[]()!#\\-:/ \n甲1javscript=", max_size=60))
def test_nothing_that_runs_comes_out_of_any_markdown(body: str) -> None:
    html = to_html(body).lower()
    for tag in ("<script", "<img", "<iframe", "<style", "<b>", "<div"):
        assert tag not in html
    assert 'href="javascript' not in html
    assert "style=" not in html.replace("&lt;", "").split(">")[0] or "style=" in body


@given(st.text(alphabet="*_`[]\\#<>&-+1.)!|: 甲乙", min_size=1, max_size=20).map(str.strip).filter(bool))
def test_printed_text_comes_out_as_printed(text: str) -> None:
    import html as entities
    import re

    shown = entities.unescape(re.sub(r"<[^>]*>", "", to_html(dump_body([Block("text", text)]))))
    assert shown.strip() == " ".join(text.split("\n")).strip()


PIECES = (
    "## ",
    "*",
    "\n\n",
    "\n",
    " ",
    "甲",
    "乙。",
    "1.",
    "1",
    ".",
    "-",
    "=",
    "+",
    "~",
    ":",
    "!",
    "(",
    ")",
    "“",
    "\u3000",
    "a",
    "#",
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=30))
def test_the_short_way_gives_what_the_library_gives(body: str) -> None:
    assert to_html(body) == _convert(body)


def test_the_short_way_is_taken() -> None:
    body = "本报讯　4月19日，签约58个项目。\n\n## 小标题\n\n*图片说明*\n"
    assert _PLAIN.fullmatch(body)
