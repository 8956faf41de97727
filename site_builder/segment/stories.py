"""The best reading of a page as stories: which units make each, and in which part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from site_builder.segment.coverage import Ties
from site_builder.segment.grammar import Grammar
from site_builder.segment.lattice import Reading, Step, best_path, readings
from site_builder.segment.looks import is_brief_heading, look_at
from site_builder.segment.profile import Profile
from site_builder.segment.scene import IDLE, Scene, State, habits_of
from site_builder.segment.signs import habit_cost
from site_builder.segment.units import Unit
from site_builder.segment.weights import WEIGHTS

LEANS = (1.0, -1.0, 0.0)  # headlines after their bodies, before them, mixed
StoryKind = Literal["article", "photo", "briefs"]
_KINDS: dict[str, StoryKind] = {"start": "article", "photo": "photo", "column": "briefs"}


@dataclass(slots=True)
class Draught:
    """A story as units, before its roles are printed as spans.  Numbers are places in the list of units."""

    kind: StoryKind = "article"
    heads: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)  # paragraphs and subheads
    credits: list[int] = field(default_factory=list)
    boxes: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    parts: list[tuple[int, Reading[State]]] = field(default_factory=list)  # each decision that shaped it

    @property
    def sure(self) -> float:
        """The share of all likely readings that agree with the least certain decision."""
        return min((reading.sure for _, reading in self.parts), default=1.0)

    @property
    def own(self) -> list[tuple[int, Reading[State]]]:
        """The decisions about its own units: that the next story begins is one about another's."""
        units = {*self.heads, *self.bylines, *self.body, *self.credits}
        return [(i, reading) for i, reading in self.parts if i in units]

    @property
    def first(self) -> int:
        return min(self.body + self.heads + self.bylines)


@dataclass(frozen=True, slots=True)
class PageReading:
    """What a page was read as."""

    stories: list[Draught]
    floats: list[int]  # units that belong to some story elsewhere, or to none
    furniture: list[int]
    lean: float


def read_stories(
    units: Sequence[Unit], ties: Sequence[Ties], threads: Sequence[float], profile: Profile
) -> PageReading:
    """Find the division of a page into stories that its marks, words and habits make likeliest."""
    looks = look_at(units, profile)
    best: tuple[float, float, Grammar, list[Step[State]]] | None = None
    grammar: Grammar | None = None
    totals: list[float] = []
    for lean in LEANS:
        if best is not None and lean == 0 and _most_mixed(units, totals) <= best[0]:
            break
        grammar = Grammar(Scene(units, ties, looks, threads, habits_of(units, lean), profile), grammar)
        total, path = best_path(IDLE, len(units), grammar.moves, grammar.last)
        totals.append(total)
        total -= WEIGHTS.mixed if lean == 0 else 0.0
        if best is None or total > best[0]:
            best = (total, lean, grammar, path)
    assert best is not None
    _, lean, grammar, path = best
    return _collect(units, readings(IDLE, len(units), grammar.moves, grammar.last, path), lean)


def _most_mixed(units: Sequence[Unit], totals: Sequence[float]) -> float:
    """What a page with headlines on both sides can score at most, given the best for either side.

    Its every reading scores the mean of what it scores with the one habit and with the other, but for what a habit
    costs each headline.
    """
    headlines = sum(unit.kind == "display" for unit in units)
    return sum(totals) / len(totals) + headlines * habit_cost(LEANS[0], WEIGHTS) - WEIGHTS.mixed


def _collect(units: Sequence[Unit], found: Sequence[Reading[State]], lean: float) -> PageReading:
    stories: list[Draught] = []
    floats: list[int] = []
    furniture: list[int] = []
    heads: list[int] = []
    bylines: list[int] = []
    for i, reading in enumerate(found):
        action = reading.action
        if action == "head_on":
            if i and found[i - 1].action not in ("head_on", "float", "furniture"):
                floats += heads
                heads = []
            heads.append(i)
        elif action == "byline":
            bylines.append(i)
        elif action in _KINDS:
            story = Draught(_KINDS[action], heads, bylines, [i])
            story.parts = [(j, found[j]) for j in (*heads, *bylines, i)]
            if stories and action == "start" and reading.sure < 0.999:
                stories[-1].parts.append((i, reading))
            stories.append(story)
            heads, bylines = [], []
        elif action == "furniture":
            furniture.append(i)
        elif action == "float" or not stories:
            floats.append(i)
        else:
            part = {"head_back": stories[-1].heads, "credit": stories[-1].credits}.get(action, stories[-1].body)
            part.append(i)
            stories[-1].parts.append((i, reading))
    floats += heads + bylines
    return PageReading(stories, sorted(floats), furniture, lean)


def split_briefs(story: Draught, units: Sequence[Unit], profile: Profile) -> Iterator[Draught]:
    """A column of briefs as one story for each item; the column's heading stays with the first."""
    items: list[list[int]] = []
    inner = [i for i in story.heads if not is_brief_heading(units[i].text, profile)]
    story.heads = [i for i in story.heads if is_brief_heading(units[i].text, profile)]
    story.body = sorted(story.body + inner)
    marked = any(units[i].pieces[0].bullet or units[i].tail >= 0 or units[i].opener for i in story.body)
    for i in story.body:
        starts = not items or not marked or units[i].pieces[0].bullet or units[i].opener
        if starts or units[items[-1][-1]].tail >= 0 or units[items[-1][-1]].kind == "display" != units[i].kind:
            if items and all(units[j].kind == "display" for j in items[-1]):
                items[-1].append(i)  # an item's own little headline
            else:
                items.append([i])
        else:
            items[-1].append(i)
    for number, item in enumerate(items):
        body = [i for i in item if units[i].kind != "display"]
        titles = item[: item.index(body[0])] if body else []
        part = Draught(heads=titles, body=item[len(titles) :], parts=story.parts)
        if number == 0:
            part.heads, part.bylines = [*story.heads, *titles], story.bylines
        if number == len(items) - 1:
            part.credits, part.boxes, part.captions = story.credits, story.boxes, story.captions
        yield part
