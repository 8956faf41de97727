"""Amounts on one scale, so that 万元 and 亿元 compare."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from site_builder.text.folding import squash
from site_builder.text.numerals import MULTIPLIERS, plain

_SCALED = re.compile(r"(万亿|亿|万|千|百)(.+)")
_OWN_NAME = frozenset(["千瓦", "千克", "千米", "千瓦时", "千伏", "千伏安", "千卡", "百分点", "千赫"])


@lru_cache(maxsize=65536, typed=True)
def base_amount(value: float | int, unit: str) -> tuple[float | int, str]:
    """Value and unit without 万 or 亿, exact: (161.62, '亿元') → (16162000000, '元'); (1.5, '万亩') → (15000, '亩').

    The unit itself stays as printed (公里 stays 公里, 台（套） becomes 台); a value that is no number is given back.
    """
    unit = re.sub(r"\([^()]*\)|（[^（）]*）", "", squash(unit))
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return value, unit
    if not number.is_finite():
        return value, unit
    if unit not in _OWN_NAME and (match := _SCALED.fullmatch(unit)):
        number, unit = number * MULTIPLIERS[match[1]], match[2]
    if unit == "成":
        number, unit = number * 10, "%"
    return plain(number), "百分点" if unit == "个百分点" else unit
