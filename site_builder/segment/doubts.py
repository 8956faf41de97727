"""What a reading of a page is not sure of: which part a piece of print was taken for, the next best, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.model import Span, Unsure
from site_builder.segment.coverage import Ties
from site_builder.segment.lattice import Reading
from site_builder.segment.scene import State
from site_builder.segment.units import Unit

SURE = 0.8  # of all likely readings: with less agreement a person should look
PARTS = {
    "start": "the beginning of a story",
    "go_on": "a further paragraph",
    "head_back": "a headline of the story before it",
    "head_on": "a headline of the story after it",
    "subhead": "a subhead",
    "byline": "a byline that opens a story",
    "credit": "a byline that ends a story",
    "photo": "the caption of a photo that stands alone",
    "column": "the beginning of a column of briefs",
    "float": "an infobox or caption of some story, or of none",
    "furniture": "page furniture",
}  # as `check` says them; the keys are the actions of the grammar


def find_doubts(
    parts: Sequence[tuple[int, Reading[State]]], units: Sequence[Unit], ties: Sequence[Ties]
) -> Iterator[Unsure]:
    """The units that other likely readings take for something else, in the order of the page."""
    for i, reading in sorted(dict(parts).items()):
        if reading.sure < SURE and reading.other:
            unit = units[i]
            yield Unsure(
                span=Span(unit.start, unit.end),
                taken=PARTS[reading.action],
                sure=round(reading.sure, 2),
                other=PARTS[reading.other],
                chance=round(reading.chance, 2),
                why=_why(unit, ties[i]),
            )


def _why(unit: Unit, ties: Ties) -> str:
    """What leaves the matter open, as far as one sign says it."""
    if unit.kind == "display":
        return f"{ties.before:.0%} of its words stand in the text before it, {ties.after:.0%} in the text after it"
    if unit.kind == "byline":
        return "a byline may end one story or open the next"
    if unit.kind == "furniture":
        return "its words are those of page furniture, and it stands where a story goes on"
    if unit.opener:
        return "its opening marks a story, and the text around it speaks against one"
    if ties.told > _TOLD:
        return f"{ties.told:.0%} of it is told elsewhere on the page"
    return "no opening, byline or credit says whether a story begins or goes on here"


_TOLD = 0.3
