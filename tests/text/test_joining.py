"""Layout blanks go, blanks that belong stay; the cases stand in joining.txt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.folding import em_width, fold_width, squash
from site_builder.text.joining import join_lines, repair_line


def cases() -> list[tuple[list[str], str]]:
    text = (Path(__file__).parent / "joining.txt").read_text(encoding="utf-8")
    blocks = [b.strip().split("\n") for b in text.split("\n\n") if not b.startswith("#")]
    return [(block[:-1], block[-1].removeprefix("= ")) for block in blocks]


@pytest.mark.parametrize(("lines", "text"), cases(), ids=lambda value: str(value)[:12])
def test_joins_as_printed(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


def test_blanks_of_emphasis_go_in_an_infobox() -> None:
    assert repair_line("7.7个百分点 ，居全省 第2位 ；", emphasised=True) == "7.7个百分点，居全省第2位；"


@given(st.lists(st.text(alphabet="甲乙丙a1，。“ \u3000", max_size=12), max_size=5))
def test_no_character_is_lost(lines: list[str]) -> None:
    assert "".join(join_lines(lines).split()) == "".join("".join(lines).split())


@given(st.text(max_size=30))
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold_width(text)) == len(text)


def test_folds_letters_and_digits_but_not_punctuation() -> None:
    assert fold_width("２０２２年，Ａ股（涨）") == "2022年，A股（涨）"
    assert squash("１ 月至\n3 月") == "1月至3月"
    assert em_width("增长 26.3%") == 4.5
