"""What the search for stories looks at: the units of a page with their ties and looks, the page's habits, the states.

A state is a place in the sequence of stories, and whether the story there has its byline yet: a story has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Literal

from site_builder.segment.coverage import Ties
from site_builder.segment.looks import Looks
from site_builder.segment.profile import Profile
from site_builder.segment.units import Unit
from site_builder.segment.weights import WEIGHTS, Weights

Place = Literal[
    "idle", "just",  # between stories: after anything, after a headline
    "head", "column", "by",  # a headline, a heading of briefs or a byline has come, the body not yet
    "open", "headed", "done",  # in a body: headline to come, headline had, body signed
    "items", "itemed", "titled",  # in a column of briefs: heading to come, heading had, the same with titled items
    "photo", "shot",  # in a caption; after a signed one whose headline may follow
]  # fmt: skip
BODY: tuple[Place, ...] = ("open", "headed")
ITEMS: tuple[Place, ...] = ("items", "itemed", "titled")
_UNFINISHED: dict[Place, float] = {"items": 7.0, "by": 4.0, "column": 3.0}


class State:
    """Where the search stands; there are a few dozen, asked for a hundred thousand times a page: each is made once."""

    __slots__ = ("place", "signed", "stray")
    place: Place
    signed: bool
    stray: bool  # a stray was the last thing met: a list has more lines than one
    _known: ClassVar[dict[tuple[Place, bool, bool], State]] = {}

    def __new__(cls, place: Place, signed: bool = False, stray: bool = False) -> State:
        known = cls._known.get((place, signed, stray))
        if known is None:
            known = super().__new__(cls)
            known.place, known.signed, known.stray = place, signed, stray
            cls._known[place, signed, stray] = known
        return known

    def __repr__(self) -> str:
        return f"State({self.place!r}, {self.signed}, {self.stray})"


IDLE, JUST, DONE = State("idle"), State("just", True), State("done", True)
PHOTO, TITLED_PHOTO, SHOT = State("photo"), State("photo", True), State("shot", True)


@dataclass(frozen=True)
class Habits:
    """What the page as a whole says."""

    lean: float  # log-odds that a headline stands after its body rather than before it
    marked: float  # share of stories that open with a mark (本报讯, a byline), 0 to 1


@dataclass(frozen=True)
class Scene:
    """A page as the search sees it."""

    units: Sequence[Unit]
    ties: Sequence[Ties]
    looks: Looks
    threads: Sequence[float]  # log-odds that a paragraph goes on with the story before it
    habits: Habits
    profile: Profile
    weights: Weights = WEIGHTS

    def unfinished(self, state: State) -> float:
        """What it costs that another story begins here: a headline, a heading or a credit is still missing."""
        if state.place in ("open", "done"):
            return -self.weights.no_headline
        return -self.weights.uncredited if state.place == "photo" else -_UNFINISHED.get(state.place, 0.0)


def habits_of(units: Sequence[Unit], lean: float) -> Habits:
    """The habits of a page read with this lean."""
    starts = sum(1 for u in units if u.opener or u.kind == "byline")
    heads = sum(1 for u in units if u.kind == "display" and not u.tight)
    return Habits(lean, starts / max(1.0, starts + 0.2 * heads))


@cache
def after_float(state: State) -> State:
    """The state once a stray has been passed over."""
    return State(
        "idle" if state.place in ("just", "shot") else state.place, state.signed and state.place != "shot", True
    )


@cache
def settled(state: State) -> State:
    """The same place, strays forgotten."""
    return State(state.place, state.signed)


@cache
def after_tail(state: State) -> State:
    """The state once a body has been signed at its end."""
    if state.place == "photo":
        return IDLE if state.signed else SHOT
    return DONE if state.place == "open" else IDLE if state.place == "headed" else state
