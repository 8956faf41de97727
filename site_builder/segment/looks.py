"""What units show beside their neighbours, whatever story they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.segment.photos import caption_looks
from site_builder.segment.profile import Profile
from site_builder.segment.units import Unit

_HEADLINE, _SUBHEAD = 1.45, 1.35  # times the size of the body: no smaller, no larger
_HEADING = 8  # characters
_ENDED = ("报道", "摄", "供图", "）", ")")
_NAMED = r"[\u4e00-\u9fff]{1,4}[市县区镇乡]|[\u4e00-\u9fff]{0,4}(?:开发区|街道|办事处)"
_PLACE = re.compile(rf"\W?\s?(?:【[^】]{{2,8}}】|(?:{_NAMED})[ \u3000](?!\d{{1,2}} ))")
_AMOUNT_END = re.compile(r"\d[\d.]{0,12}(?:[%％]|[百千万亿]{0,4}[\u4e00-\u9fff]{0,2})(?:以上|左右|多)?$")


@dataclass(frozen=True, slots=True)
class Looks:
    """One value a unit."""

    runs: list[int]  # how many display lines stand together there
    places: list[int]  # which of them it is, from 0
    depths: list[int]  # the same, whatever their sort
    boxed: list[bool]  # so many lines, several with amounts, that they rather make an infobox
    lengths: list[int]  # how many characters those lines have together
    columns: list[int]  # 1: its column is as wide as that of the paragraph before, -1: not, 0: unknown
    echoes: list[bool]  # a short display line inside a body that has another like it in the same stretch of text
    prints: list[float]  # log-odds that the display lines there are a headline rather than a subhead, by their size
    placed: list[bool]  # an item of a column of briefs that opens with the name of a place: 莘县 近日，…
    photos: list[float]  # log-odds that a photo's caption begins there


def look_at(units: Sequence[Unit], profile: Profile) -> Looks:
    """The looks of a page's units."""
    runs, places, lengths = _display_runs(units)
    depths = _depths(units)
    return Looks(
        runs=runs,
        places=places,
        depths=depths,
        boxed=_boxed(units, depths),
        lengths=lengths,
        columns=_same_columns(units),
        echoes=_echoes(units, runs, lengths),
        prints=_prints(units),
        placed=_placed(units, profile),
        photos=[caption_looks(units, i, profile) for i in range(len(units))],
    )


def goes_on_byline(units: Sequence[Unit], i: int) -> bool:
    """Whether a byline goes on one that stands right above and is not ended by what its people did."""
    piece = units[i].pieces[0]
    if not i or units[i - 1].kind != "byline" or piece.gap or piece.lead:
        return False
    return not units[i - 1].text.endswith(_ENDED)


def is_listed(unit: Unit) -> bool:
    """Whether a line looks like an item of a list: it has a glyph, or ends in an amount."""
    return unit.pieces[0].bullet or _AMOUNT_END.search(unit.text) is not None


def _display_runs(units: Sequence[Unit]) -> tuple[list[int], list[int], list[int]]:
    """For each unit how many display lines of its sort stand together, which of them it is, and their characters."""
    kinds = [unit.kind == "display" and (2 if is_listed(unit) else 1) for unit in units]
    runs, places, lengths = [0] * len(units), [0] * len(units), [0] * len(units)
    at = 0
    for i in range(1, len(units) + 1):
        if i == len(units) or kinds[i] != kinds[at]:
            if kinds[at]:
                runs[at:i] = [i - at] * (i - at)
                places[at:i] = range(i - at)
                lengths[at:i] = [sum(len(unit.text) for unit in units[at:i])] * (i - at)
            at = i
    return runs, places, lengths


def _placed(units: Sequence[Unit], profile: Profile) -> list[bool]:
    """Items of a column of briefs are told apart by the places they come from; its heading stands at either end."""
    out = [False] * len(units)
    for display, run in groupby(range(len(units)), key=lambda i: units[i].kind == "display"):
        at = list(run)
        items = [i for i in at if units[i].kind == "prose" and _PLACE.match(units[i].pieces[0].text)]
        ends = [units[i].text for i in (at[0] - 1, at[-1] + 1) if 0 <= i < len(units)]
        if not display and len(items) > 1 and any(is_brief_heading(text, profile) for text in ends):
            for i in items:
                out[i] = True
    return out


def is_brief_heading(text: str, profile: Profile) -> bool:
    """Whether a display line heads a column of briefs: 简讯, 县区短波."""
    return len(text) <= _HEADING and text.endswith(profile.brief_headings)


def _prints(units: Sequence[Unit]) -> list[float]:
    """What the largest of the display lines that stand together says; 0 where sizes are not known."""
    out = [0.0] * len(units)
    for display, run in groupby(range(len(units)), key=lambda i: units[i].kind == "display"):
        at = list(run)
        largest = max(piece.scale for i in at for piece in units[i].pieces)
        if display and largest:
            out[at[0] : at[-1] + 1] = [5.0 if largest >= _HEADLINE else -5.0 if largest < _SUBHEAD else 0.0] * len(at)
    return out


def _depths(units: Sequence[Unit]) -> list[int]:
    depths = [0] * len(units)
    for i in range(1, len(units)):
        if units[i].kind == units[i - 1].kind == "display":
            depths[i] = depths[i - 1] + 1
    return depths


def _boxed(units: Sequence[Unit], depths: Sequence[int]) -> list[bool]:
    boxed = [False] * len(units)
    for i, depth in enumerate(depths):
        ends = i + 1 == len(units) or units[i + 1].kind != "display"
        run = range(i - depth, i + 1)
        if ends and len(run) > 3 and sum(is_listed(units[j]) for j in run) > 1:
            for j in run:
                boxed[j] = True
    return boxed


def _same_columns(units: Sequence[Unit]) -> list[int]:
    """For each paragraph: 1 if its column is as wide as that of the paragraph before, -1 if not, 0 if unknown."""
    out = [0] * len(units)
    last = 0.0
    for i, unit in enumerate(units):
        if unit.kind != "prose":
            continue
        full = sorted(piece.width for piece in unit.pieces[1:-1])
        width = full[len(full) // 2] if full else unit.pieces[0].width + 2.0 if len(unit.pieces) > 1 else 0.0
        if width and last:
            gap = abs(width - last)
            out[i] = 1 if gap < 1.1 else -1 if gap > 1.9 else 0
        last = width or last
    return out


def _echoes(units: Sequence[Unit], runs: Sequence[int], lengths: Sequence[int]) -> list[bool]:
    """Subheads come in twos and threes: short lines between paragraphs, no story opening between them."""
    out = [False] * len(units)
    last: list[int] = []
    for i, unit in enumerate(units):
        if unit.opener or unit.kind == "byline":
            last = []
        if unit.kind != "display" or (i and units[i - 1].kind == "display"):
            continue
        end = i + runs[i]
        inside = i > 0 and end < len(units) and units[i - 1].kind == "prose" == units[end].kind
        if not inside or units[end].opener or runs[i] > 2 or is_listed(unit):
            continue
        if last and runs[last[0]] == runs[i] and abs(lengths[last[0]] - lengths[i]) <= 4 * runs[i]:
            for j in (*last, *range(i, end)):
                out[j] = True
        last = list(range(i, end))
    return out
