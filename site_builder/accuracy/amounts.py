"""A number and its unit on one scale, so that 1.5万亩 and 15000亩 are the same amount."""

from __future__ import annotations

import re
from typing import NamedTuple

from site_builder.accuracy.alike import cut_out, fold

_SCALES = {"万亿": 1e12, "亿": 1e8, "万": 1e4, "千": 1e3, "百": 1e2}
_SCALED = re.compile(r"(万亿|亿|万|千|百)(.*)")
_UNITS_OF_THEIR_OWN = ("千瓦", "千克", "千米", "千伏", "百分点")
_PER_CENT = {"成": 10}  # 三成 is 30%
_SAME = {"个百分点": "百分点"}


class Amount(NamedTuple):
    """What a figure counts as."""

    number: float
    unit: str


def amount_of(value: float | int, unit: str) -> Amount:
    """The amount that a printed number and unit state.

    Example: `amount_of(161.62, "亿元") == Amount(16162000000, "元")`; 台（套） counts as 台, 元/斤 as 元.
    """
    plain = cut_out(fold(unit), "(", ")").split("/")[0]
    if plain in _PER_CENT:
        return Amount(round(float(value) * _PER_CENT[plain], 6), "%")
    scaled = _SCALED.fullmatch(plain)
    if scaled and plain not in _UNITS_OF_THEIR_OWN:
        return Amount(round(float(value) * _SCALES[scaled[1]], 6), scaled[2])
    return Amount(round(float(value), 6), _SAME.get(plain, plain))
