"""The figures of the short annotated articles keep to the accuracy that was reached; these floors only go up."""

from __future__ import annotations

import pytest

from tests.extract.figures.annotated import HALVES, evidence_of, measure, read_articles

FLOORS = {
    "tune": {"figures": 0.995, "fig_change": 0.995, "fig_status": 0.99, "fig_metric": 0.98, "fig_period": 0.98},
    "held": {"figures": 0.99, "fig_change": 0.985, "fig_status": 0.98, "fig_metric": 0.98, "fig_period": 0.97},
}


@pytest.mark.parametrize("half", HALVES)
def test_figures_are_as_a_reader_would_note_them(half: str) -> None:
    found = measure(half)
    assert {name: found[name] for name, floor in FLOORS[half].items() if found[name] < floor} == {}
    assert found["quotes"] == 1


@pytest.mark.parametrize("half", HALVES)
def test_the_halves_are_large_enough_to_say_something(half: str) -> None:
    articles = list(read_articles(half))
    assert len(articles) >= 35
    assert len({article.city for article in articles}) >= 4
    assert all(list(evidence_of(article)) for article in articles[:2])
