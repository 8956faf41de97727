"""Puts `<mark>`s and links into finished HTML, whatever inline markup they meet.

The HTML is the Markdown library's own output without raw HTML, so `<` opens a tag and `&` an entity, always.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from site_builder.model import KeyFigure
from site_builder.render.insertion import Runs, Wrap, find_runs, put_in
from site_builder.render.places import Place, place_figures

_TOKEN = re.compile(r"<[^<>]*>|&[#\w]{1,40};|[^<&]+|[<&]")
_TAG_NAME = re.compile(r"</?(\w+)")
_VOID = ("br", "hr", "img")
_WRAPPED = re.compile(r"\n(?:(?<=[^\x00-\xff]\n)|(?=[^\x00-\xff]))")  # a line end beside a Han character is no blank


_LINK_CLASS = {  # (number found, target): q may break over lines, as a number with its unit must not; t is planned
    (True, False): "",
    (True, True): ' class="t"',
    (False, False): ' class="q"',
    (False, True): ' class="q t"',
}


class _Open(NamedTuple):
    name: str  # of the tag, '' for a wrap
    reopening: str
    closing: str
    end: int  # of a wrap; -1 for a tag


def mark_figures(
    markup: str, figures: Iterable[KeyFigure], also: Callable[[str], Iterable[Wrap]] = lambda _: ()
) -> str:
    """`<mark id="f1" data-figure="f1">` round each quote, its number a link to the row of the figures' table.

    `also` gives further links for the plain text; where one meets a number's link, the number's stands.
    """
    body = _read(markup, tuple(figures))
    return _wrapped(body, _with(_marks(body.places), also(body.text)))


def link_figures(markup: str, figures: Iterable[KeyFigure], address: str) -> str:
    """Only the numbers, each a link to its sentence on the page at `address`; no ids, so articles can share a page."""
    return _linked(_read(markup, tuple(figures)), address)


def link_places(markup: str, places: Sequence[Place], address: str) -> str:
    """The numbers at places that are already known, each a link to its sentence."""
    markup = _WRAPPED.sub("", markup)
    return _linked(_Body(markup, find_runs(markup), "", places), address)


def plain_text(markup: str) -> str:
    """What a reader sees of the HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


class _Body(NamedTuple):
    """HTML with what a reader sees of it, and where in that the figures stand."""

    markup: str
    runs: Runs | None
    text: str
    places: Sequence[Place]


@lru_cache(maxsize=64)  # an issue's page and the pages of its articles show the same bodies
def _read(markup: str, figures: tuple[KeyFigure, ...]) -> _Body:
    markup = _WRAPPED.sub("", markup)
    runs = find_runs(markup)
    text = plain_text(markup) if runs is None else runs.text
    return _Body(markup, runs, text, place_figures(text, figures))


def _linked(body: _Body, address: str) -> str:
    return _wrapped(body, sorted(_links(body.places, f"{address}#")))


def _wrapped(body: _Body, wraps: list[Wrap]) -> str:
    if not wraps:
        return body.markup
    written = body.runs and put_in(body.runs, wraps)
    return "".join(_Writer(wraps).write(_TOKEN.findall(body.markup))) if written is None else written


def _with(wraps: list[Wrap], also: Iterable[Wrap]) -> list[Wrap]:
    """Outer ones first; links that would stand in another one or round it are left out."""
    links = [wrap for wrap in wraps if wrap.closing == "</a>"]
    for wrap in also:
        if all(wrap.end <= link.start or link.end <= wrap.start for link in links):
            links.append(wrap)
            wraps.append(wrap)
    return sorted(wraps, key=lambda w: (w.start, -w.end))


def _marks(places: Sequence[Place]) -> list[Wrap]:
    marks = [
        Wrap(p.start, p.end, f'<mark id="{p.id}" data-figure="{p.id}">', f'<mark data-figure="{p.id}">', "</mark>")
        for p in places
    ]
    return marks + _links(places, "#r-")


def _links(places: Sequence[Place], before: str) -> list[Wrap]:
    """Each number a link, or the whole quote where the number was not found; links cannot nest, so the first wins.

    `before` is what stands before a figure's id in its address.
    """
    links: list[Wrap] = []
    furthest = 0
    for place in sorted(places, key=_exact_first):
        exact = place.number[0] < place.number[1]
        start, end = place.number if exact else (place.start, place.end)
        if start >= furthest or all(end <= link.start or link.end <= start for link in links):
            furthest = max(furthest, end)
            opening = f'<a{_LINK_CLASS[exact, place.target]} href="{html.escape(before + place.id)}">'
            links.append(Wrap(start, end, opening, opening, "</a>"))
    return links


def _exact_first(place: Place) -> tuple[bool, tuple[int, int]]:
    return place.number[0] == place.number[1], place.number


class _Writer:
    """Writes tokens and wraps, keeping a stack of what is open so that everything closes in order."""

    def __init__(self, wraps: Sequence[Wrap]) -> None:
        self.coming = list(reversed(wraps))
        self.pending: list[Wrap] = []  # split by markup, to be opened again
        self.open: list[_Open] = []
        self.out: list[str] = []
        self.at = 0

    def write(self, tokens: Iterable[str]) -> list[str]:
        for token in tokens:
            if token.startswith("</"):
                self._end_tag(token)
            elif token.startswith("<") and len(token) > 1:
                self._start_tag(token)
            elif token.startswith("&") and len(token) > 1:
                self._text(token, len(html.unescape(token)), whole=True)
            else:
                self._text(token, len(token), whole=False)
        return self.out

    def _start_tag(self, token: str) -> None:
        match = _TAG_NAME.match(token)
        if match and match[1] == "a":
            self._end_links()
        self.out.append(token)
        if match and match[1] not in _VOID and not token.endswith("/>"):
            self.open.append(_Open(match[1], token, f"</{match[1]}>", -1))

    def _end_links(self) -> None:
        """A link that a person wrote ends ours, since links cannot nest."""
        while any(o.name == "" and o.closing == "</a>" for o in self.open):
            wrap = self.open.pop()
            self.out.append(wrap.closing)
            if wrap.closing != "</a>":
                self.pending.append(Wrap(self.at, wrap.end, wrap.reopening, wrap.reopening, wrap.closing))

    def _end_tag(self, token: str) -> None:
        split: list[_Open] = []
        while self.open and self.open[-1].name == "":
            split.append(self.open.pop())
            self.out.append(split[-1].closing)
        if self.open:
            self.open.pop()
        self.out.append(token)
        self.pending += [Wrap(self.at, o.end, o.reopening, o.reopening, o.closing) for o in reversed(split)]

    def _text(self, token: str, length: int, *, whole: bool) -> None:
        """Writes text piece by piece, stopping where a wrap begins or ends."""
        stop, done = self.at + length, 0
        while self.at < stop:
            self._close_ended()
            self._open_due()
            edges = [o.end for o in self.open if o.end > self.at]
            edges += [self.coming[-1].start] if self.coming else []
            step = length if whole else min((e for e in edges if self.at < e < stop), default=stop) - self.at
            self.out.append(token if whole else token[done : done + step])
            self.at, done = self.at + step, done + step
        self._close_ended()

    def _close_ended(self) -> None:
        while any(0 <= o.end <= self.at for o in self.open):
            split: list[_Open] = []
            while not 0 <= self.open[-1].end <= self.at:
                split.append(self.open.pop())
                self.out.append(split[-1].closing)
            self.out.append(self.open.pop().closing)
            for item in reversed(split):
                self.out.append(item.reopening)
                self.open.append(item)

    def _open_due(self) -> None:
        due = [wrap for wrap in self.pending if wrap.end > self.at]
        self.pending = []
        while self.coming and self.coming[-1].start <= self.at:
            due.append(self.coming.pop())
        for wrap in due:
            inside_link = any(o.name == "a" for o in self.open) and wrap.closing == "</a>"
            if wrap.end > self.at and not inside_link:
                self.out.append(wrap.opening)
                self.open.append(_Open("", wrap.reopening, wrap.closing, wrap.end))
