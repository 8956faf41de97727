"""Amounts on one scale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.amounts import base_amount
from site_builder.text.numerals import find_numerals, parse_han

AMOUNTS = [
    (161.62, "亿元", 16162000000, "元"),
    (1.5, "万亩", 15000, "亩"),
    (6591, "万美元", 65910000, "美元"),
    (1.2, "万亿元", 1200000000000, "元"),
    (104.1, "万件（套）", 1041000, "件"),
    (0.07, "万吨", 700, "吨"),
    (45.6, "%", 45.6, "%"),
    (2.5, "个百分点", 2.5, "百分点"),
    (3, "成", 30, "%"),
    (50, "千瓦", 50, "千瓦"),
    (1.1, "万千瓦", 11000, "千瓦"),
    (0, "例", 0, "例"),
    (-2, "℃", -2, "℃"),
]


@pytest.mark.parametrize(("value", "unit", "amount", "base"), AMOUNTS)
def test_base_amounts(value: float, unit: str, amount: float, base: str) -> None:
    assert base_amount(value, unit) == (amount, base)


@given(st.decimals(min_value=0, max_value=99999, places=2))
def test_no_noise_of_floats(value: Decimal) -> None:
    amount, unit = base_amount(float(value), "亿元")
    assert (Decimal(str(amount)), unit) == (value * 10**8, "元")


def test_what_is_no_number_is_given_back() -> None:
    assert base_amount(float("inf"), "万元")[1] == "万元"


HAN = [
    ("十", 10, None),
    ("两", 2, None),
    ("二十一", 21, None),
    ("一百零五", 105, None),
    ("三千二百万", 32000000, None),
    ("一万二千", 12000, None),
    ("三点五", 3.5, None),
    ("十六七", 16, 17),
    ("三四百", 300, 400),
    ("两三万", 20000, 30000),
]


@pytest.mark.parametrize(("text", "value", "top"), HAN)
def test_han_numerals(text: str, value: float, top: float | None) -> None:
    parsed = parse_han(text)
    assert parsed is not None
    assert (float(parsed[0]), None if parsed[1] is None else float(parsed[1])) == (value, top)


@pytest.mark.parametrize("text", ["一一", "二〇二二", "百万亿千" * 5, "三二"])
def test_what_is_no_han_numeral(text: str) -> None:
    assert parse_han(text) is None


def test_numerals_of_any_length_are_read_or_left() -> None:
    assert find_numerals("1" * 100_000) == []
    assert [n.value for n in find_numerals("1,234.5 和 12,34")] == [Decimal("1234.5"), Decimal(12), Decimal(34)]
