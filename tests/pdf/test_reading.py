"""PDFs as pages: the order of reading, sizes, boxes, and what is said of a file that cannot be read."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from random import Random

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from site_builder.errors import SeedError
from site_builder.files.bundled import bundled_text
from site_builder.model import Page
from site_builder.pdf import read_page
from site_builder.segment import parse_profile, segment_page
from site_builder.text.lines import make_page
from tests.pdf.sheet import FONT, ORDERS, Order, Sheet, draw_pdf, draw_text, set_sheet
from tests.press.blocks import Stroke
from tests.press.corpus import Article, load_corpus
from tests.press.project import deal_articles

PROFILE = parse_profile(bundled_text("profiles", "default.yaml") or "", "profiles/default.yaml")
FLOORS = {"after": 0.93, "before": 0.93, "heads_last": 0.93, "across": 0.78}  # share of articles that come out whole
ISSUES = [issue for issue in load_corpus() if issue.split == "held"][:4]


@cache
def _articles(number: int) -> tuple[Article, ...]:
    return tuple(next(deal_articles(ISSUES[number], Random(0))))


@cache
def _sheet(number: int, order: Order) -> Sheet:
    return set_sheet(_articles(number), order, Random(0))


@cache
def _page(number: int, order: Order) -> Page:
    return read_page("page.pdf", draw_pdf(_sheet(number, order)))


def _squash(text: str) -> str:
    return "".join(text.split())


def _built(page: Page) -> list[tuple[str, str]]:
    """(headline, body) of every article, without blanks."""
    drafts = segment_page(page, PROFILE).drafts
    return [
        (_squash(d.story.title), _squash("".join(b.text for b in d.story.blocks if b.kind == "text"))) for d in drafts
    ]


def _right(page: Page, articles: tuple[Article, ...]) -> Iterator[str]:
    """Ids of the articles whose headline and body came out as they were set; a column of briefs is many articles."""
    built = dict(_built(page))
    for article in articles:
        headline, body = _squash("".join(article.headline)), _squash("".join(article.body))
        if built.get(headline) == body or (not headline and body in built.values()):
            yield article.id


# ------------------------------------------------------------------------------------------ the order of reading
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("number", range(len(ISSUES)))
def test_every_character_is_read_once(number: int, order: Order) -> None:
    printed = Counter("".join(_squash(stroke.text) for stroke in _sheet(number, order).strokes))
    assert Counter(_squash(_page(number, order).text)) == printed


@pytest.mark.parametrize("number", range(len(ISSUES)))
def test_the_order_of_drawing_does_not_matter(number: int) -> None:
    pages = {order: _page(number, order) for order in ("after", "before", "heads_last")}
    assert pages["after"].text == pages["before"].text == pages["heads_last"].text


def test_a_pdf_gives_at_least_the_articles_that_its_text_gives() -> None:
    """Places and sizes make it surer: whichever way it is drawn, most articles come out whole."""
    for order in ORDERS:
        wanted = text = pdf = 0
        for number in range(len(ISSUES)):
            articles = _articles(number)
            wanted += sum(article.kind != "roundup" for article in articles)
            text += len(list(_right(make_page("page.txt", draw_text(_sheet(number, order)).encode()), articles)))
            pdf += len(list(_right(_page(number, order), articles)))
        assert pdf >= FLOORS[order] * wanted, f"{order}: {pdf} of {wanted}"
        assert pdf > text, f"{order}: {pdf} of {wanted}, the text alone {text}"


@pytest.mark.parametrize("order", ["after", "before"])
def test_a_pdf_and_its_text_agree_on_the_articles(order: Order) -> None:
    """Of articles with byline and headline, as most are."""
    articles = tuple(
        a for a in _articles(0) if a.kind == "article" and a.headline and not a.kicker and not a.deck and not a.caption
    )
    assert len(articles) >= 3
    sheet = set_sheet(articles, order, Random(1))
    from_pdf = sorted(_built(read_page("page.pdf", draw_pdf(sheet))))
    from_text = sorted(_built(make_page("page.txt", draw_text(sheet).encode())))
    assert [body for _, body in from_pdf] == [body for _, body in from_text]
    assert from_pdf == from_text


def test_boxes_say_where_every_line_stands() -> None:
    page = _page(0, "after")
    sheet = _sheet(0, "after")
    assert len(page.boxes) == len(page.lines)
    assert page.body_size == pytest.approx(9.0)
    place = {_squash(s.text): s for s in sheet.strokes}
    for line, box in zip(page.lines, page.boxes, strict=True):
        text = _squash(page.text[line.start : line.end])
        assert bool(text) == bool(box)
        if box and text in place:
            stroke = place[text]
            assert abs(box.left - stroke.x * 9) < 1
            assert abs(box.top - stroke.y * 9) < 1
            assert abs(box.size - stroke.size * 9) < 0.1


def test_pages_of_one_file_follow_one_another() -> None:
    page = read_page("issue.pdf", draw_pdf(_sheet(0, "after"), _sheet(1, "before")))
    assert page.text == _page(0, "after").text + "\n\n" + _page(1, "before").text
    assert {box.page for box in page.boxes if box} == {1, 2}


# ------------------------------------------------------------------------------------------ how lines are printed
def _lines(*strokes: Stroke) -> list[str]:
    return read_page("a.pdf", draw_pdf(Sheet(width=60, height=60, strokes=list(strokes)))).text.split("\n")


BODY = [Stroke("", "body", "全市小麦播种面积达到八百一十二万亩", 5, 20 + 1.5 * n) for n in range(4)]


def test_a_shadow_is_read_once() -> None:
    head = Stroke("", "headline", "全市小麦丰收在望", 5, 10, 2.4)
    shadow = Stroke("", "headline", "全市小麦丰收在望", 5.2, 10.2, 2.4)
    assert _lines(head, shadow, *BODY)[0] == "全市小麦丰收在望"
    assert "".join(_lines(head, shadow, *BODY)).count("丰收") == 1


def test_a_vertical_headline_is_one_line() -> None:
    column = [Stroke("", "headline", char, 2, 10 + 2.6 * i, 2.4) for i, char in enumerate("小麦丰收")]
    assert "小麦丰收" in _lines(*column, *BODY)


def test_columns_drawn_on_one_baseline_are_two_lines() -> None:
    lines = _lines(Stroke("", "body", "左边一栏", 2, 10), Stroke("", "body", "右边一栏", 8, 10), *BODY)
    assert {"左边一栏", "右边一栏"} <= set(lines)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("本报记者 张三 通讯员 李四", "本报记者 张三 通讯员 李四"),
        ("2022年4月", "2022年4月"),
        ("GDP 100 top", "GDP 100 top"),
    ],
)
def test_blanks_stay_where_they_are_printed(printed: str, read: str) -> None:
    assert read in _lines(Stroke("", "body", printed, 5, 10), *BODY)


# ------------------------------------------------------------------------------------------ what cannot be read
def _said(raw: bytes) -> str:
    with pytest.raises(SeedError) as caught:
        read_page("页.pdf", raw)
    return str(caught.value)


def test_a_file_that_is_no_pdf_is_named() -> None:
    assert _said(b"not a pdf").startswith("seeds/页.pdf: no PDF that can be read; ")


def test_a_picture_of_a_page_is_named() -> None:
    assert "text recognition" in _said(draw_pdf(Sheet(width=20, height=20, boxes=[(1, 1, 9, 9)])))


def test_a_locked_file_is_named() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=pdfencrypt.StandardEncryption("secret"))
    canvas.setFont(FONT, 9)
    canvas.drawString(10, 10, "字")
    canvas.save()
    assert "password" in _said(out.getvalue())


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert "pip install 'site-builder[pdf]'" in _said(b"%PDF-1.4")
