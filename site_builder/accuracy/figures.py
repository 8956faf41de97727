"""Key figures against those annotated: by number and unit first, then what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.accuracy.alike import fold, overlap
from site_builder.accuracy.amounts import amount_of
from site_builder.accuracy.evidence import Compared, Evidence, Judged
from site_builder.accuracy.gold import GoldArticle, GoldFigure
from site_builder.model import KeyFigure

_ALIKE = 0.5  # of character pairs: two wordings of one thing
_EQUAL = 1e-6

Number = float | int


def compare_figures(gold: GoldArticle, figures: Sequence[KeyFigure], body: str) -> Iterator[Evidence]:
    """All evidence on the figures of one article; `body` is its folded text, in which quotes must stand."""
    todo = list(gold.figures)
    right = given = 0
    misses: list[str] = []
    for figure in figures:
        quote = fold(figure.quote)
        yield Judged("quotes", float(bool(quote) and quote in body), gold.id, quote[:40])
        wanted = _counterpart(figure, todo)
        if wanted is None:
            given += 1
            misses.append(f"{gold.id}\tfigures\textra\t{_named(figure)} «{quote[:30]}»")
            continue
        todo = [g for g in todo if g is not wanted]
        if not wanted.minor:
            given, right = given + 1, right + 1
            yield from _compare_fields(gold.id, wanted, figure)
    missed = [g for g in todo if not g.minor]
    misses += [_missed(gold.id, figure) for figure in missed]
    yield Compared("figures", right, given, right + len(missed), tuple(misses))
    for change in gold.changes:
        found = any(_states(figure, change) for figure in figures)
        yield Judged("changes", float(found), gold.id, f"{change}%")


def _counterpart(figure: KeyFigure, todo: Sequence[GoldFigure]) -> GoldFigure | None:
    """Of the annotated figures with this number and unit, the one whose metric is most like it."""
    amount = amount_of(figure.value, figure.unit)
    same = [g for g in todo if amount_of(g.value, g.unit) == amount]
    return max(same, key=lambda g: overlap(figure.metric, g.metrics[0]), default=None)


def _compare_fields(where: str, gold: GoldFigure, figure: KeyFigure) -> Iterator[Judged]:
    change = not gold.changes or any(_equal(figure.change, wanted) for wanted in gold.changes)
    why = f"{_named(figure)}: {figure.change} for {' or '.join(map(str, gold.changes))}"
    yield Judged("fig_change", float(change), where, why)
    status = figure.status in gold.statuses
    yield Judged("fig_status", float(status), where, f"{gold.quote}: {figure.status} for {gold.statuses[0]}")
    metric = any(overlap(figure.metric, wanted) >= _ALIKE for wanted in gold.metrics)
    yield Judged("fig_metric", float(metric), where, f"{figure.metric} for {gold.metrics[0]}")
    if gold.periods:
        period = any(overlap(figure.period, wanted) >= _ALIKE for wanted in gold.periods)
        yield Judged("fig_period", float(period), where, f"{figure.period} for {gold.periods[0]}")


def _equal(one: Number | None, other: Number | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < _EQUAL


def _states(figure: KeyFigure, change: Number) -> bool:
    """Whether a figure states a change, whichever way: as its `change` or as a percentage of its own."""
    stated = [figure.change, figure.value if fold(figure.unit) == "%" else None]
    return any(_equal(abs(number), abs(change)) for number in stated if number is not None)


def _named(figure: KeyFigure) -> str:
    return f"{figure.metric} {figure.value}{figure.unit}"


def _missed(where: str, gold: GoldFigure) -> str:
    return f"{where}\tfigures\tmissed\t{gold.metrics[0]} {gold.value}{gold.unit} «{gold.quote[:30]}»"


def miss_figures(gold: GoldArticle) -> Compared:
    """The evidence of an annotated article that nothing answers to: each of its figures is missed."""
    misses = tuple(
        f"{gold.id}\tfigures\tmissed\t{g.metrics[0]} {g.value}{g.unit} «{g.quote[:30]}»" for g in gold.figures
    )
    return Compared("figures", 0, 0, len(gold.figures), misses)


def surplus_figures(name: str, figures: Sequence[KeyFigure]) -> Compared:
    """The evidence of an article that answers to none annotated: each of its figures is one too many."""
    misses = tuple(f"{name}\tfigures\textra\t{_named(figure)}" for figure in figures)
    return Compared("figures", 0, len(figures), 0, misses)
