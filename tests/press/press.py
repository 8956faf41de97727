"""Setting a page: articles and furniture in, page text and the truth about it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from .blocks import HEADS, Setting, Stroke, body_strokes, draw_setting, moved
from .corpus import Article
from .extractor import extract
from .furniture import Piece
from .heads import box_strokes, caption_strokes, head_strokes
from .layout import Layout
from .truth import Truth, tell_truth


def set_page(
    articles: Sequence[Article], layout: Layout, rng: Random, furniture: Sequence[Piece] = ()
) -> tuple[str, Truth]:
    """The text an extractor leaves of a page with these articles, and what belongs to which of them.

    Pure: the same arguments and the same state of `rng` give the same page.
    """
    page: list[Stroke] = []
    far: list[list[Stroke]] = []
    between = [p for p in furniture if p.place == "between"]
    for piece in (p for p in furniture if p.place == "first"):
        _place(page, _piece_strokes(piece, rng), layout, rng)
    for number, article in enumerate(articles):
        setting = draw_setting(layout, rng, article)
        near: list[list[Stroke]] = []
        for block in (box_strokes(article, layout, rng), caption_strokes(article, layout, rng)):
            if block:
                (far if rng.random() < layout.far_box else near).append(block)
        early = [b for b in near if rng.random() < 0.4]
        for block in early:
            _place(page, block, layout, rng)
        _place(page, _article_strokes(article, layout, setting, rng), layout, rng, may_close=not early)
        for block in near:
            if block not in early:
                _place(page, block, layout, rng)
        if between and number + 1 < len(articles) and rng.random() < 0.5:
            _place(page, _piece_strokes(between.pop(), rng), layout, rng)
    rng.shuffle(far)
    for block in far:
        _place(page, block, layout, rng)
    for piece in (*between, *(p for p in furniture if p.place == "last")):
        _place(page, _piece_strokes(piece, rng), layout, rng)
    rows = extract(page, layout.tight_height)
    text = "".join(row.text + "\n" for row in rows)
    return text, tell_truth(articles, rows)


def _article_strokes(article: Article, layout: Layout, setting: Setting, rng: Random) -> list[Stroke]:
    """Body and headline group in the order in which they are printed."""
    body = body_strokes(article, layout, setting, rng)
    head = head_strokes(article, layout, setting, rng)
    return head + body if setting.before else body + head


def _piece_strokes(piece: Piece, rng: Random) -> list[Stroke]:
    step = rng.choice((1.5, 2.2))
    return [Stroke("", piece.kind, line, 0.0, i * step) for i, line in enumerate(piece.lines)]


def _place(page: list[Stroke], block: list[Stroke], layout: Layout, rng: Random, may_close: bool = False) -> None:
    """Put a block on the page: far from what was printed last, just under it, or on its baseline."""
    if not page:
        if rng.random() < 4 * layout.leading_space:
            block = [replace(block[0], fresh=True), *block[1:]]
        page += block
        return
    last, first = page[-1], block[0]
    x, y = rng.uniform(0, 60), rng.uniform(0, 90)
    if abs(y - last.y) < 8:
        y += 12
    fresh, joined = False, None
    if may_close and last.owner and first.role in ("body", "byline"):
        if last.role in HEADS and rng.random() < layout.shared_line:
            joined = " " if rng.random() < layout.shared_gap else ""
            x, y = (last.x + 20, last.y) if joined else (last.x - 30, last.y)
        elif rng.random() < layout.close_start:
            y = last.y + rng.uniform(1.2, 1.7)
            x = last.x + rng.choice((0.0, 2.0, rng.uniform(-20, 20)))
        elif rng.random() < layout.leading_space:
            fresh = True
    block = moved(block, x - first.x, y - first.y)
    page += [replace(block[0], fresh=fresh, joined=joined), *block[1:]]
