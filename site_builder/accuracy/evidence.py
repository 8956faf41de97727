"""What a comparison finds, as values that add up over articles and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import NamedTuple

_RIGHT = 0.999  # a share below it is listed as a miss


class Judged(NamedTuple):
    """One thing that is right or wrong, or right in part."""

    measure: str
    share: float  # 0 to 1
    where: str = ""
    why: str = ""

    @property
    def misses(self) -> tuple[str, ...]:
        """Lines for a person who looks for what is wrong."""
        return () if self.share >= _RIGHT else (f"{self.where}\t{self.measure}\t{self.share:.3f}\t{self.why}",)


class Compared(NamedTuple):
    """Things found against things wanted: what precision, recall and F1 are made of."""

    measure: str
    right: int
    given: int
    wanted: int
    misses: tuple[str, ...] = ()


Evidence = Judged | Compared


def compare(measure: str, given: Iterable[Hashable], wanted: Iterable[Hashable], where: str) -> Compared:
    """Match like with like, each as often as it occurs."""
    mine, theirs = Counter(given), Counter(wanted)
    misses = [f"{where}\t{measure}\tmissed\t{_shown(x)}" for x in theirs - mine]
    misses += [f"{where}\t{measure}\textra\t{_shown(x)}" for x in mine - theirs]
    return Compared(measure, (mine & theirs).total(), mine.total(), theirs.total(), tuple(misses))


def _shown(thing: Hashable) -> str:
    return " ".join(map(str, thing)) if isinstance(thing, tuple) else str(thing)


def f1_of(right: float, given: float, wanted: float) -> float:
    """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing given."""
    return 2 * right / (given + wanted) if given + wanted else 1.0
