"""Rows in reading order → the page: text with a blank line before every paragraph and display line, and boxes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from site_builder.errors import SeedError
from site_builder.model import Box, Page
from site_builder.pdf.glyphs import read_glyphs
from site_builder.pdf.order import reading_order
from site_builder.pdf.rows import Row, body_size, make_rows
from site_builder.text.lines import find_lines

MAX_BYTES = 200_000_000
_CLOSED = "。！？”）)…"
_GUTTER = 3.6  # em, the indent of the line after it included: the columns of one text are no further apart


def pdf_page(seed: str, raw: bytes) -> Page:
    """A PDF as a page: its lines in reading order, each with its box.

    Raises `SeedError` as `read_glyphs` does.
    """
    if len(raw) > MAX_BYTES:
        raise SeedError(f"{len(raw) / 1e6:.0f} MB", path=f"seeds/{seed}", remedy="200 MB at most: split it by pages")
    rows = make_rows(read_glyphs(seed, raw))
    lines, boxes = _lines(reading_order(rows))
    text = "\n".join(lines)
    return Page(
        seed=seed,
        text=text,
        sha256=hashlib.sha256(raw).hexdigest(),
        lines=tuple(find_lines(text)),
        boxes=tuple(boxes),
        body_size=body_size((row.size, len(row.text)) for row in rows),
    )


def _lines(blocks: Sequence[Sequence[Row]]) -> tuple[list[str], list[Box | None]]:
    lines: list[str] = []
    boxes: list[Box | None] = []
    for block in blocks:
        frame = block[0]
        for i, row in enumerate(block):
            if lines and (i == 0 or (not row.display and _opens(block, i))):
                lines.append("")
                boxes.append(None)
            apart = i > 0 and not row.display and _is_apart(block, i, frame)
            if apart:
                frame = row
            lines.append(f" {row.text}" if apart else row.text)
            boxes.append(_box(row))
    return lines, boxes


def _box(row: Row) -> Box:
    numbers = (round(value, 1) for value in (row.left, row.top, row.right, row.bottom, row.size))
    return Box(row.page, *numbers)


def _opens(block: Sequence[Row], i: int) -> bool:
    """Whether a paragraph, or something else, begins at a line of text."""
    row, before = block[i], block[i - 1]
    after = block[i + 1] if i + 1 < len(block) and block[i + 1].follows(row) else None
    if abs(row.size - before.size) > 0.07 * before.size:
        return True
    if after and row.is_indented(after):
        return True
    if not row.follows(before):
        return after is None or (before.beside(row) and row.top > before.top)  # alone, or further down its column
    if row.is_indented(before):
        return True
    return abs(row.left - before.left) < 0.3 * row.size and i > 1 and _is_short(block, i - 1)


def _is_apart(block: Sequence[Row], i: int, frame: Row) -> bool:
    """Whether a line begins a text of its own: neither a further column, level with the first, nor a sentence's rest.

    `frame` is the first line of the text so far.  Such a line is written with a blank before it, as extractors do.
    """
    row, before = block[i], block[i - 1]
    after = block[i + 1] if i + 1 < len(block) else None
    if row.follows(before) or before.text[-1] not in _CLOSED:
        return False
    if after and after.follows(row) and not row.is_indented(after):
        return False
    if before.beside(row):
        return row.top > before.top
    level = row.page == frame.page and abs(row.top - frame.top) < 1.5 * row.size
    column = (other.right for other in block[max(0, i - 12) : i] if other.beside(before))
    return not (level and row.left - max(column) < _GUTTER * row.size)


def _is_short(block: Sequence[Row], i: int) -> bool:
    """Whether a line is a paragraph by itself, so that one as far in as it is another."""
    row, before = block[i], block[i - 1]
    return row.text[-1] in "。！？”；" and row.follows(before) and row.is_indented(before)
