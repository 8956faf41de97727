"""Best paths and how sure they are: Viterbi and forward–backward over a lattice of scored moves."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

State = TypeVar("State", bound=Hashable)

_BEAM = 16.0  # log-odds
_FAINT = math.exp(-_BEAM)
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
        floor = max(after.values()) - _BEAM  # what is too far behind the best is not followed
        scores = {state: score for state, score in after.items() if score >= floor}
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
    """The path's moves with their posterior probability (by action, whatever the states before and after).

    The shares of states are counted against the likeliest one at each unit, so that none gets too small to be told.
    """
    forward: dict[State, float] = {first: 1.0}
    steps: list[list[tuple[State, str, State, float, float]]] = []  # from, action, to, its odds, the share before it
    for i in range(length):
        step = [
            (state, action, to, math.exp(gain), share)
            for state, share in forward.items()
            for action, to, gain in moves(state, i)
        ]
        sums: dict[State, float] = {}
        for _, _, to, odds, share in step:
            sums[to] = sums.get(to, 0.0) + share * odds
        most = max(sums.values())
        forward = {state: share / most for state, share in sums.items() if share >= most * _FAINT}
        steps.append(step)
    backward = {state: math.exp(last(state)) for state in forward}
    out: list[Reading[State]] = []
    for step, taken in zip(reversed(steps), reversed(path), strict=True):
        shares: dict[str, float] = {}
        sums = {}
        for state, action, to, odds, share in step:
            if to in backward:
                rest = odds * backward[to]
                sums[state] = sums.get(state, 0.0) + rest
                shares[action] = shares.get(action, 0.0) + share * rest
        out.append(_reading(taken, shares))
        most = max(sums.values())
        backward = {state: rest / most for state, rest in sums.items()}
    out.reverse()
    return out


def _reading(step: Step[State], shares: dict[str, float]) -> Reading[State]:
    """What the path takes a unit for beside the likeliest other action."""
    action, state, _ = step
    total = sum(shares.values())
    chance, other = max(((share, other) for other, share in shares.items() if other != action), default=(0.0, ""))
    return Reading(action, state, shares.get(action, 0.0) / total, other, chance / total)
