"""Rows in the order in which a person reads them.

A newspaper's own typesetting draws article after article, each body column by column: that order is kept, and only
headlines are moved, from wherever they were drawn to just above the text that stands under them.  Where a file draws
line by line across columns, or in no order at all, the page is cut along its white space instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from site_builder.pdf.rows import Row

_SCRAMBLED = 0.2  # share of rows that do not follow on the one before
_REACH = 6.0  # em of the body: a headline stands no further above its text
_SUBHEAD = 6.0  # sizes: lines of one column may stand so far apart where a subhead is between them
_GUTTER = 2.2  # em: the columns of one article are no further apart
_GROUP = 1.3  # sizes: the rows of one headline group stand no further apart


def reading_order(rows: Sequence[Row]) -> list[list[Row]]:
    """Blocks in reading order: a headline group, or the lines of text that follow on it."""
    out: list[list[Row]] = []
    for _, group in groupby(rows, key=lambda row: row.page):
        page = list(group)
        out += _lifted(cut_apart(page) if is_scrambled(page) else page)
    return out


def is_scrambled(rows: Sequence[Row]) -> bool:
    """Whether the order of drawing is no order of reading: rows beside the last, above it, or far below it."""
    text = [row for row in rows if not row.display]
    if len(text) < 8:
        return False
    breaks = sum(_breaks(a, b) for a, b in pairwise(text))
    return breaks > _SCRAMBLED * len(text)


def _breaks(row: Row, after: Row) -> bool:
    down = (after.top - row.top) / row.size
    if abs(down) < 0.3:
        return True
    return row.beside(after) and (down < 0 or down > 10)


# ------------------------------------------------------------------------------ by the order of drawing
def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Runs of display rows that stand together, and runs of text between them."""
    blocks: list[list[Row]] = []
    for row in rows:
        last = blocks[-1] if blocks else []
        if last and row.display == last[-1].display and (not row.display or _together(last, row)):
            last.append(row)
        else:
            blocks.append([row])
    return [sorted(block, key=lambda row: (row.top, row.left)) if block[0].display else block for block in blocks]


def _together(block: Sequence[Row], row: Row) -> bool:
    """Whether a display row belongs to the headline group before it."""
    return any(_distance(other, row) < _GROUP * max(other.size, row.size) and other.beside(row) for other in block)


def _distance(one: Row, other: Row) -> float:
    return max(one.top, other.top) - min(one.bottom, other.bottom)


def _lifted(rows: Sequence[Row]) -> list[list[Row]]:
    """Every headline group put before the first line of the text that stands under it."""
    blocks = _merged(_blocks(rows))
    text = [row for block in blocks if not block[0].display for row in block]
    heads = [block for block in blocks if block[0].display]
    place = {id(row): i for i, row in enumerate(text)}
    home: dict[int, list[list[Row]]] = {}
    stay = len(text)
    before = {id(block): _follower(blocks, i, place, stay) for i, block in enumerate(blocks)}
    for block in heads:
        under = _under(block, text, heads)
        at = before[id(block)] if under is None else _beginning(place[id(under)], text, block, heads)
        home.setdefault(at, []).append(block)
    out: list[list[Row]] = []
    for i in range(stay + 1):
        out += home.get(i, [])
        if i < stay:
            if out and not out[-1][0].display:
                out[-1].append(text[i])
            else:
                out.append([text[i]])
    return out


def _merged(blocks: Sequence[list[Row]]) -> list[list[Row]]:
    """A kicker drawn apart from its headline joins it."""
    heads = [block for block in blocks if block[0].display]
    gone: set[int] = set()
    for block in heads:
        for other in heads:
            if other is block or id(other) in gone or id(block) in gone:
                continue
            if any(_together(other, row) for row in block):
                other += block
                other.sort(key=lambda row: (row.top, row.left))
                gone.add(id(block))
    return [block for block in blocks if id(block) not in gone]


def _follower(blocks: Sequence[list[Row]], i: int, place: dict[int, int], end: int) -> int:
    """Where a block stands among the lines of text if it is not moved."""
    return next((place[id(block[0])] for block in blocks[i + 1 :] if not block[0].display), end)


def _under(block: Sequence[Row], text: Sequence[Row], heads: Sequence[Sequence[Row]]) -> Row | None:
    """The first line of the text that stands right under a headline group, None where there is none so near."""
    bottom = max(row.bottom for row in block)
    below = [row for row in text if row.top > bottom - 0.6 * row.size and any(row.beside(head) for head in block)]
    nearest = min((row.top for row in below), default=0.0)
    first = next((row for row in below if row.top < nearest + 1.3 * row.size), None)
    if first is None or first.top - bottom > _REACH * first.size:
        return None
    others = (row for other in heads if other is not block for row in other)
    between = any(bottom - 0.5 < row.top < first.top and row.beside(first) for row in others)
    return None if between else first


def _beginning(at: int, text: Sequence[Row], block: Sequence[Row], heads: Sequence[Sequence[Row]]) -> int:
    """The first line of the body whose columns begin level with line `at`: a short headline stands above some only."""
    while at:
        start = at - 1
        while start and text[start].follows(text[start - 1], _SUBHEAD):
            start -= 1
        top, row = text[start], text[at]
        level = top.page == row.page and abs(top.top - row.top) < 1.3 * row.size and top.right < row.left + row.size
        opens = at + 1 < len(text) and text[at + 1].follows(row) and row.is_indented(text[at + 1])
        apart = row.left - max(other.right for other in text[start:at]) > _GUTTER * row.size
        others = (other for other in heads if other is not block)
        if not level or (opens and apart) or any(_heads(other, top) for other in others):
            return at
        at = start
    return at


def _heads(block: Sequence[Row], row: Row) -> bool:
    """Whether a headline group stands right above a line."""
    gap = row.top - max(head.bottom for head in block)
    return -0.6 * row.size < gap < _REACH * row.size and any(row.beside(head) for head in block)


# ------------------------------------------------------------------------------------ by white space
def cut_apart(rows: Sequence[Row]) -> list[Row]:
    """Rows by recursive cuts along white space: gutters first, from the left, then the widest gaps, from the top."""
    if len(rows) < 2:
        return list(rows)
    columns = list(_parts(rows, across=True))
    if len(columns) > 1:
        return [row for column in columns for row in cut_apart(column)]
    bands = list(_parts(rows, across=False))
    if len(bands) > 1 and len(bands) < len(rows):
        return [row for band in bands for row in cut_apart(band)]
    return sorted(rows, key=lambda row: (row.top, row.left))


def _parts(rows: Sequence[Row], across: bool) -> Iterator[list[Row]]:
    """Rows parted at gutters, or at the widest gap from top to bottom."""
    ordered = sorted(rows, key=lambda row: (row.left, row.top) if across else (row.top, row.left))
    gaps: list[tuple[float, int]] = []
    reach = ordered[0].right if across else ordered[0].bottom
    for i, row in enumerate(ordered[1:], 1):
        gaps.append(((row.left if across else row.top) - reach, i))
        reach = max(reach, row.right if across else row.bottom)
    least = 0.5 * min(row.size for row in rows)
    widest = max(gap for gap, _ in gaps)
    cuts = [i for gap, i in gaps if (gap > least if across else gap >= max(widest, 0.01))]
    for start, end in pairwise((0, *cuts, len(ordered))):
        yield ordered[start:end]
