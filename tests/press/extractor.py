"""From strokes to text: where an extractor that reads a page in printing order breaks lines and leaves blank ones.

The rule is that of Apache PDFBox's text stripper.  A new line opens a paragraph (a blank line goes before it) if its
baseline is far from the line before, or if it starts right or left of where that line started, unless that line had
itself just opened a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Stroke

DROP = 2.5  # glyph heights
INDENT = 2.0  # widths of a blank
BLANK = 0.28  # width of a blank, em


@dataclass(frozen=True)
class Part:
    """A piece of a line that belongs to one article (or to none: owner '')."""

    owner: str
    role: str
    text: str


@dataclass(frozen=True)
class Row:
    """A line of page text; a blank line has no parts."""

    parts: tuple[Part, ...] = ()
    lead: str = ""
    gaps: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line as it stands in the page."""
        out = self.lead
        for i, part in enumerate(self.parts):
            out += (self.gaps[i - 1] if i else "") + part.text
        return out


@dataclass
class _Start:
    """The start of the line before, as the extractor remembers it."""

    x: float
    y: float
    height: float
    paragraph: bool = False
    hanging: bool = False


def extract(strokes: Sequence[Stroke], glyph_height: float) -> list[Row]:
    """The rows of the page, blank ones included."""
    rows: list[Row] = []
    before: _Start | None = None
    for stroke in strokes:
        part = Part(stroke.owner, stroke.role, stroke.text)
        if stroke.joined is not None and rows and rows[-1].parts:
            row = rows[-1]
            rows[-1] = Row((*row.parts, part), row.lead, (*row.gaps, stroke.joined))
            continue
        start = _Start(stroke.x, stroke.y, stroke.size * glyph_height)
        opens = _opens_paragraph(start, before, stroke)
        start.paragraph = opens or stroke.fresh
        if opens and not stroke.fresh and rows:
            rows.append(Row())
        rows.append(Row((part,), " " if stroke.fresh else ""))
        before = start
    return rows


def _opens_paragraph(line: _Start, before: _Start | None, stroke: Stroke) -> bool:
    if before is None:
        return True
    if abs(line.y - before.y) > DROP * before.height:
        return True
    moved = line.x - before.x
    if moved > INDENT * BLANK * stroke.size:
        if not before.paragraph:
            return True
        line.hanging = True
    elif moved < -BLANK * stroke.size:
        return not before.paragraph
    elif abs(moved) < 0.25 * stroke.size and before.hanging:
        line.hanging = True
    return False
