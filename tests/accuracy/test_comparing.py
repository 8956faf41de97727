"""When texts, amounts and bodies count as the same."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.accuracy.alike import cut_out, fold, overlap
from site_builder.accuracy.amounts import Amount, amount_of
from site_builder.accuracy.plain import paragraphs_of
from site_builder.matter.body import dump_body
from site_builder.model import Block

from .casefile import read_cases


def _amount(printed: str) -> Amount:
    number = re.match(r"[0-9.]+", printed)
    assert number, printed
    return amount_of(float(number[0]), printed[number.end() :])


@pytest.mark.parametrize(("one", "sign", "other"), read_cases("amounts.txt", "=≠"))
def test_amounts(one: str, sign: str, other: str) -> None:
    assert (_amount(one) == _amount(other)) is (sign == "=")


@pytest.mark.parametrize(("markdown", "_", "paragraphs"), read_cases("plain.txt", "⇒"))
def test_paragraphs(markdown: str, _: str, paragraphs: str) -> None:
    assert paragraphs_of(markdown.replace("⏎", "\n")) == tuple(paragraphs.split("¶"))


@settings(deadline=None)
@given(st.lists(st.text(alphabet="甲乙，。5<>*_[]()#-.!\\`", min_size=1), max_size=5))
def test_printed_text_comes_back_from_its_markdown(texts: list[str]) -> None:
    # two stars in a row, stars at both ends, brackets like those of a link are syntax even if they were escaped
    printed = [t for t in texts if "**" not in t and "](" not in t and not (t[0] == t[-1] == "*")]
    assert paragraphs_of(dump_body(Block("text", text) for text in printed)) == tuple(printed)


def test_fold() -> None:
    assert fold("招商 引资\n（２９个）") == "招商引资(29个)"


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("到位资金", "资金", 1.0),
        ("到位资金", "到位", 1.0),
        ("合同金额", "合同额", 0.5),  # 合同 同额 against 合同 同金 金额: one of the two shorter pairs
        ("项目", "资金", 0.0),
        ("项目，个数", "项目个数", 1.0),
        ("", "", 1.0),
        ("", "一季度", 0.0),
        ("3", "3", 1.0),
    ],
)
def test_overlap(one: str, other: str, share: float) -> None:
    assert overlap(one, other) == overlap(other, one) == share


def test_cut_out() -> None:
    assert cut_out("台(套)和个(次", "(", ")") == "台和个(次"
    assert cut_out("()", "(", ")") == ""
    assert cut_out("<>甲<i>", "<", ">", least=1) == "<>甲"


@pytest.mark.parametrize("piece", ["[", "![", "](", "[]", "<", "<>", "\\", "*", "(", "- ", "\n ", "\n#", "&"])
def test_adversarial_bodies_take_no_longer_than_their_length_warrants(piece: str) -> None:
    started = time.process_time()
    paragraphs_of(piece * 200_000)
    amount_of(1, piece * 200_000)
    assert time.process_time() - started < 3
