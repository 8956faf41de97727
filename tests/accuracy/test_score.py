"""What a score is made from and how it is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.accuracy import Score, format_score, score_pages
from site_builder.accuracy.table import MEANINGS
from site_builder.errors import ContentError
from site_builder.text.lines import make_page

from .sheet import MONEY, PROJECTS, SEED, TEXT, annotated, article, as_gold, gold, page


def test_an_annotation_that_does_not_fit() -> None:
    built = page(article("x", "1"))
    parts = [{"article": "a", "text": "戊己庚"}]
    for wanted in (
        annotated(gold("a", 9)),
        annotated(gold("a", 1), split_lines=[{"line": 3, "parts": parts}]),
        annotated(gold("a", 1), split_lines=[{"line": 0, "parts": parts}]),
        annotated(gold("a", 1))._replace(seed="b.txt"),
    ):
        with pytest.raises(ContentError) as error:
            score_pages([built], [wanted])
        assert error.value.path == "gold/a.json"


def test_a_seed_is_known_by_its_path_or_by_its_name_alone() -> None:
    one, other = (replace(page(article("x", "1")), page=make_page(f"{f}/{SEED}", TEXT.encode())) for f in "ab")
    wanted = annotated(gold("a", 1))
    assert score_pages([one], [wanted]).measures["whole"] == 1
    with pytest.raises(ContentError, match="several seeds"):
        score_pages([one, other], [wanted])
    assert score_pages([one, other], [wanted._replace(seed=f"b/{SEED}")]).measures["whole"] == 1


def test_a_span_that_names_nothing_is_said_and_passed_over() -> None:
    result = score_pages([page(article("x", "1, 99；乱"), leftover=["3", "4", "5-4"])], [annotated(gold("a", 1))])
    assert result.measures["whole"] == 1
    assert [line.split("\t")[:3] for line in result.errors] == [["x", "spans", "passed over"]] * 2 + [
        [SEED, "spans", "passed over"]
    ]


def test_nothing_annotated() -> None:
    measures = score_pages([page(article("x", "1"))], []).measures
    assert (measures["pages"], measures["articles"], measures["b3"]) == (0, "0/0", 0)


def test_the_table_says_what_each_measure_means() -> None:
    result = score_pages(
        [page(article("x", "1", figures=(PROJECTS,)))], [annotated(gold("a", 1, figures=[as_gold(MONEY)]))]
    )
    lines = format_score(result).split("\n")
    assert [line.split()[0] for line in lines] == list(result.measures)
    assert next(line for line in lines if line.startswith("whole")).split()[1] == "1.0000"
    assert all(MEANINGS[line.split()[0]] in line for line in lines)
    assert format_score(result, errors=True) == "\n".join([*lines, "", *result.errors])
    assert format_score(Score({}, ()), errors=True) == ""
