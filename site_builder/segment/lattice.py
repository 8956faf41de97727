"""Best paths and how sure they are: Viterbi and forward–backward over a lattice of scored moves."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

State = TypeVar("State", bound=Hashable)

_BEAM = 16.0  # log-odds
_NEVER = -math.inf


class Reading(NamedTuple, Generic[State]):
    """How a unit was read on the best path, the share of all paths that read it so, and the next best reading."""

    action: str
    state: State
    sure: float
    other: str = ""
    chance: float = 0.0  # share of all paths that read it as `other`


# One way to read a unit in a state: what it is taken for, the state after it, log-odds in its favour.  A plain tuple:
# a page has tens of thousands of them.
Step = tuple[str, State, float]
Moves = Callable[[State, int], Iterable[Step[State]]]


def best_path(
    first: State, length: int, moves: Moves[State], last: Callable[[State], float]
) -> tuple[float, list[Step[State]]]:
    """The score of the best path through `length` units and its moves; `last` scores the state at the end."""
    scores: dict[State, float] = {first: 0.0}
    back: list[dict[State, tuple[State, Step[State]]]] = []
    for i in range(length):
        after: dict[State, float] = {}
        links: dict[State, tuple[State, Step[State]]] = {}
        best_so_far = after.get
        for state, score in scores.items():
            for move in moves(state, i):
                _, to, gain = move
                total = score + gain
                if total > best_so_far(to, _NEVER):
                    after[to] = total
                    links[to] = (state, move)
        scores = _likely(after)
        back.append(links)
    best = max(scores, key=lambda s: scores[s] + last(s))
    total = scores[best] + last(best)
    path: list[Step[State]] = []
    state = best
    for links in reversed(back):
        state, move = links[state]
        path.append(move)
    path.reverse()
    return total, path


def readings(
    first: State, length: int, moves: Moves[State], last: Callable[[State], float], path: Sequence[Step[State]]
) -> list[Reading[State]]:
    """The path's moves with their posterior probability (by action, whatever the states before and after)."""
    forward: list[dict[State, float]] = [{first: 0.0}]
    steps: list[list[tuple[State, float, Step[State]]]] = []
    for i in range(length):
        step = [(state, score, move) for state, score in forward[i].items() for move in moves(state, i)]
        sums: dict[State, list[float]] = {}
        for _, score, (_, to, gain) in step:
            sums.setdefault(to, []).append(score + gain)
        forward.append(_likely({state: _log_sum(values) for state, values in sums.items()}))
        steps.append(step)
    backward: dict[State, float] = {state: last(state) for state in forward[length]}
    total = _log_sum([forward[length][s] + backward[s] for s in forward[length]])
    out: list[Reading[State]] = []
    for i in range(length - 1, -1, -1):
        shares: dict[str, list[float]] = {}
        sums = {}
        for state, score, (action, to, gain) in steps[i]:
            rest = backward.get(to)
            if rest is not None:
                sums.setdefault(state, []).append(gain + rest)
                shares.setdefault(action, []).append(score + gain + rest - total)
        out.append(_reading(path[i], {action: min(1.0, math.exp(_log_sum(s))) for action, s in shares.items()}))
        backward = {state: _log_sum(values) for state, values in sums.items()}
    out.reverse()
    return out


def _reading(step: Step[State], shares: dict[str, float]) -> Reading[State]:
    """What the path takes a unit for beside the likeliest other action."""
    action, state, _ = step
    chance, other = max(((share, other) for other, share in shares.items() if other != action), default=(0.0, ""))
    return Reading(action, state, shares.get(action, 0.0), other, chance)


def _likely(scores: dict[State, float]) -> dict[State, float]:
    """The states that may still win: others are too far behind the best to be followed."""
    floor = max(scores.values()) - _BEAM
    return {state: score for state, score in scores.items() if score >= floor}


def _log_sum(values: Sequence[float]) -> float:
    if len(values) == 1:
        return values[0]
    top = max(values)
    if top == _NEVER:
        return top
    return top + math.log(sum([math.exp(v - top) for v in values]))
