"""Short texts away from the article (kicker, deck, summary): each key figure in them a link to its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from site_builder.catalog import Entry
from site_builder.model import KeyFigure
from site_builder.render.marks import link_places
from site_builder.render.places import Place, place_figures
from site_builder.render.wording import number, tells_change


def link_numbers(text: str, entry: Entry, address: str) -> Markup:
    """The text as HTML; `address` is the article's, as it must stand in an href.

    A number is a figure's where the figure's own quote stands in the text, or where the text prints a number and unit
    that only one figure of the article has: 项目到位资金额45.6亿元.  So is the change that is told of it: 增长17.5%.
    """
    figures = [row.figure for row in entry.figures]
    if not any(map(str.isdigit, text)):
        return escape(text)
    quoted = place_figures(text, (figure for figure in figures if number(figure.value) in text))
    rest = _alone(text, figures, {place.id for place in quoted})
    return Markup(link_places(str(escape(text)), [*quoted, *rest], address))


def _alone(text: str, figures: Sequence[KeyFigure], placed: Container[str]) -> Iterator[Place]:
    """Where a number and its unit, or a change, stand once in the text and belong to one figure alone."""
    words = [(figure, word) for figure, word in (*_values(figures), *_changes(figures)) if word in text]
    owners = Counter(word for _, word in words)
    for figure, word in words:
        at = text.find(word) if owners[word] == 1 and text.count(word) == 1 else -1
        cut = at > 0 and (text[at - 1].isdigit() or text[at - 1] == ".")  # the end of a longer number
        if at >= 0 and not cut and (figure.id not in placed or word.endswith("%")):
            yield Place(figure.id, at, at + len(word), (at, at + len(word)), figure.status == "target")


def _values(figures: Iterable[KeyFigure]) -> Iterator[tuple[KeyFigure, str]]:
    return ((figure, f"{number(figure.value)}{figure.unit}") for figure in figures)


def _changes(figures: Iterable[KeyFigure]) -> Iterator[tuple[KeyFigure, str]]:
    """同比增长26.3% is told of a figure, and proved by its sentence."""
    return ((f, f"{number(abs(f.change))}%") for f in figures if f.change is not None and tells_change(f))
