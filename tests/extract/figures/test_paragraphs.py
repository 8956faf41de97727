"""Sentences of city papers and the figures in them, from the case files."""

from __future__ import annotations

import pytest

from tests.extract.figures.paragraphs import Case, as_line, as_owner, figures, read_cases


@pytest.mark.parametrize("case", read_cases("numbers.txt"), ids=lambda case: case.text[:16])
def test_numbers(case: Case) -> None:
    assert tuple(map(as_line, figures(case.text))) == case.lines


@pytest.mark.parametrize("case", read_cases("clauses.txt"), ids=lambda case: case.text[:16])
def test_clauses(case: Case) -> None:
    assert tuple(map(as_line, figures(case.text))) == case.lines


@pytest.mark.parametrize("case", read_cases("owners.txt"), ids=lambda case: case.text[:16])
def test_owners(case: Case) -> None:
    assert tuple(map(as_owner, figures(*case.text.split("¶")))) == case.lines


@pytest.mark.parametrize("case", read_cases("negatives.txt"), ids=lambda case: case.text[:16])
def test_what_is_no_figure(case: Case) -> None:
    assert case.lines == ("none",)
    assert [as_line(figure) for figure in figures(case.text)] == []
