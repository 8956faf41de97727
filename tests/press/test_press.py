"""The annotations hold, and the press accounts for every character it prints."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .annotation import find_faults
from .blocks import Stroke
from .corpus import Issue, load_corpus
from .extractor import extract
from .furniture import draw_furniture
from .layout import ORIENTATIONS, PLAIN, Layout, draw_layout
from .press import set_page
from .project import cities, deal_articles, draw_pages, write_project
from .strategies import layouts
from .truth import Truth, find_breaches
from .typeset import Measure, break_lines, double_runs, letter_space, stretch
from .years import shift_years

CORPUS = load_corpus()


def test_annotations_hold() -> None:
    assert list(find_faults(CORPUS)) == []


def test_each_city_has_texts_for_tuning_and_texts_held_back() -> None:
    for split in ("tune", "held"):
        assert len(cities(split)) >= 3
    assert sum(len(i.articles) for i in CORPUS) >= 60


@pytest.mark.parametrize("years", [-12, -1, 8])
def test_annotations_hold_in_other_years(years: int) -> None:
    assert list(find_faults([shift_years(i, years) for i in CORPUS])) == []


def test_no_two_pages_of_a_day_share_an_article() -> None:
    pages = [truth for _, _, truth, _ in draw_pages("held", "聊城", 1, 40)]
    told = [(t["issue_date"], a["id"]) for t in pages for a in t["articles"]]
    assert len(told) == len(set(told))


def _page(issue: Issue, layout: Layout, rng: Random) -> tuple[str, Truth, list[str]]:
    articles = next(deal_articles(issue, rng))
    text, truth = set_page(articles, layout, rng, draw_furniture(issue, layout, rng))
    return text, truth, list(find_breaches(text, truth, articles))


@pytest.mark.parametrize("issue", CORPUS, ids=lambda i: i.path.stem)
@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_truth_accounts_for_every_character(issue: Issue, orientation: str) -> None:
    for seed in range(15):
        rng = Random(seed)
        assert _page(issue, draw_layout(rng, orientation), rng)[2] == []


@given(layouts(), st.integers(0, 10**9), st.sampled_from(CORPUS))
@settings(max_examples=100, deadline=None)
def test_truth_accounts_for_every_character_in_any_layout(layout: Layout, seed: int, issue: Issue) -> None:
    assert _page(issue, layout, Random(seed))[2] == []


def test_the_same_seed_gives_the_same_page(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_project(tmp_path / folder, "tune", "聊城", seed=3, count=4)
    a, b = ({p.name: p.read_bytes() for p in (tmp_path / f).rglob("*.*") if p.is_file()} for f in ("a", "b"))
    assert a == b
    assert len(a) == 4 + 4 + 1


def test_a_project_has_its_gold_in_the_form_of_an_annotated_page(tmp_path: Path) -> None:
    write_project(tmp_path, "tune", "聊城", seed=5, count=1)
    gold = json.loads(next((tmp_path / "gold").glob("*.json")).read_text(encoding="utf-8"))
    assert (tmp_path / "seeds" / gold["seed"]).exists()
    assert {"seed", "issue_date", "articles", "split_lines", "unassigned_lines"} <= set(gold)


def test_a_plain_page_has_none_of_the_artefacts_that_can_be_switched_off() -> None:
    for _, text, truth, _ in draw_pages("tune", "聊城", 1, 3, layout=PLAIN):
        assert truth["split_lines"] == []
        assert truth["unassigned_lines"] == []
        assert not any(line.startswith(" ") for line in text.split("\n"))


# ---------------------------------------------------------------- the typesetter


def _wide(_: int) -> Measure:
    return Measure(0.0, 16.0)


def test_lines_keep_to_the_measure_and_to_the_rules_of_punctuation() -> None:
    text = "今年以来，我市坚持“两手抓”，各级各部门采取有效举措，新签约项目58个，合同金额161.62亿元，同比增长26.3%。"
    lines = [line for line, _ in break_lines(text, _wide)]
    assert "".join(lines) == text
    assert not any(line[0] in "，。、；”%" for line in lines)
    assert not any(line[-1] in "“（" for line in lines[:-1])
    assert "161.62" in "\n".join(lines)


def test_a_loose_line_has_blanks_round_its_digits_first_and_everywhere_when_it_is_looser() -> None:
    assert stretch("资金额45.6亿元", 0.0, False) == "资金额45.6亿元"
    assert stretch("资金额45.6亿元", 0.8, False) == "资金额 45.6 亿元"
    assert stretch("同比增长26.3%和19.6%", 1.0, False) == "同比增长 26.3%和 19.6%"
    assert stretch("招商项目中，亿元", 2.0, False) == "招 商 项 目 中 ，亿 元"


def test_spaced_letters_and_doubled_runs() -> None:
    assert letter_space("本报记者") == "本 报 记 者"
    assert double_runs("2022“融汇两") == "20222022““融汇两融汇两"


# ---------------------------------------------------------------- the extractor


def _text(*places: tuple[str, float, float]) -> list[str]:
    return [row.text for row in extract([Stroke("a", "body", t, x, y) for t, x, y in places], 0.72)]


def test_a_blank_line_opens_a_paragraph() -> None:
    assert _text(("一", 2, 0), ("二", 0, 1.5), ("三", 2, 3), ("四", 0, 4.5)) == ["一", "二", "", "三", "四"]


def test_a_quotation_mark_pulled_left_opens_one_too_unless_the_line_before_did() -> None:
    assert _text(("一", 2, 0), ("二", 0, 1.5), ("“三", -0.5, 3), ("四", 0, 4.5)) == ["一", "二", "", "“三", "四"]
    assert _text(("一", 2, 0), ("“二", -0.5, 1.5), ("三", 0, 3)) == ["一", "“二", "三"]


def test_at_the_top_of_a_column_the_blank_comes_a_line_late() -> None:
    lines = _text(("一", 0, 30), ("尾", 18, 0), ("首", 20, 1.5), ("续", 18, 3))
    assert lines == ["一", "", "尾", "首", "", "续"]


def test_a_stretched_column_has_a_blank_after_every_line() -> None:
    assert _text(("一", 0, 0), ("二", 0, 2.1), ("三", 0, 4.2)) == ["一", "", "二", "", "三"]
