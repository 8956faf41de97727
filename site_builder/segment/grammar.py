"""How stories follow one another on a page: the moves of the search for the best division, and what they weigh.

A story is a headline group, a byline and paragraphs; the headline may stand before its body or after it, a photo
has only a caption and its credit, a column of briefs has a heading and items, an infobox may have strayed to
anywhere.  Which way headlines stand is a habit of the page (`lean`), found by reading it each way.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.segment.headings import display_moves, is_announcement
from site_builder.segment.lattice import Step
from site_builder.segment.looks import goes_on_byline
from site_builder.segment.photos import is_picture
from site_builder.segment.scene import (
    BODY,
    ITEMS,
    PHOTO,
    TITLED_PHOTO,
    Scene,
    State,
    after_float,
    after_tail,
    settled,
)
from site_builder.segment.signs import display_signs

_WEAK = ("date", "contact")  # furniture that may as well end an announcement
_APART = 4.0
_CAPTION = 45  # characters
_FAR = 8  # units
_PICTURE = 3.5
_PLACED = 4.0  # for a column of briefs whose items open with places
_LISTED = 2.0  # against a story that opens with the glyph of the paragraph before it
_LAST = {"open": -4.5, "done": -4.5, "items": -7.0, "head": -3.0, "column": -3.0, "by": -5.0, "photo": -1.5}


class Grammar:
    """Moves over the units of one page; those of another reading of it, where they are the same."""

    def __init__(self, scene: Scene, other: Grammar | None = None) -> None:
        self.scene = scene
        kinds = [unit.kind for unit in scene.units]
        self._signs = [display_signs(scene, i) if kind == "display" else None for i, kind in enumerate(kinds)]
        self._known: list[dict[State, list[Step[State]]]] = [
            {} if signs or other is None else other._known[i] for i, signs in enumerate(self._signs)
        ]  # only display lines stand before or after their bodies by habit

    def moves(self, state: State, i: int) -> list[Step[State]]:
        """Every way to read unit `i` in `state`."""
        found = self._known[i].get(state)
        if found is None:
            found = self._known[i][state] = list(self._moves(state, i))
        return found

    def _moves(self, state: State, i: int) -> Iterator[Step[State]]:
        if signs := self._signs[i]:
            return display_moves(self.scene, signs, state, i)
        kind = self.scene.units[i].kind
        if kind == "furniture":
            return self._furniture(state, i)
        return self._byline(state, i) if kind == "byline" else self._prose(state, i)

    @staticmethod
    def last(state: State) -> float:
        """What is left undone at the end of the page."""
        return _LAST.get(state.place, 0.0)

    # ----------------------------------------------------------------------------------- furniture
    def _furniture(self, state: State, i: int) -> Iterator[Step[State]]:
        yield "furniture", settled(after_float(state)), 0.0
        units, unit = self.scene.units, self.scene.units[i]
        if state.place in BODY and unit.furniture in _WEAK:
            text = "".join(u.text for u in units[max(0, i - 2) : i])[-12:]
            if unit.furniture == "date":
                score = 1.0 if text.endswith(self.scene.profile.signers) else -3.0
            else:
                score = 0.6 if state.place == "open" else -0.4
            yield "go_on", settled(state), score + 2.0 * is_announcement(self.scene, state, i)

    # --------------------------------------------------------------------------------------- prose
    def _prose(self, state: State, i: int) -> Iterator[Step[State]]:
        if state.place in ("head", "by", "column"):
            yield from self._first_paragraph(state, i)
            return
        yield from self._new_story(state, i)
        if state.place in ITEMS:
            stay = self.scene.weights.stay if self.scene.units[i].pieces[0].bullet else self._stay(i)
            yield "go_on", settled(state), stay - 1.0 * self.scene.units[i].opener
        elif state.place in (*BODY, "done", "photo"):
            yield self._further_paragraph(state, i)

    def _first_paragraph(self, state: State, i: int) -> Iterator[Step[State]]:
        """The paragraph after a headline or a byline."""
        unit, weights = self.scene.units[i], self.scene.weights
        by, apart = state.place == "by", self._apart(i)
        unmarked = 0.0 if state.signed else -weights.headed * self.scene.habits.marked
        score = (-1.0 if state.signed else weights.opener) if unit.opener else unmarked + apart
        opened = State("open" if by else "headed", state.signed or unit.opener)
        yield self._signing("start", opened, i, score)
        if state.place == "column":
            yield "column", State("itemed"), 3.0 + apart
        elif not by:
            shot = after_tail(TITLED_PHOTO) if unit.tail >= 0 else TITLED_PHOTO
            yield "photo", shot, self.scene.looks.photos[i] - weights.photo + apart

    def _new_story(self, state: State, i: int) -> Iterator[Step[State]]:
        """A paragraph that opens a story although nothing announces it, or that has strayed."""
        unit, scene, weights = self.scene.units[i], self.scene, self.scene.weights
        close = scene.unfinished(state) - 1.0 * (state.place == "headed")
        if unit.opener:
            yield self._signing("start", State("open", True), i, weights.opener + close)
            if state.place not in ITEMS and unit.text[0] in scene.profile.glyphs:  # ■本报讯 …, one of several
                yield "column", State("items"), weights.opener + close - weights.items
            return
        inside = 1.0 if state.place in BODY else 0.0
        if unit.pieces[0].scale:  # its place on the page says whether it is a text of its own
            close += _APART if unit.pieces[0].lead else -_APART
        alike = weights.column * scene.looks.columns[i]
        close -= weights.thread * scene.threads[i]
        begin = close - weights.unmarked - weights.marked * scene.habits.marked - (0.0 if unit.closed else 2.0) - alike
        yield self._signing("start", State("open"), i, begin - weights.burst * inside - _LISTED * self._goes_on_list(i))
        if state.place not in ITEMS:
            placed = _PLACED * scene.looks.placed[i]
            yield "column", State("items"), begin - weights.burst * inside - weights.items + placed
        change = -2.0 if state.place == "photo" else -(1.0 + alike) * inside
        shot = after_tail(PHOTO) if unit.tail >= 0 else PHOTO
        yield "photo", shot, scene.looks.photos[i] + close + change
        yield "float", after_float(state), self._prose_float(i)

    def _goes_on_list(self, i: int) -> bool:
        """Whether a paragraph opens with the glyph of the paragraph before it."""
        unit, before = self.scene.units[i], self.scene.units[i - 1]
        return bool(i) and unit.pieces[0].bullet and before.kind == "prose" and before.text[0] == unit.text[0]

    def _apart(self, i: int) -> float:
        """Log-odds that a paragraph is of another story than the one before it, by its words and its column."""
        weights = self.scene.weights
        return -weights.thread * self.scene.threads[i] - weights.column * self.scene.looks.columns[i]

    def _further_paragraph(self, state: State, i: int) -> Step[State]:
        unit, state = self.scene.units[i], settled(state)
        score = self._stay(i) + self.scene.weights.thread * self.scene.threads[i] - 8.0 * unit.opener
        if state.place == "photo":
            score -= 0.3 + 0.01 * max(0, len(unit.text) - 150)
            return "go_on", after_tail(state) if unit.tail >= 0 else state, score
        if state.place == "done":
            return "go_on", state, score - 4.0
        return self._signing("go_on", state, i, score)

    def _signing(self, action: str, state: State, i: int, score: float) -> Step[State]:
        """A paragraph of a body, which the credit at its end may close."""
        unit = self.scene.units[i]
        if unit.tail < 0:
            return action, state, score
        score += self._sign(state, unit.text)
        return action, after_tail(state), score

    def _sign(self, state: State, text: str) -> float:
        """What it weighs that a body is signed at its end."""
        if not state.signed:
            return self.scene.weights.late * self.scene.habits.marked
        return -1.0 if text.rstrip("）)").endswith(("摄", "供图")) else -self.scene.weights.twice

    def _stay(self, i: int) -> float:
        unit, stay = self.scene.units[i], self.scene.weights.stay
        if unit.text[0] in self.scene.profile.caption_signs:
            return stay - 3.0
        return stay if unit.closed else stay - 2.0 if unit.pieces[0].bullet else stay - 1.0

    def _prose_float(self, i: int) -> float:
        units, unit, ties = self.scene.units, self.scene.units[i], self.scene.ties[i]
        listed = (1.5 if unit.closed else 3.0) * unit.pieces[0].bullet + 4.0 * unit.pieces[0].doubled
        stray = 1.5 if i and units[i - 1].furniture == "advertisement" and not unit.closed else 0.0
        told = 7.0 * max(0.0, ties.told - 0.35)
        if len(unit.text) < _CAPTION and ties.told > 0.1 and abs(ties.teller - i) > _FAR:
            told += 2.0  # a picture's few words, and its story far off
        if self.scene.threads[i] < 0 and is_picture(unit):
            told += _PICTURE
        return told - self.scene.weights.lost + (0.0 if unit.closed else 1.0) + listed + stray

    # -------------------------------------------------------------------------------------- byline
    def _byline(self, state: State, i: int) -> Iterator[Step[State]]:
        text, weights = self.scene.units[i].text, self.scene.weights
        ends = text[0] in "（(" or text.rstrip("）)").endswith(("报道", "摄", "供图"))
        place = state.place
        further = goes_on_byline(self.scene.units, i)
        if place in ("head", "column"):
            yield "byline", State("head", True), weights.under if further or not state.signed else -3.0
        elif place == "by" and further:
            yield "byline", state, weights.under
        else:
            yield "byline", State("by", True), weights.byline + self.scene.unfinished(state) - 3.0 * ends
        if further and place in ("idle", "done", "shot"):
            yield "credit", settled(state), weights.under
        if place == "just":
            author = 0.0 if state.signed else 1.0 if self.scene.units[i].pieces[0].gap else 2.5
            yield "credit", State("just", True), author - 1.0
        elif place == "photo":
            yield "credit", after_tail(settled(state)), weights.signed
        elif place in ITEMS:
            yield "credit", settled(state), 0.0
        elif place in BODY:
            headed = weights.credit if place == "headed" else 0.0
            yield "credit", after_tail(state), headed + self._sign(state, text)
        yield "float", after_float(state), -5.0
