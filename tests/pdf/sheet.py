"""A newspaper page as a typesetter lays it out: rectangles of articles, set once and then drawn as PDF or as text.

What a real page has and a text does not show: columns side by side, headlines across them, pictures, rules, and
an order of drawing that is not the order of reading.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.press.blocks import SIZES, Stroke
from tests.press.corpus import SUBHEAD, TAIL, Article
from tests.press.extractor import extract
from tests.press.typeset import Measure, break_lines, width_of

Order = Literal["after", "before", "heads_last", "across"]
ORDERS: tuple[Order, ...] = ("after", "before", "heads_last", "across")
BODY = 9.0  # points
LEADING, GUTTER, MARGIN = 1.5, 1.5, 4.0  # em
FONT = "STSong-Light"


@dataclass
class Sheet:
    """A page: lines of print in the order in which they are drawn, pictures and rules; em, y grows downward."""

    width: float
    height: float = 0.0
    strokes: list[Stroke] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)  # pictures: x, y, width, height
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Block:
    """One article as set: its headline group, its body and what stands by."""

    head: list[Stroke]
    body: list[Stroke]
    aside: list[Stroke]
    pictures: list[tuple[float, float, float, float]]
    height: float


def set_sheet(articles: Sequence[Article], order: Order, rng: Random) -> Sheet:
    """Articles in rows of one or two, each a rectangle of two to four columns."""
    sheet = Sheet(width=88.0)
    blocks: list[Block] = []
    y, left = MARGIN, list(articles)
    while left:
        count = min(len(left), rng.choice((1, 2)))
        shares = [1.0] if count == 1 else rng.choice(([0.5, 0.5], [0.4, 0.6]))
        x, tallest = MARGIN, 0.0
        for number, share in enumerate(shares):
            width = (sheet.width - 2 * MARGIN) * share - (3.0 if count > 1 else 0.0)
            block = _set_article(left.pop(0), x, y, width, rng)
            blocks.append(block)
            tallest = max(tallest, block.height)
            if number:
                sheet.rules.append((x - 1.5, y, x - 1.5, y + block.height))
            x += width + 3.0
        y += tallest + 3.0
        sheet.rules.append((MARGIN, y - 1.5, sheet.width - MARGIN, y - 1.5))
    sheet.height = y + MARGIN
    sheet.boxes = [box for block in blocks for box in block.pictures]
    sheet.strokes = _drawn(blocks, order)
    return sheet


def _drawn(blocks: Sequence[Block], order: Order) -> list[Stroke]:
    if order == "before":
        return [s for b in blocks for s in (*b.head, *b.body, *b.aside)]
    if order == "after":
        return [s for b in blocks for s in (*b.body, *b.head, *b.aside)]
    if order == "heads_last":
        return [s for b in blocks for s in (*b.body, *b.aside)] + [s for b in blocks for s in b.head]
    everything = [s for b in blocks for s in (*b.head, *b.body, *b.aside)]
    return sorted(everything, key=lambda s: (round(s.y, 3), s.x))  # line by line across all columns


def _set_article(article: Article, x: float, y: float, width: float, rng: Random) -> Block:
    head, top = _head(article, x, y, width)
    count = max(1, min(4, int(width // rng.choice((14.0, 18.0)))))
    measure = (width - GUTTER * (count - 1)) / count
    rows = _rows(article, measure)
    picture = bool(article.caption) and count > 1
    caption = (
        [t for t, _ in break_lines(article.caption, lambda _: Measure(0, measure / 0.8), indent=0)] if picture else []
    )
    kept = 8 + len(caption) if picture else 0  # lines of the last column that the picture takes
    room = -(-(len(rows) + kept) // count)
    body: list[Stroke] = []
    column, line = 0, 0
    for role, text, dx in rows:
        if line >= room - (kept if column == count - 1 else 0) and column < count - 1:
            column, line = column + 1, 0
        at = x + column * (measure + GUTTER)
        body.append(Stroke(article.id, role, text, at + dx, top + line * LEADING, SIZES.get(role, 1.0)))
        line += 1
    aside, pictures = [], []
    if picture:
        at, under = x + (count - 1) * (measure + GUTTER), top + (line + 0.5) * LEADING
        pictures.append((at, under, measure, 7 * LEADING))
        for i, text in enumerate(caption):
            aside.append(Stroke(article.id, "caption", text, at, under + 8 * LEADING + i * 1.2, 0.8))
    bottom = max((s.y for s in (*body, *aside)), default=top)
    return Block(head, body, aside, pictures, bottom + LEADING - y)


def _head(article: Article, x: float, y: float, width: float) -> tuple[list[Stroke], float]:
    """The headline group, set in the middle of its article, and where the body begins."""
    lines = [("kicker", article.kicker)] if article.kicker else []
    lines += [("headline", text) for text in article.headline] + [("deck", text) for text in article.deck]
    strokes = []
    for role, text in lines:
        size = min(SIZES[role], width / width_of(text))
        y += size * 1.3
        strokes.append(Stroke(article.id, role, text, x + (width - size * width_of(text)) / 2, y - size, size))
    return strokes, y + (1.5 if strokes else 0.0)


def _rows(article: Article, measure: float) -> list[tuple[str, str, float]]:
    rows: list[tuple[str, str, float]] = []
    if article.byline_place == "own_line":
        rows += [("byline", t, 1.0) for t, _ in break_lines(article.byline, lambda _: Measure(0, measure), indent=0)]
    for number, raw in enumerate(article.paragraphs):
        text = raw.replace(TAIL, "")
        if text.startswith(SUBHEAD):
            rows += [("subhead", t, (measure - 1.2 * width_of(t)) / 2) for t in text[len(SUBHEAD) :].split("/")]
            continue
        if number == 0 and article.byline_place == "lead":
            text = article.byline + text
        if number == len(article.paragraphs) - 1 and article.byline_place == "end":
            text += article.byline if article.byline[0] in "（(" else f"（{article.byline}）"
        lines = break_lines(text, lambda _: Measure(0, measure))
        rows += [("body", line, 2.0 if i == 0 else 0.0) for i, (line, _) in enumerate(lines)]
    return rows


# ------------------------------------------------------------------------------------------ as a file
def draw_pdf(*sheets: Sheet, font: str = FONT) -> bytes:
    """The sheets as the pages of one PDF; the same sheets give the same bytes."""
    if font == FONT and font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for sheet in sheets:
        height = sheet.height * BODY
        canvas.setPageSize((sheet.width * BODY, height))
        for x, y, wide, tall in sheet.boxes:
            canvas.rect(x * BODY, height - (y + tall) * BODY, wide * BODY, tall * BODY, fill=1)
        for x0, y0, x1, y1 in sheet.rules:
            canvas.line(x0 * BODY, height - y0 * BODY, x1 * BODY, height - y1 * BODY)
        for stroke in sheet.strokes:
            _draw(canvas, stroke, height, font)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, stroke: Stroke, height: float, font: str) -> None:
    """One line, character by character: a Latin letter takes half the width of a Han character."""
    size = stroke.size * BODY
    x, y = stroke.x * BODY, height - (stroke.y + 0.88 * stroke.size) * BODY
    canvas.setFont(font, size)
    for char in stroke.text:
        canvas.drawString(x, y, char)
        x += size * width_of(char)


def draw_text(sheet: Sheet) -> str:
    """The sheet as an extractor leaves it that knows nothing of places."""
    return "".join(row.text + "\n" for row in extract(sheet.strokes, 0.72))
