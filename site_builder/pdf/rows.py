"""Glyphs → rows: what stands on one baseline in one column, as one piece of text with its box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from site_builder.pdf.glyphs import Glyph

_LEVEL = 0.3  # em: baselines nearer than this are one
_GUTTER = 1.2  # em: a wider gap is the space between two columns
_BLANK, _WORDS = 0.33, 0.18  # em: a gap wider than a line's others by so much is a blank; the same in Latin text
_DISPLAY = 1.15  # times the size of the body: larger print is headline, kicker, deck or subhead
_ALIKE = 1.12
_INDENT = (1.2, 3.3)  # em: a paragraph begins so far to the right
_LEADING = 2.3  # sizes: lines of one column are no further apart


@dataclass(frozen=True, slots=True)
class Row:
    """A line of print; lengths in points from the page's upper left corner."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    display: bool = False  # larger than the body

    def beside(self, other: Row) -> bool:
        """Whether the two stand over one another: their columns overlap."""
        return self.page == other.page and min(self.right, other.right) - max(self.left, other.left) > 0.5

    def follows(self, before: Row, leading: float = _LEADING) -> bool:
        """Whether it stands right under another row of its column, no more than `leading` sizes below."""
        return before.beside(self) and 0 < self.top - before.top < leading * before.size

    def is_indented(self, other: Row) -> bool:
        """Whether it begins as far to the right of another row as the first line of a paragraph does."""
        least, most = _INDENT
        return least * self.size < self.left - other.left < most * self.size


def make_rows(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows of a PDF in drawing order, blank ones left out."""
    groups = _stand_up(list(_groups(glyphs)))
    rows = [_row(group) for group in groups if any(not glyph.text.isspace() for glyph in group)]
    body = body_size((row.size, len(row.text)) for row in rows)
    return [Row(r.text, r.page, r.left, r.top, r.right, r.bottom, r.size, r.size > _DISPLAY * body) for r in rows]


def body_size(sizes: Iterable[tuple[float, int]]) -> float:
    """The size in which most characters are printed; `sizes` are (size, characters)."""
    counts: Counter[float] = Counter()
    for size, characters in sizes:
        counts[round(size * 4) / 4] += characters
    return max(counts, key=lambda size: (counts[size], -size), default=0.0)


def _groups(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    group: list[Glyph] = []
    for glyph in glyphs:
        if group and not _goes_on(group, glyph):
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _goes_on(group: Sequence[Glyph], glyph: Glyph) -> bool:
    before = group[-1]
    size = max(before.size, glyph.size)
    if glyph.page != before.page or abs(glyph.base - before.base) > _LEVEL * size:
        return False
    alike = max(before.size, glyph.size) < _ALIKE * min(before.size, glyph.size)
    if not alike and not (before.text.isspace() or glyph.text.isspace()):
        return False
    return -0.6 * size < glyph.left - before.right < _GUTTER * size


def _stand_up(groups: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Vertical headlines: single characters under one another become one row, read from the top."""
    out: list[list[Glyph]] = []
    for group in groups:
        last = out[-1] if out else []
        if last and len(group) == 1 and _stands_under(last, group[0]):
            last.append(group[0])
        else:
            out.append(list(group))
    return out


def _stands_under(column: Sequence[Glyph], glyph: Glyph) -> bool:
    above = column[-1]
    if len(column) > 1 and abs(column[-1].base - column[-2].base) < _LEVEL * above.size:
        return False  # a row that runs across
    step = (glyph.base - above.base) / max(above.size, 1.0)
    middle = abs((glyph.left + glyph.right) - (above.left + above.right)) / 2
    alike = abs(glyph.size - above.size) < 0.05 * above.size
    return glyph.page == above.page and alike and 0.8 < step < 1.7 and middle < 0.2 * above.size


def _row(group: Sequence[Glyph]) -> Row:
    ink = [glyph for glyph in group if not glyph.text.isspace()]
    size = median(glyph.size for glyph in ink)
    return Row(
        text=_text(group),
        page=ink[0].page,
        left=min(glyph.left for glyph in ink),
        top=min(glyph.top for glyph in ink),
        right=max(glyph.right for glyph in ink),
        bottom=max(glyph.bottom for glyph in ink),
        size=size,
    )


def _text(group: Sequence[Glyph]) -> str:
    """The characters of a row; a blank where one is printed, or where a gap is wider than the row's others."""
    ink = [glyph for glyph in group if not glyph.text.isspace()]
    gaps = [max(0.0, b.left - a.right) / a.size for a, b in pairwise(ink)]
    usual = median(gaps) if len(gaps) > 2 else 0.0
    out, last, blank = "", None, False
    for glyph in group:
        if glyph.text.isspace():
            blank = True
            continue
        wide = last is not None and _is_blank(last, glyph, usual)
        if out and (blank or wide):
            out += " "
        out += glyph.text
        last, blank = glyph, False
    return out


def _is_blank(before: Glyph, glyph: Glyph, usual: float) -> bool:
    """Whether the gap between two characters of a row is a blank; between those of a vertical one none is."""
    if abs(glyph.base - before.base) > _LEVEL * glyph.size:
        return False
    least = _WORDS if before.text.isascii() and glyph.text.isascii() else _BLANK
    return (glyph.left - before.right) / before.size > usual + least
