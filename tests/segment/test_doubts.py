"""What a reading is not sure of is said: the piece, what it was taken for, the next best, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.review import SURE
from site_builder.segment import segment_page
from site_builder.text.lines import make_page
from tests.press.project import draw_pages, write_project
from tests.segment.pages import profile, segmented

CITY = "烟台"


def test_every_doubtful_story_says_where_the_doubt_lies() -> None:
    told = 0
    for name, text, _, _ in draw_pages("tune", CITY, 5, 6):
        page = make_page(name, text.encode())
        for draft in segment_page(page, profile()).drafts:
            spans = [span for spans in draft.source.values() for span in spans]
            for piece in draft.unsure:
                told += 1
                assert piece.taken != piece.other
                assert 0 <= piece.chance <= 1 - piece.sure + 0.011
                assert piece.sure <= SURE
                assert draft.confidence <= SURE
                assert piece.why
                assert any(span.start <= piece.span.start < span.end for span in spans)
    assert told > 3


def test_a_page_read_with_certainty_raises_no_doubt() -> None:
    assert all(not draft.unsure for draft in segmented("000").drafts if draft.confidence >= SURE)


def test_check_names_line_text_reading_and_the_next_best(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(tmp_path, "tune", CITY, seed=5, count=6)
    assert main(["-C", str(tmp_path), "build", "--content-only", "--quiet"]) == 0
    capsys.readouterr()
    main(["-C", str(tmp_path), "check"])
    said = [line for line in capsys.readouterr().out.split("\n") if " was taken for " in line]
    assert said
    for line in said:
        place, _, rest = line.partition(": ")
        seed, number = place.rsplit(":", 1)
        what, why, remedy = rest.split("; ")
        printed = (tmp_path / seed).read_text(encoding="utf-8").split("\n")[int(number) - 1]
        assert what[1:5].strip() in printed
        assert why.startswith("it may be ")
        assert "`source`" in remedy
