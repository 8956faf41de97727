"""Parts of a whole in words: 三分之一, 两成半, 半数."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from site_builder.text.numerals import parse_han

_FRACTION = re.compile(
    r"(?P<base>百|千|万|[二两三四五六七八九十]{1,3}|"
    r"[0-9]{1,3})分之(?P<part>[零一二两三四五六七八九十百]{1,6}(?:点[零一二三四五六七八九]{1,4})?|"
    r"[0-9]{1,4}(?:\.[0-9]{1,3})?)"
)
_SLASH = re.compile(r"(?<![0-9/.])(?P<part>[1-9])/(?P<base>[2-9]|10)(?=的|以上|左右|强|多)")
_TENTHS = re.compile(
    r"(?P<n>[一二两三四五六七八九1-9]{1,2})成(?P<half>[半五])?(?![立为功果员交本品效绩熟长套人年千百份分形就因型才都都语了])"
)
_HALF = re.compile(r"(?:半数|过半|一半|大半)(?=以上|左右|的|以|为|，|。|、|$)")
_NOT_BEFORE_TENTHS = "零一二三四五六七八九十百千万.0123456789第"


class Share(NamedTuple):
    """A part of a whole in per cent; `top` where it is a range (七八成)."""

    start: int
    end: int
    percent: Decimal
    top: Decimal | None = None
    qualifier: str = ""


def find_shares(text: str, masked: bytearray) -> Iterator[Share]:
    """Shares of a width-folded text: 三分之一 → 33.33, 两成半 → 25, 七八成 → 70 to 80, 过半 → 50 过."""
    for match in _FRACTION.finditer(text) if "分之" in text else ():
        base, part = _number(match["base"]), _number(match["part"])
        if base and part is not None:
            yield Share(match.start(), match.end(), round(part * 100 / base, 2))
    for match in _SLASH.finditer(text) if "/" in text else ():
        if int(match["part"]) < int(match["base"]):
            yield Share(match.start(), match.end(), round(Decimal(match["part"]) * 100 / Decimal(match["base"]), 2))
    for match in _TENTHS.finditer(text) if "成" in text else ():
        inside = match.start() and text[match.start() - 1] in _NOT_BEFORE_TENTHS
        if masked[match.start()] or inside:
            continue
        if parsed := (parse_han(match["n"]) if not match["n"].isdigit() else (Decimal(match["n"]), None)):
            top = None if parsed[1] is None else parsed[1] * 10
            yield Share(match.start(), match.end(), parsed[0] * 10 + (5 if match["half"] else 0), top)
    for match in _HALF.finditer(text) if "半" in text else ():
        if match.group() != "大半":
            yield Share(match.start(), match.end(), Decimal(50), None, "过" if match.group() == "过半" else "")


def _number(text: str) -> Decimal | None:
    if text[0].isdigit():
        return Decimal(text)
    parsed = parse_han(text)
    return parsed[0] if parsed else None
