"""What texts share: how well a headline is covered by the bodies around it, and what is told twice on a page."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from site_builder.segment.units import Unit
from site_builder.text.folding import is_han

_WINDOW_CHARS = 3000
_WINDOW_UNITS = 60
_LINES = 4  # of a headline group
_FAR = 0.85  # what counts of a body beyond another display line
_SHARED = 0.8  # and of what the other lines of the group share with it
_COMMON_RUN = 8  # a run of four characters in more units than that says nothing
_MANY = 57  # runs, of which every other one is asked for
_SINGLE = 0.5  # of the rarity of a single character: 桃 in 桃花朵朵迎客来 and in 桃园里


@dataclass(frozen=True, slots=True)
class Ties:
    """How a unit is tied to others; shares from 0 to 1."""

    before: float = 0.0  # of its character pairs, weighted by rarity, how many stand in the body before it
    after: float = 0.0  # and in the body after it
    told: float = 0.0  # of its four-character runs, how many stand in the one unit that shares most
    teller: int = -1  # that unit


def find_ties(units: Sequence[Unit], pairs: Mapping[str, int]) -> list[Ties]:
    """The ties of every unit; only neighbouring bodies are compared, so that time grows with the page's length.

    `pairs` says how many paragraphs have each pair of characters.
    """
    marks = [_marks(unit) if unit.kind == "display" else [] for unit in units]
    asked_for = frozenset(chain.from_iterable(marks))
    bodies = [_body(unit, asked_for) for unit in units]
    rarity, top = _rarity(bodies, min(pairs.values(), default=0), sum(unit.kind == "prose" for unit in units))
    runs = [_runs(unit.text) if unit.kind in ("prose", "display") else [] for unit in units]
    index = _index(units, runs)
    out: list[Ties] = []
    for i, unit in enumerate(units):
        if unit.kind not in ("prose", "display") or unit.opener:
            out.append(Ties())
            continue
        told, teller = _told(runs[i], index, i)
        before = after = 0.0
        if unit.kind == "display":
            group = [mark for j in _group(units, i) for mark in marks[j]]
            asked = _asked(marks[i], 1.0, rarity, top), _asked(group, _SHARED, rarity, top)
            before = _covered(asked, bodies, _bodies_before(units, i), rarity)
            after = _covered(asked, bodies, _bodies_after(units, i), rarity)
        out.append(Ties(before, after, told, teller))
    return out


def _group(units: Sequence[Unit], i: int) -> range:
    """All display lines that stand together with line `i`; none if they are too many for a headline."""
    low = high = i
    while low and units[low - 1].kind == "display" and i - low < _LINES:
        low -= 1
    while high + 1 < len(units) and units[high + 1].kind == "display" and high - i < _LINES:
        high += 1
    return range(low, high + 1) if high - low < _LINES else range(0)


def _marks(unit: Unit) -> list[str]:
    """By what a headline and its body know each other: pairs of characters and single ones."""
    return [*unit.grams, *filter(is_han, unit.text)]


def _body(unit: Unit, marks: frozenset[str]) -> frozenset[str]:
    """Those of the marks that a paragraph has."""
    return (marks & unit.pairs) | marks.intersection(unit.text) if unit.kind == "prose" else frozenset()


def _rarity(bodies: Sequence[frozenset[str]], least: int, paragraphs: int) -> tuple[dict[str, float], float]:
    """The weight of each mark that a body has, the greater the fewer have it, and of a pair that none has.

    The latter is that of the rarest pair, which so many paragraphs have at `least`.
    """
    seen = Counter(chain.from_iterable(bodies))
    weights = {number: math.log(1 + (1 + paragraphs) / number) for number in range(1, paragraphs + 1)}
    rarity = {mark: weights[number] * (_SINGLE if len(mark) == 1 else 1.0) for mark, number in seen.items()}
    return rarity, weights[least] if least else 1.0


class _Asked(NamedTuple):
    """Marks that are looked for in bodies, their weight together, and what finding them counts for."""

    marks: Sequence[str]
    whole: float
    part: float


def _asked(marks: Sequence[str], part: float, rarity: dict[str, float], top: float) -> _Asked:
    """The marks with their weight, by rarity; `top` is the weight of a pair that no body has."""
    return _Asked(marks, sum([rarity.get(mark) or (top if len(mark) > 1 else top * _SINGLE) for mark in marks]), part)


def _covered(
    asked: Sequence[_Asked],
    pairs: Sequence[frozenset[str]],
    bodies: Sequence[tuple[int, bool]],
    rarity: dict[str, float],
) -> float:
    """The weighted share of a line found in the bodies; of the lines it stands with a part counts for it too."""
    every = frozenset(chain.from_iterable(marks for marks, _, _ in asked))
    near = frozenset[str]().union(*(every & pairs[j] for j, far in bodies if not far))
    both = near.union(*(every & pairs[j] for j, far in bodies if far))
    reached = ((near, 1.0), (both, _FAR)) if len(both) > len(near) else ((near, 1.0),)
    return max(
        part * factor * (sum([rarity[mark] for mark in marks if mark in body]) / whole if whole else 0.0)
        for marks, whole, part in asked
        for body, factor in reached
    )


def _bodies_before(units: Sequence[Unit], i: int) -> list[tuple[int, bool]]:
    return list(_bodies(units, range(i - 1, max(-1, i - _WINDOW_UNITS), -1), backwards=True))


def _bodies_after(units: Sequence[Unit], i: int) -> list[tuple[int, bool]]:
    return list(_bodies(units, range(i + 1, min(len(units), i + _WINDOW_UNITS)), backwards=False))


def _bodies(units: Sequence[Unit], order: range, backwards: bool) -> Iterator[tuple[int, bool]]:
    """Paragraphs of one story in one direction, up to its opening or a byline: unit, whether beyond a headline."""
    chars, found, far = 0, False, False
    for j in order:
        unit = units[j]
        if unit.kind == "display":
            far = far or found
        elif unit.kind == "byline":
            if found:
                return
        elif unit.kind == "prose":
            if unit.opener and found and not backwards:
                return
            yield j, far
            found = True
            chars += len(unit.text)
            if (unit.opener and backwards) or chars > _WINDOW_CHARS:
                return


def _index(units: Sequence[Unit], runs: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """The paragraphs that hold each run of four characters, of those runs that more units than one have."""
    seen: set[str] = set()
    shared: set[str] = set()
    for group in runs:
        shared.update(seen.intersection(group))
        seen.update(group)
    index: dict[str, list[int]] = {}
    for i, group in enumerate(runs):
        if units[i].kind == "prose":
            for run in shared.intersection(group):
                index.setdefault(run, []).append(i)
    return {run: rows for run, rows in index.items() if len(rows) <= _COMMON_RUN}


def _runs(text: str) -> list[str]:
    """Each four characters in a row, by which two texts that tell the same are known."""
    return [text[i : i + 4] for i in range(len(text) - 3)]


def _told(runs: Sequence[str], index: dict[str, list[int]], i: int) -> tuple[float, int]:
    asked = runs if len(runs) < _MANY else runs[::2]
    votes: dict[int, int] = {}
    for run in filter(index.__contains__, asked):
        for j in index[run]:
            if j != i:
                votes[j] = votes.get(j, 0) + 1
    if not votes:
        return 0.0, -1
    teller, number = min(votes.items(), key=lambda item: (-item[1], item[0]))
    return number / len(asked), teller
