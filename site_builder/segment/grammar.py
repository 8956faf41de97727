"""How stories follow one another on a page: the moves of the search for the best division, and what they weigh.

A story is a headline group, a byline and paragraphs; the headline may stand before its body or after it, a photo
has only a caption and its credit, a column of briefs has a heading and items, an infobox may have strayed to
anywhere.  Which way headlines stand is a habit of the page (`lean`), found by reading it each way.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.segment.headings import display_moves, is_announcement
from site_builder.segment.lattice import Move
from site_builder.segment.scene import (
    BODY,
    DONE,
    IDLE,
    ITEMS,
    JUST,
    PHOTO,
    Scene,
    State,
    after_float,
    after_tail,
    settled,
    unfinished,
)

_WEAK = ("date", "contact")  # furniture that may as well end an announcement
_TWICE = -4.0  # a story signed twice
_SIGNED_LAST = 1.5  # a story without a mark that is signed at its end, on a page where stories have marks
_LAST = {"open": -4.5, "done": -4.5, "items": -7.0, "head": -3.0, "column": -3.0, "by": -5.0, "photo": -1.5}


class Grammar:
    """Moves over the units of one page."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._cache: dict[tuple[State, int], list[Move[State]]] = {}

    def moves(self, state: State, i: int) -> list[Move[State]]:
        """Every way to read unit `i` in `state`."""
        key = (state, i)
        if key not in self._cache:
            kind = self.scene.units[i].kind
            if kind == "furniture":
                found = self._furniture(state, i)
            elif kind == "byline":
                found = self._byline(state, i)
            elif kind == "display":
                found = display_moves(self.scene, state, i)
            else:
                found = self._prose(state, i)
            self._cache[key] = list(found)
        return self._cache[key]

    @staticmethod
    def last(state: State) -> float:
        """What is left undone at the end of the page."""
        return _LAST.get(state.place, 0.0)

    # ----------------------------------------------------------------------------------- furniture
    def _furniture(self, state: State, i: int) -> Iterator[Move[State]]:
        yield Move("furniture", IDLE if state.place == "just" else settled(state), 0.0)
        units, unit = self.scene.units, self.scene.units[i]
        if state.place in BODY and unit.furniture in _WEAK:
            text = "".join(u.text for u in units[max(0, i - 2) : i])[-12:]
            if unit.furniture == "date":
                score = 1.0 if text.endswith(self.scene.profile.signers) else -3.0
            else:
                score = 0.6 if state.place == "open" else -0.4
            yield Move("go_on", settled(state), score + 2.0 * is_announcement(self.scene, state, i))

    # --------------------------------------------------------------------------------------- prose
    def _prose(self, state: State, i: int) -> Iterator[Move[State]]:
        if state.place in ("head", "by", "column"):
            yield from self._first_paragraph(state, i)
            return
        yield from self._new_story(state, i)
        if state.place in ITEMS:
            yield Move("go_on", settled(state), self._stay(i) - 1.0 * self.scene.units[i].opener)
        elif state.place in (*BODY, "done", "photo"):
            yield self._further_paragraph(state, i)

    def _first_paragraph(self, state: State, i: int) -> Iterator[Move[State]]:
        """The paragraph after a headline or a byline."""
        unit, marked = self.scene.units[i], self.scene.habits.marked
        by = state.place == "by"
        unmarked = 0.0 if state.signed else -1.5 * marked
        score = (-1.0 if state.signed else 3.0) if unit.opener else unmarked
        opened = State("open" if by else "headed", state.signed or unit.opener)
        yield self._signing("start", opened, i, score)
        if state.place == "column":
            yield Move("column", State("itemed"), 1.5)
        elif not by:
            yield Move("photo", IDLE if unit.tail >= 0 else PHOTO, self.scene.looks.photos[i] - 3.5)

    def _new_story(self, state: State, i: int) -> Iterator[Move[State]]:
        """A paragraph that opens a story although nothing announces it, or that has strayed."""
        unit, scene = self.scene.units[i], self.scene
        close = unfinished(state)
        thread = 0.5 * scene.threads[i]
        if unit.opener:
            yield self._signing("start", State("open", True), i, 3.0 + close)
            return
        inside = state.place in BODY
        begin = -0.8 - 3.0 * scene.habits.marked - (0.0 if unit.closed else 2.0) - 1.4 * scene.looks.columns[i]
        yield self._signing("start", State("open"), i, begin + close - 2.0 * inside - thread)
        if state.place not in ITEMS:
            yield Move("column", State("items"), begin + close - 2.0 * inside - 1.5)
        change = -4.0 if state.place == "photo" else -1.0 * inside - 1.2 * scene.looks.columns[i] * inside
        sooner = -1.0 if state.place in ("headed", "photo") else 0.0
        score = scene.looks.photos[i] + close + change + sooner - thread
        yield Move("photo", IDLE if unit.tail >= 0 else PHOTO, score)
        yield Move("float", after_float(state), self._prose_float(i))

    def _further_paragraph(self, state: State, i: int) -> Move[State]:
        unit, state = self.scene.units[i], settled(state)
        score = self._stay(i) + 0.5 * self.scene.threads[i] - 8.0 * unit.opener
        if state.place == "photo":
            score -= 0.3 + 0.01 * max(0, len(unit.text) - 150)
            return Move("go_on", after_tail(state) if unit.tail >= 0 else state, score)
        if state == DONE:
            return Move("go_on", DONE, score - 4.0)
        return self._signing("go_on", state, i, score)

    def _signing(self, action: str, state: State, i: int, score: float) -> Move[State]:
        """A paragraph of a body, which the credit at its end may close."""
        unit = self.scene.units[i]
        if unit.tail < 0:
            return Move(action, state, score)
        score += self._sign(state, unit.text)
        return Move(action, after_tail(state), score)

    def _sign(self, state: State, text: str) -> float:
        """What it weighs that a body is signed at its end."""
        if not state.signed:
            return _SIGNED_LAST * self.scene.habits.marked
        return -1.0 if text.rstrip("）)").endswith(("摄", "供图")) else _TWICE

    def _stay(self, i: int) -> float:
        unit = self.scene.units[i]
        if unit.text[0] in self.scene.profile.caption_signs:
            return -2.5
        return 0.5 if unit.closed else -1.5 if unit.pieces[0].bullet else -0.5

    def _prose_float(self, i: int) -> float:
        units, unit, ties = self.scene.units, self.scene.units[i], self.scene.ties[i]
        listed = (1.5 if unit.closed else 3.0) * unit.pieces[0].bullet + 4.0 * unit.pieces[0].doubled
        stray = 1.5 if i and units[i - 1].furniture == "advertisement" and not unit.closed else 0.0
        return -3.5 + 7.0 * max(0.0, ties.told - 0.35) + (0.0 if unit.closed else 1.0) + listed + stray

    # -------------------------------------------------------------------------------------- byline
    def _byline(self, state: State, i: int) -> Iterator[Move[State]]:
        text = self.scene.units[i].text
        ends = text[0] in "（(" or text.rstrip("）)").endswith(("报道", "摄", "供图"))
        opens = 1.0 + unfinished(state) - 3.0 * ends - (1.5 if state.place == "photo" else 0.0)
        place = state.place
        if place in ("head", "column"):
            yield Move("byline", State("head", True), -3.0 if state.signed else 1.5)
        else:
            yield Move("byline", State("by", True), opens)
        if place == "just":
            yield Move("credit", JUST, -1.0)
        elif place == "photo":
            yield Move("credit", IDLE, 2.0)
        elif place in ITEMS:
            yield Move("credit", settled(state), 0.0)
        elif place in BODY:
            headed = 0.5 if place == "headed" else 0.0
            yield Move("credit", after_tail(state), headed + self._sign(state, text))
        yield Move("float", after_float(state), -5.0)
