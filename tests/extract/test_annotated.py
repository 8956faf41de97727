"""Whole articles, annotated by hand: the recognisers agree with them, on those held back too."""

from __future__ import annotations

import pytest

from tests.extract.annotated import collect, read_articles

# No measure may fall below its own; raise it when the recognisers get better.
FLOORS = {
    "tune": {"counties": 1.0, "about": 1.0, "dates": 1.0, "tags": 0.93, "tag_counts": 1.0, "summary": 0.95},
    "held": {"counties": 1.0, "about": 0.95, "dates": 1.0, "tags": 0.95, "tag_counts": 1.0, "summary": 0.95},
}


@pytest.mark.parametrize("name", FLOORS)
def test_annotated_articles(name: str) -> None:
    measures, misses = collect(read_articles(name))
    below = {key: (measures[key], floor) for key, floor in FLOORS[name].items() if measures[key] < floor}
    assert not below, "\n".join(misses)


def test_there_are_enough_of_them() -> None:
    articles = [*read_articles("tune"), *read_articles("held")]
    assert len(articles) >= 40
    assert len({article.city for article in articles}) >= 9
    assert {article.kind for article in articles} == {"article", "photo", "brief", "notice"}
