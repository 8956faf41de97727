"""Openings, bylines and credits: the cases stand in openings.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.segment.openings import openings_of
from tests.segment.pages import profile

LINES = (Path(__file__).parent / "openings.txt").read_text(encoding="utf-8").split("\n")
CASES = [tuple(line.split(" | ", 1)) for line in LINES if " | " in line and not line.startswith("#")]


@pytest.mark.parametrize(("kind", "marked"), CASES)
def test_recognised_for_what_it_is(kind: str, marked: str) -> None:
    known = openings_of(profile())
    text, at = marked.replace("¦", ""), marked.find("¦")
    assert known.opening_end(text) == (at if kind == "opening" else 0)
    assert known.is_byline(text) == (kind == "byline")
    if kind in ("tail", "prose"):
        assert known.tail_start(text) == (at if kind == "tail" else len(text))
