"""What stands round a body: the headline group, infoboxes, captions."""

from __future__ import annotations

import re
from random import Random

from .blocks import SIZES, Setting, Stroke
from .corpus import Article
from .layout import Layout
from .typeset import Measure, break_lines, double_runs, width_of

_AMOUNT = re.compile(r"[0-9][0-9.]*(?:%|个百分点|[亿万]?[\u4e00-\u9fff])|第[0-9]+位")


def head_strokes(article: Article, layout: Layout, setting: Setting, rng: Random) -> list[Stroke]:
    """Kicker, headline and deck above the body (which begins at y = 0), set flush or in the middle."""
    groups = [("kicker", [article.kicker] if article.kicker else []), ("headline", list(article.headline))]
    if rng.random() < layout.headline_swap:
        groups.reverse()
    groups.append(("deck", list(article.deck)))
    rows = [(role, text) for role, lines in groups for text in lines]
    if not rows:
        return []
    centred = rng.random() < 0.5
    middle = max(10.0, setting.width)
    y = -rng.uniform(2.2, 6.0) - sum(SIZES[role] * 1.25 for role, _ in rows[1:])
    strokes: list[Stroke] = []
    for i, (role, text) in enumerate(rows):
        size = SIZES[role]
        y += size * 1.25 if i else 0.0
        x = middle - size * width_of(text) / 2 if centred else 0.0
        strokes.append(Stroke(article.id, role, text, x, y, size))
    return strokes


def box_strokes(article: Article, layout: Layout, rng: Random) -> list[Stroke]:
    """An infobox: its heading, then its items, each beginning where the one before began."""
    if not article.infobox:
        return []
    spaced = rng.random() < layout.spaced_box
    bullet = rng.choice(("", "", "■ ", "● "))
    width = rng.randint(10, 24)
    strokes: list[Stroke] = []
    y = 0.0
    if article.infobox_heading:
        strokes.append(Stroke(article.id, "infobox", article.infobox_heading, 1.0, y, 1.3))
        y += 2.2
    for item in article.infobox:
        for i, (line, _) in enumerate(break_lines(bullet + item, lambda _: Measure(0.0, width), indent=0.0)):
            text = _AMOUNT.sub(lambda m: f" {m[0]} ", line).strip() if spaced else line
            strokes.append(Stroke(article.id, "infobox", text, 0.0 if i == 0 else 0.1, y))
            y += layout.leading
        y += rng.choice((0.0, 1.0))
    return strokes


def caption_strokes(article: Article, layout: Layout, rng: Random) -> list[Stroke]:
    """A caption under a picture of the article, now and then printed twice, with its credit."""
    if not article.caption:
        return []
    text = article.caption + (f" {article.credit}" if article.credit else "")
    doubled = rng.random() < layout.doubled_caption
    width = rng.randint(11, 30)
    mark = rng.choice(("", "", "▶▶ ", "▲"))
    return [
        Stroke(article.id, "caption", ("" if i else mark) + (double_runs(t) if doubled else t), 0.0, i * layout.leading)
        for i, (t, _) in enumerate(break_lines(text, lambda _: Measure(0.0, width), indent=0.0))
    ]
