"""The pages of a long list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.render.paging import cut, pager

PATHS = [f"figures/{n}.html" for n in range(1, 41)]


@pytest.mark.parametrize(
    ("number", "total", "said"),
    [
        (1, 1, "1"),
        (1, 3, "1 2 3"),
        (1, 40, "1 2 … 40"),
        (2, 40, "1 2 3 … 40"),
        (4, 40, "1 2 3 4 5 … 40"),
        (6, 40, "1 … 5 6 7 … 40"),
        (37, 40, "1 … 36 37 38 39 40"),
        (40, 40, "1 … 39 40"),
    ],
)
def test_first_last_and_those_around(number: int, total: int, said: str) -> None:
    steps = pager(PATHS[:total], number).steps
    assert " ".join(str(step.number or "…") for step in steps) == said


@given(st.data())
def test_every_page_is_reached_and_no_step_leads_astray(data: st.DataObject) -> None:
    total = data.draw(st.integers(1, 40))
    number = data.draw(st.integers(1, total))
    one = pager(PATHS[:total], number)
    assert all(step.path == PATHS[step.number - 1] for step in one.steps if step.number)
    assert (one.previous, one.next) == (
        PATHS[number - 2] if number > 1 else "",
        PATHS[number] if number < total else "",
    )
    assert len(one.steps) <= 7


@pytest.mark.parametrize(
    ("count", "runs"),
    [
        (0, [(0, 0)]),
        (3, [(0, 3)]),
        (7, [(0, 7)]),
        (8, [(0, 4), (4, 8)]),
        (11, [(0, 7), (7, 11)]),
        (13, [(0, 5), (5, 9), (9, 13)]),
    ],
)
def test_pages_are_cut_from_the_oldest_entry_on(count: int, runs: list[tuple[int, int]]) -> None:
    assert cut(count, 4) == runs
