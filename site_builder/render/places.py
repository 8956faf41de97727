"""Where each key figure stands in a text: its quote, and in the quote its number with the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from site_builder.model import KeyFigure

_NUMERALS = re.compile(r"[0-9０-９〇零一二两三四五六七八九十百千万亿半多余几.．,，—－~～至到第-]+")
_BLANKS = re.compile(r"\s+")


class Place(NamedTuple):
    """Half-open ranges of a figure in the text: of its quote and of its number (empty if it cannot be found)."""

    id: str
    start: int
    end: int
    number: tuple[int, int]
    target: bool = False


def place_figures(text: str, figures: Iterable[KeyFigure]) -> list[Place]:
    """The figures whose quotes stand in the text, outer ones first; quotes nest or lie apart.

    Of two that cross, the later one, and if need be the earlier too, is cut to number and unit.
    """
    found = [place for figure in figures if (place := _place(text, figure))]
    found.sort(key=_outer_first)
    settled: list[Place] = []
    furthest = 0
    for place in found:
        if place.start < furthest and any(_cross(place, other) for other in settled):
            place = _cut(place)
            settled = [_cut(other) if _cross(place, other) else other for other in settled]
        settled.append(place)
        furthest = max(furthest, place.end)
    return sorted(settled, key=_outer_first)


def _outer_first(place: Place) -> tuple[int, int, int]:
    return place.start, -place.end, place.number[0]


def _cross(one: Place, other: Place) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def _cut(place: Place) -> Place:
    start, end = place.number
    return place._replace(start=start, end=end) if start < end else place


def _place(text: str, figure: KeyFigure) -> Place | None:
    """Found word for word, or else with blanks left aside, as when a person wrapped the line."""
    quote = figure.quote
    if not quote:
        return None
    start = text.find(quote)
    end = start + len(quote)
    if start < 0:
        pattern = r"\s*".join(map(re.escape, _BLANKS.sub("", quote)))
        match = re.search(pattern, text)
        if not match:
            return None
        start, end = match.span()
    return Place(figure.id, start, end, _number(text, start, end, figure), figure.status == "target")


def _number(text: str, start: int, end: int, figure: KeyFigure) -> tuple[int, int]:
    """The printed number and unit inside text[start:end]."""
    quote = text[start:end]
    for printed in _spellings(figure):
        at = quote.find(printed)
        while at >= 0:
            after = at + len(printed)
            whole = (at == 0 or quote[at - 1] not in "0123456789.") and quote[after : after + 1] not in _DIGITS
            if whole:
                unit = quote.find(figure.unit, after, after + len(figure.unit) + 2) if figure.unit else -1
                if unit >= 0 or not figure.unit:
                    return start + at, start + (unit + len(figure.unit) if unit >= 0 else after)
            at = quote.find(printed, at + 1)
    return _numeral(text, start, end, figure.unit)


def _numeral(text: str, start: int, end: int, unit: str) -> tuple[int, int]:
    """The first run of numerals with the unit behind or inside it (3万多元); without that, the only run."""
    runs = [run.span() for run in _NUMERALS.finditer(text, start, end)]
    for first, last in runs:
        at = text.find(unit, first + 1, last + len(unit) + 1) if unit else -1
        if at >= 0 and at + len(unit) >= last and at + len(unit) <= end:
            return first, at + len(unit)
        if unit and unit[0] in "万亿" and text.startswith(unit[1:], last) and unit[0] in text[first:last]:
            return first, last + len(unit) - 1
    return runs[0] if len(runs) == 1 else (start, start)


_DIGITS = tuple("0123456789")


def _spellings(figure: KeyFigure) -> Iterator[str]:
    """A range ends on its larger number, so that the whole of it is taken: 3—5个."""
    yield str(figure.value).removesuffix(".0")
    yield format(figure.value, "g") if abs(figure.value) < 1e6 else str(figure.value)
    yield f"{figure.value:,}"
