"""Spans, printed and read back; sets of spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model import Page, Span
from site_builder.text.lines import make_page
from site_builder.text.spans import count, format_spans, merge, overlap, parse_spans, subtract, trim

PAGE = make_page("a.txt", "甲乙丙\n\n 丁戊 \n己庚辛壬\n\n癸".encode())
TEXTS = st.text(alphabet="甲乙1 \u3000\n\r。", min_size=1, max_size=60).filter(lambda t: bool(t.strip()))


@st.composite
def pages_with_spans(draw: st.DrawFn) -> tuple[Page, list[Span]]:
    page = make_page("a.txt", draw(TEXTS).encode())
    ends = st.integers(0, len(page.text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=6))
    return page, [Span(min(pair), max(pair)) for pair in pairs]


def marks(page: Page, spans: object) -> set[int]:
    assert isinstance(spans, (list, tuple))
    return {at for start, end in spans for at in range(start, end) if not page.text[at].isspace()}


@given(pages_with_spans())
def test_printed_spans_name_the_same_characters(case: tuple[Page, list[Span]]) -> None:
    page, spans = case
    assert marks(page, parse_spans(page, format_spans(page, spans))) == marks(page, spans)


@given(pages_with_spans(), st.data())
def test_sets_of_spans_are_sets_of_characters(case: tuple[Page, list[Span]], data: st.DataObject) -> None:
    page, spans = case
    cut = data.draw(st.integers(0, len(spans)))
    one, other = spans[:cut], spans[cut:]
    assert marks(page, subtract(one, other)) == marks(page, one) - marks(page, other)
    assert marks(page, overlap(one, other)) == marks(page, one) & marks(page, other)
    assert count(page, spans) == len(marks(page, spans))
    assert marks(page, trim(page, spans)) == marks(page, spans)
    assert all(a.end < b.start for a, b in zip(merge(spans), merge(spans)[1:], strict=False))


@pytest.mark.parametrize(
    ("spans", "printed"),
    [
        ([], ""),
        ([Span(0, 3)], "1"),
        ([Span(0, 12)], "1-4"),  # the blank line inside is passed over; line 4 whole
        ([Span(1, 3)], "1:1-"),
        ([Span(0, 2)], "1:0-2"),
        ([Span(6, 8)], "3"),  # blanks at a line's ends do not count
        ([Span(2, 11)], "1:2-, 3, 4:0-1"),
        ([Span(5, 6)], ""),
    ],
)
def test_prints_as_the_contract_says(spans: list[Span], printed: str) -> None:
    expected = printed if printed != "1-4" else format_spans(PAGE, [Span(0, PAGE.lines[3].end)])
    shifted = [Span(0, PAGE.lines[3].end)] if printed == "1-4" else spans
    assert format_spans(PAGE, shifted) == expected


def test_reads_lists_and_full_width_commas() -> None:
    assert marks(PAGE, parse_spans(PAGE, ["1:0-1", "4， 6"])) == marks(PAGE, parse_spans(PAGE, "1:0-1, 4, 6"))
    assert parse_spans(PAGE, None) == ()
    assert parse_spans(PAGE, 6) == (Span(PAGE.lines[5].start, PAGE.lines[5].end),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7", "lines 1 to 6"),
        ("0", "lines 1 to 6"),
        ("3-1", "ends before it begins"),
        ("1:2-1", "ends before it begins"),
        ("1:0-9", "only 3 characters"),
        ("body", "not understood"),
        ("1-", "not understood"),
    ],
)
def test_says_what_is_wrong_with_a_span(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_spans(PAGE, text)
