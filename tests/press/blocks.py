"""The body of an article as strokes: lines with a place on the page, in the order in which they are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from .corpus import SUBHEAD, TAIL, Article
from .layout import Layout
from .typeset import Measure, break_lines, letter_space, stretch, width_of

HEADS = ("kicker", "headline", "deck")
SIZES = {"kicker": 1.4, "headline": 2.4, "deck": 1.5, "subhead": 1.2}
QUOTE_PULL = 0.5  # a line that opens with a quotation mark starts this much further left
_GLYPHS = "■□●▲◎"


@dataclass(frozen=True)
class Stroke:
    """One line as set: whose it is, what it is, and where it starts (em, y grows downward)."""

    owner: str
    role: str
    text: str
    x: float
    y: float
    size: float = 1.0
    fresh: bool = False  # a new run of text: the extractor writes a blank before it and no blank line
    joined: str | None = None  # on the baseline of the line before: the gap between the two


def moved(strokes: Sequence[Stroke], dx: float, dy: float) -> list[Stroke]:
    """The same strokes elsewhere on the page."""
    return [replace(s, x=s.x + dx, y=s.y + dy) for s in strokes]


@dataclass(frozen=True)
class Setting:
    """What was drawn for one article: its measure and the habits that hold throughout it."""

    width: float
    autospace: bool
    before: bool
    stretched: int  # the column that is stretched, -1 for none
    picture: tuple[int, int, int, float] | None  # first line, last line, how much narrower, how far moved right


def draw_setting(layout: Layout, rng: Random, article: Article) -> Setting:
    """The habits of one article on a page of this layout."""
    before = layout.orientation == "before" or (layout.orientation == "mixed" and rng.random() < 0.5)
    width = rng.randint(*layout.width) + rng.uniform(0, layout.width_fraction)
    if article.kind == "photo" and rng.random() < layout.wide_caption:
        width = 400.0
    picture = None
    if article.kind == "article" and rng.random() < layout.picture:
        first = rng.randint(0, 12)
        cut = rng.randint(2, max(2, int(width) - 9))
        picture = (first, first + rng.randint(4, 12), cut, rng.choice((0.0, float(cut))))
    return Setting(
        width=width,
        autospace=rng.random() < layout.autospace,
        before=before,
        stretched=rng.randint(0, 1) if rng.random() < layout.stretched else -1,
        picture=picture,
    )


def _measures(setting: Setting, done: int) -> Callable[[int], Measure]:
    """The room of the lines that follow the first `done` lines of a body."""

    def measure(line: int) -> Measure:
        if setting.picture:
            first, last, cut, shift = setting.picture
            at = done + line
            if first <= at <= last:
                less = min(cut, 1 + (at - first))  # the text closes in on the picture line by line
                return Measure(min(shift, less), setting.width - less)
        return Measure(0.0, setting.width)

    return measure


def body_strokes(article: Article, layout: Layout, setting: Setting, rng: Random) -> list[Stroke]:
    """The body, its byline included, poured into columns; the first column begins at (0, 0)."""
    rows: list[tuple[str, str, float]] = []  # role, text, x
    if article.byline_place == "own_line":
        rows += _own_byline(article.byline, layout, setting, rng)
    for number, raw in enumerate(article.paragraphs):
        text = raw.replace(TAIL, "")
        if text.startswith(SUBHEAD):
            rows += [("subhead", t, (setting.width - width_of(t)) / 2) for t in text[len(SUBHEAD) :].split("/")]
            continue
        if article.kind == "notice" and text[-1] not in "。；：？！" and width_of(text) <= setting.width - 2:
            rows.append(("body", text, setting.width - width_of(text)))  # who gives notice, and when
            continue
        if number == 0 and article.byline_place == "lead":
            text = _lead(article.byline, layout, rng) + text
        last = number == len(article.paragraphs) - 1
        apart = ""
        if last and article.byline_place == "end":
            if article.byline[0] in "（(":
                text += article.byline
            else:
                apart = article.byline
        measure = _measures(setting, len(rows))
        lines = break_lines(text, measure)
        if apart and width_of(lines[-1][0] + apart) + 1 < setting.width and rng.random() < 0.7:
            lines[-1] = (f"{lines[-1][0]} {apart}", 0.0)  # a credit that ends the last line
            apart = ""
        for i, (line, slack) in enumerate(lines):
            x = measure(i).x + (2.0 if i == 0 else 0.0) - (QUOTE_PULL if line[0] in "“‘" else 0.0)
            rows.append(("body", stretch(line, slack, setting.autospace), x))
        if apart:
            rows += [("byline", apart, setting.width - width_of(apart))]
    return _pour(article.id, rows, layout, setting, rng)


def _lead(byline: str, layout: Layout, rng: Random) -> str:
    """A byline that opens the first paragraph, with the blanks that follow its parts."""
    if rng.random() < layout.byline_gap / 2:
        byline = byline.replace("讯（", "讯 （")
    return byline + (" " if rng.random() < layout.byline_gap else "")


def _own_byline(byline: str, layout: Layout, setting: Setting, rng: Random) -> list[tuple[str, str, float]]:
    """A byline above the body: one line, or one a role when the column is too narrow."""
    parts = [byline]
    if width_of(byline) > setting.width or rng.random() < 0.3:
        parts = [p.strip() for p in re.split(r"(?= (?:本报)?(?:通讯员|见习记者))", byline) if p.strip()]
    rows: list[tuple[str, str, float]] = []
    for part in parts:
        if rng.random() < layout.spaced_byline and (m := re.match(rf"([{_GLYPHS}]? ?)(本报记者|本报通讯员)(.*)", part)):
            part = m[1] + letter_space(m[2]) + m[3]
        for line, _ in break_lines(part, lambda _: Measure(0.0, setting.width), indent=0.0):
            rows.append(("byline", line, 1.0))
    return rows


def _pour(
    owner: str, rows: list[tuple[str, str, float]], layout: Layout, setting: Setting, rng: Random
) -> list[Stroke]:
    """The lines in columns: a column that is full goes on at the top of the next."""
    strokes: list[Stroke] = []
    column, x, y = 0, 0.0, 0.0
    room = rng.randint(*layout.column_height)
    last = ""
    for role, text, dx in rows:
        if room <= 0 and role != "subhead":
            column, x, y = column + 1, x + setting.width + 1.5, rng.choice((0.0, 0.0, 3.0))
            room = rng.randint(*layout.column_height)
        elif last:
            y += layout.leading * (1.4 if column == setting.stretched else 1.0) + _space(last, role)
        strokes.append(Stroke(owner, role, text, x + dx, y, SIZES.get(role, 1.0)))
        room -= 1
        last = role
    return strokes


def _space(last: str, role: str) -> float:
    """What stands between two lines beside the leading: a subhead has room above and below it, a byline below."""
    if "subhead" in (role, last) and role != last:
        return 0.8
    return 0.6 if last == "byline" and role == "body" else 0.0
