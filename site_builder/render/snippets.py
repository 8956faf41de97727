"""Short texts away from the article (kicker, deck, summary): each key figure in them a link to its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from site_builder.catalog import Entry
from site_builder.model import KeyFigure
from site_builder.render.marks import link_places
from site_builder.render.places import Place, place_figures
from site_builder.render.wording import number


def link_numbers(text: str, entry: Entry, address: str) -> Markup:
    """The text as HTML; `address` is the article's, as it must stand in an href.

    A number is a figure's where the figure's own quote stands in the text, or where the text prints a number and unit
    that only one figure of the article has: 一季度项目到位资金额45.6亿元.
    """
    figures = [row.figure for row in entry.figures if number(row.figure.value) in text]
    if not figures:
        return escape(text)
    quoted = place_figures(text, figures)
    placed = {place.id for place in quoted}
    rest = _alone(text, [figure for figure in figures if figure.id not in placed])
    return Markup(link_places(str(escape(text)), [*quoted, *rest], address))


def _alone(text: str, figures: Sequence[KeyFigure]) -> Iterator[Place]:
    """Where a number and its unit stand once in the text, and belong to one figure alone."""
    printed = [f"{number(figure.value)}{figure.unit}" for figure in figures]
    for figure, word in zip(figures, printed, strict=True):
        at = text.find(word)
        digits_before = at > 0 and (text[at - 1].isdigit() or text[at - 1] == ".")
        if printed.count(word) == 1 and text.count(word) == 1 and not digits_before:
            yield Place(figure.id, at, at + len(word), (at, at + len(word)), figure.status == "target")
