"""Key figures in the text: every quote marked once, whatever markup and neighbours it has."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import KeyFigure
from site_builder.render.marks import link_figures, mark_figures, plain_text
from site_builder.render.markup import to_html
from tests.catalog.making import figure

# body, figures as (value, unit, quote), what must stand in the page
CASES = [
    ("项目58个。", [(58, "个", "项目58个")], '<mark id="f1" data-figure="f1">项目<a href="#r-f1">58个</a></mark>。'),
    (  # one quote for two figures: the marks nest
        "58个，5亿元。",
        [(58, "个", "58个，5亿元"), (5, "亿元", "58个，5亿元")],
        '<mark id="f1" data-figure="f1"><mark id="f2" data-figure="f2"><a href="#r-f1">58个</a>，'
        '<a href="#r-f2">5亿元</a></mark></mark>。',
    ),
    (  # crossing quotes: cut to number and unit
        "共58个合计5亿元整。",
        [(58, "个", "58个合计"), (5, "亿元", "合计5亿元整")],
        '共<mark id="f1" data-figure="f1"><a href="#r-f1">58个</a>合计</mark>'
        '<mark id="f2" data-figure="f2"><a href="#r-f2">5亿元</a></mark>整。',
    ),
    (  # a mark that emphasis splits keeps its id once
        "共**58个，合**计。",
        [(58, "个", "58个，合计")],
        '共<strong><mark id="f1" data-figure="f1"><a href="#r-f1">58个</a>，合</mark></strong>'
        '<mark data-figure="f1">计</mark>。',
    ),
    ("赔付3&lt;5个。", [(5, "个", "3<5个")], '<mark id="f1" data-figure="f1">3&lt;<a href="#r-f1">5个</a></mark>'),
    ("收益3万多元。", [(3, "万元", "收益3万多元")], '<a href="#r-f1">3万多元</a>'),
    ("建成九大产业集群。", [(9, "个", "九大产业集群")], '<a href="#r-f1">九</a>'),
    ("名列首位。", [(1, "位", "名列首位")], '<a class="q" href="#r-f1">名列首位</a>'),
    ("名列前3%。", [(3, "%", "名列前3%")], '<mark id="f1" data-figure="f1">名列前<a href="#r-f1">3%</a></mark>。'),
    ("比15个多出5个。", [(5, "个", "比15个多出5个")], '比15个多出<a href="#r-f1">5个</a>'),
    ("一行\n58个。", [(58, "个", "一行58个")], '<mark id="f1" data-figure="f1">一行<a href="#r-f1">58个</a></mark>'),
    (
        "[链接58个](https://a.cn)。",
        [(58, "个", "58个")],
        '<a href="https://a.cn">链接<mark id="f1" data-figure="f1">58个',
    ),
]


@pytest.mark.parametrize(("body", "figures", "expected"), CASES)
def test_cases(body: str, figures: list[tuple[float, str, str]], expected: str) -> None:
    listed = [figure(f"f{n}", value, unit, quote) for n, (value, unit, quote) in enumerate(figures, 1)]
    assert expected in mark_figures(to_html(body), listed)


def test_a_planned_figure_is_told_from_an_actual_one() -> None:
    planned = figure("f1", 150, "亿元", "150亿元", status="target")
    assert '<a class="t" href="#r-f1">150亿元</a>' in mark_figures(to_html("力争150亿元。"), [planned])


def test_links_for_a_shared_page_have_no_ids() -> None:
    out = link_figures(to_html("项目58个。"), [figure("f1", 58, "个", "项目58个")], "../a/b.html")
    assert out == '<p>项目<a href="../a/b.html#f1">58个</a>。</p>'


_PIECES = st.lists(
    st.sampled_from(["项目", "58个", "**", "，", "3亿元", "\n\n", "&lt;", "*强*", "增长5%", "。"]), max_size=25
)


@st.composite
def _bodies(draw: st.DrawFn) -> tuple[str, list[KeyFigure]]:
    """A body with figures whose quotes are cut from its own text at random."""
    body = "".join(draw(_PIECES))
    text = plain_text(to_html(body))
    figures = []
    for n in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, max(0, len(text) - 1)))
        quote = text[start : start + draw(st.integers(1, 12))]
        if quote and "\n" not in quote:
            value, unit = draw(st.sampled_from([(58, "个"), (3, "亿元"), (5, "%")]))
            figures.append(figure(f"f{n}", value, unit, quote))
    return body, figures


@given(_bodies())
def test_any_marks_leave_the_text_alone_and_nest(case: tuple[str, list[KeyFigure]]) -> None:
    body, figures = case
    plain = to_html(body)
    marked = mark_figures(plain, figures)
    assert plain_text(marked).replace("\n", "") == plain_text(plain).replace("\n", "")
    ElementTree.fromstring(f"<div>{marked}</div>")  # raises where tags cross
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", marked), "links must not nest"
    for entry in figures:
        assert marked.count(f'<mark id="{entry.id}" data-figure="{entry.id}">') == 1
