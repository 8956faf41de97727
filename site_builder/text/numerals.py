"""Numerals as Chinese newspapers print them: Arabic, full-width, Han and mixed ones become numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_TENTH = {"百": "十", "千": "百", "万": "千", "亿": "千万"}  # what a last digit counts that has no 零 before it
MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}

_LONGEST = 18  # digits; a longer run is an account or a serial number, no quantity
_NUMERAL = re.compile(
    r"(?P<arabic>[0-9]{1,3}(?:[,，][0-9]{3}(?![0-9])){1,5}(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<han>[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?)"
)


class Numeral(NamedTuple):
    """A number and where it stands: 十六七 is value 16, value_max 17."""

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    han: bool


def find_numerals(text: str) -> list[Numeral]:
    """Every numeral of a text whose width was folded, in reading order; runs without a value are passed over."""
    found = []
    for match in _NUMERAL.finditer(text):
        start, end = match.span()
        printed = match.group()
        if match.lastgroup == "arabic":
            digits = printed.replace(",", "").replace("，", "")
            if len(digits) <= _LONGEST:
                found.append(Numeral(start, end, Decimal(digits), None, False))
        elif parsed := parse_han(printed):
            found.append(Numeral(start, end, parsed[0], parsed[1], True))
    return found


@lru_cache(maxsize=1024)  # 一, 三, 十: a newspaper prints the same few
def parse_han(text: str) -> tuple[Decimal, Decimal | None] | None:
    """Value and upper value of a Han numeral: 一百二十 is 120, 七八 is 7 to 8, 三四百 is 300 to 400.

    None for what is no number: 一一, 百万亿千, 二〇二二 (digits read one by one).
    """
    if len(text) > _LONGEST:
        return None
    whole, _, fraction = text.partition("点")
    pair = re.search(r"([一二两三四五六七八九])([一二三四五六七八九])", whole)
    if pair is None:
        value = _parse_plain(whole)
        if value is None or not fraction:
            return None if value is None else (Decimal(value), None)
        return Decimal(f"{value}.{''.join(str(_DIGITS[c]) for c in fraction)}"), None
    low, high = _DIGITS[pair[1]], _DIGITS[pair[2]]
    if high != low + 1 or fraction:
        return None
    lower = _parse_plain(whole[: pair.start(2)] + whole[pair.end(2) :])
    upper = _parse_plain(whole[: pair.start(1)] + whole[pair.end(1) :])
    return None if lower is None or upper is None else (Decimal(lower), Decimal(upper))


def _parse_plain(text: str) -> int | None:
    """An exact Han numeral; 十, 百 and so on without a digit before them count once, 一万二 is 12000."""
    if re.fullmatch(r".*[百千万亿][一二三四五六七八九]", text):
        text += _TENTH[text[-2]]
    total = section = 0
    digit: int | None = None
    scale = 10**9  # each multiplier inside a section is smaller than the one before
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _SMALL:
            if _SMALL[char] >= scale:
                return None
            scale = _SMALL[char]
            section += (1 if digit is None or digit == 0 else digit) * scale
            digit = None
        else:
            section += digit or 0
            if not section and not total:
                section = 1
            total = (total + section) * _LARGE[char] if _LARGE[char] > total else total + section * _LARGE[char]
            section, digit, scale = 0, None, 10**9
    return total + section + (digit or 0) if text else None


def plain(value: Decimal) -> int | float:
    """A number as YAML and JSON hold it: whole ones as int, the others as float."""
    return int(value) if value == value.to_integral_value() else float(value)
