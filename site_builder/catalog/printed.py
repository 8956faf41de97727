"""The lines of the seed that each paragraph was made from: what was joined, and what was left out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from site_builder.matter.body import INFOBOX_HEADING
from site_builder.model import Article, Block, Page, Role, Span
from site_builder.text.folding import fold_width
from site_builder.text.spans import parse_spans

_WHOLE: tuple[Role, ...] = ("body", "infobox", "caption")
Gap = Literal["", "blank", "text"]


class PrintedLine(NamedTuple):
    """One line as it stands in the seed, or as much of it as belongs to the passage."""

    number: int
    pieces: tuple[tuple[str, bool], ...]  # (characters, whether the text has them)
    gap: Gap = ""  # what was passed over before it: blank lines, or lines that belong elsewhere
    cut_before: bool = False  # the line begins with something else
    cut_after: bool = False


class Passage(NamedTuple):
    """The printed lines of one or several blocks."""

    lines: tuple[PrintedLine, ...]

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """First and last line of each unbroken run: ((113, 117),)."""
        runs: list[tuple[int, int]] = []
        for line in self.lines:
            if runs and line.gap != "text" and line.number >= runs[-1][1]:
                runs[-1] = (runs[-1][0], line.number)
            else:
                runs.append((line.number, line.number))
        return tuple(runs)


def passages(article: Article, page: Page) -> dict[int, Passage]:
    """Index of a block → the passage shown beside it; items of an infobox share that of its last block.

    A block whose words a person changed has none.  Where the blocks are no longer as many as were printed, though
    their words are, the last one has the lines of all.  Nothing is given where the spans do not fit the page.
    """
    blocks = article.story.blocks
    printed = printed_blocks(blocks, article.source.paragraphs)
    try:
        if printed is None:
            roles = (article.source.roles.get(role, "") for role in _WHOLE)
            spans = [span for value in roles for span in parse_spans(page, value)]
            found = {len(blocks) - 1: _passage(page, spans, "".join(b.text for b in blocks))} if blocks else {}
        else:
            found = {
                group[-1]: _passage(
                    page,
                    [span for i in group for span in parse_spans(page, printed.get(i, ""))],
                    "".join(blocks[i].text for i in group if i in printed),
                )
                for group in block_groups(blocks)
            }
    except ValueError:  # the seed is no longer the one that the spans were counted in
        return {}
    return {i: passage for i, passage in found.items() if passage}


def block_groups(blocks: Sequence[Block]) -> list[list[int]]:
    """Blocks by what a page shows as one: an infobox is a heading with its items, a list all its items."""
    groups: list[list[int]] = []
    for i, block in enumerate(blocks):
        if block.kind == "item" and i and blocks[i - 1].kind in ("item", "infobox"):
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def printed_blocks(blocks: Sequence[Block], paragraphs: Sequence[str]) -> dict[int, str] | None:
    """Index of a block → its spans; None where they are not the same in number.  The stock heading has none."""
    every = range(len(blocks))
    headed = [i for i in every if (blocks[i].kind, blocks[i].text) != ("infobox", INFOBOX_HEADING)]
    for indices in (every, headed):
        if len(indices) == len(paragraphs):
            return dict(zip(indices, paragraphs, strict=True))
    return None


def _passage(page: Page, spans: Sequence[Span], text: str) -> Passage | None:
    printed = "".join(page.text[start:end] for start, end in spans)
    if not _alike(printed, text):
        return None
    kept = iter(_kept("".join(printed.split()), "".join(text.split())))
    lines: list[PrintedLine] = []
    last = 0
    for number, start, end in _pieces(page, spans):
        line = page.lines[number - 1]
        pieces = _marked(page.text[start:end].strip(), kept)
        before, after = page.text[line.start : start].strip(), page.text[end : line.end].strip()
        if number == last:  # a line of which something in the middle is left out
            lines[-1] = lines[-1]._replace(pieces=(*lines[-1].pieces, ("…", False), *pieces), cut_after=bool(after))
        else:
            gap = _gap(page, last, number) if last else ""
            lines.append(PrintedLine(number, pieces, gap, bool(before), bool(after)))
        last = number
    return Passage(tuple(lines)) if lines else None


def _alike(printed: str, text: str) -> bool:
    """Whether the text still is what was printed, blanks and punctuation aside.

    Where a person took words out, perhaps for good reasons, the printed lines must not bring them back; only what
    was printed twice, as the glyphs of a shadowed caption are, may be missing.
    """
    one, other = (Counter(c for c in fold_width(side) if c.isalnum()) for side in (printed, text))
    return one == other or (one.keys() == other.keys() and all(one[c] <= 2 * other[c] for c in one))


def _pieces(page: Page, spans: Iterable[Span]) -> Iterator[tuple[int, int, int]]:
    """(line number, start, end) of what the spans hold of each line; blank lines are left out."""
    for start, end in spans:
        at = max(0, bisect_right(page.lines, start, key=lambda line: line.start) - 1)
        for line in page.lines[at:]:
            if line.start >= end:
                break
            low, high = max(start, line.start), min(end, line.end)
            if page.text[low:high].strip():
                yield line.number, low, high


def _gap(page: Page, last: int, number: int) -> Gap:
    """What stands between two lines; going back up the page passes over something too."""
    if number < last:
        return "text"
    between = page.lines[last : number - 1]
    if any(page.text[line.start : line.end].strip() for line in between):
        return "text"
    return "blank" if between else ""


def _kept(printed: str, text: str) -> list[bool]:
    """Which printed characters the text has, in order; all, where a person's hand makes them hard to tell."""
    wanted = fold_width(text)
    kept: list[bool] = []
    at = 0
    for ch in fold_width(printed):
        same = at < len(wanted) and ch == wanted[at]
        kept.append(same)
        at += same
    return kept if at == len(wanted) else [True] * len(printed)


def _marked(line: str, kept: Iterator[bool]) -> tuple[tuple[str, bool], ...]:
    """The line cut where kept and dropped characters meet; a blank goes with what is before it."""
    marks: list[tuple[str, bool]] = []
    for ch in line:
        marks.append((ch, marks[-1][1] if ch.isspace() and marks else next(kept, True)))
    return tuple(("".join(ch for ch, _ in run), mark) for mark, run in groupby(marks, key=lambda pair: pair[1]))
