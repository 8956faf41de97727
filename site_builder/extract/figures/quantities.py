"""A quantity: a numeral with its unit and what qualifies it, wherever it stands in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from site_builder.extract.figures.compounds import find_compound, find_spoken
from site_builder.extract.figures.leading import leading
from site_builder.extract.figures.shares import find_shares
from site_builder.extract.figures.units import ARABIC_ONLY, HAN_NEVER, UnitKind, match_unit
from site_builder.text.numerals import Numeral, find_numerals

_MULTIPLIER = re.compile(r"万亿|千万|百万|十万|亿|万|千(?![瓦米克伏卡])|百")
_MORE = re.compile(r"[余多来]|几(?=[个家名人万千百亿项座元])")
_POST = re.compile(r"(?:及其?)?以上|(?:及其?)?以下|左右|上下|不等|之多|有余|以内|[多余](?![少种样元次方数])")
_RANGE = re.compile(r"\s{0,9}(?:[—–\-－~～]{1,2}|至|到)\s{0,9}")
_IN_ROW = re.compile(r"[、和与及]|以及")
_ROW = 40  # characters in which a 分别 hands out numbers
_AND_MORE = re.compile(r"个(?P<more>[多半])(?P<name>月|小时)")
_COMPOUND = ("小", "个", "分", "秒", "元", "块")  # what goes on behind the first number of 2小时20分, 3元5角
_TERM = re.compile(r"(?:提前了?|延长了?|缩短了?|历时|工期|为期|有效期|期限)为?$")  # 提前两年完成
_BELOW_ZERO = re.compile(r"零下$|(?<![0-9A-Za-z℃%元个])[-－−]$|(?<![抱背担胜辜欺])负$")


class Quantity(NamedTuple):
    """A number, its unit and its qualifiers; `start` and `end` take in qualifiers that touch it."""

    start: int  # of the numeral
    end: int  # behind unit and 以上, 多, 左右
    value: Decimal
    value_max: Decimal | None
    unit: str
    kind: UnitKind
    qualifier: str
    lead: int  # where qualifiers before the numeral begin; start if there are none
    han: bool
    digits: str  # the numeral as printed


def find_quantities(text: str, masked: bytearray) -> list[Quantity]:
    """Every quantity of a width-folded text outside the mask, in reading order.

    `27000余名` → 27000 名 余; `30元到50元` → 30 to 50 元; `两成` → 20 %; `三分之一` → 33.33 %.
    """
    found = [
        _finish(text, share.start, share.end, share.percent, share.top, "%", "ratio", share.qualifier, True)
        for share in find_shares(text, masked)
    ]
    taken = {place for q in found for place in range(q.start, q.end)}
    numerals = [
        n for n in find_numerals(text) if not masked[n.start] and not masked[n.end - 1] and n.start not in taken
    ]
    skip_to = 0
    for index, numeral in enumerate(numerals):
        if numeral.start < skip_to:
            continue
        quantity = _read(text, numerals, index)
        if quantity is not None:
            found.append(quantity)
            skip_to = quantity.end
    found.sort(key=lambda q: q.start)
    return found


def _read(text: str, numerals: Sequence[Numeral], index: int) -> Quantity | None:
    """The quantity that begins with this numeral, a range taken as one."""
    first = numerals[index]
    if text[first.end : first.end + 1] in _COMPOUND and (whole := find_compound(text, first.start)):
        return _finish(text, first.start, whole.end, whole.value, None, whole.unit, whole.kind, "", first.han)
    tail = _read_tail(text, first)
    times = None if tail else _MULTIPLIER.match(text, first.end)  # 30万至(40万元)
    here = tail[0] if tail else times.end() if times else first.end
    second = next((n for n in numerals[index + 1 : index + 3] if n.start >= here), None)  # the 亿 of 5亿元 is none
    if second is not None and second.start - here <= 4 and (gap := _RANGE.fullmatch(text, here, second.start)):
        other = _read_tail(text, second)
        said = tail[1] if tail else times.group() if times else ""
        if other and (not said or _same_scale(said, other[1])) and not _moves(text, first.start, gap.group()):
            low, high = first.value, second.value
            if low < high:
                return _finish(
                    text, first.start, other[0], low, high, other[1], other[2], tail[3] if tail else other[3], first.han
                )
    if tail is None:
        if spoken := find_spoken(text, first.start):
            return _finish(text, first.start, spoken.end, spoken.value, None, spoken.unit, spoken.kind, "", first.han)
        return _elided(text, numerals, index)
    if tail[1] == "个" and (points := _elided(text, numerals, index, "个")) and points.unit == "个百分点":
        return points
    value, value_max, unit = first.value, first.value_max, tail[1]
    if tail[3] == "半":  # 1个半小时
        value, tail = value + Decimal("0.5"), (*tail[:3], "")
    for scale, size in (("亿", 10**8), ("万", 10**4)):  # 三百万元 is 300 万元
        if first.han and first.end - first.start > 0 and text[first.end - 1] == scale and value >= size:
            value, unit = value / size, scale + unit
            value_max = None if value_max is None else value_max / size
            break
    return _finish(text, first.start, tail[0], value, value_max, unit, tail[2], tail[3], first.han)


def _elided(text: str, numerals: Sequence[Numeral], index: int, said: str = "") -> Quantity | None:
    """A number whose unit is said with the last of its row: 分别为3.2、3.6、5.8元; 提高1.9个、0.6个百分点."""
    first = numerals[index]
    if first.han or text.rfind("分别", max(0, first.start - _ROW), first.start) < 0:
        return None
    end = first.end + len(said)
    for other in numerals[index + 1 : index + 6]:
        if not _IN_ROW.fullmatch(text, end, other.start) or other.han:
            return None
        if (tail := _read_tail(text, other)) and tail[1] != said:
            return _finish(text, first.start, first.end + len(said), first.value, None, tail[1], tail[2], "", False)
        end = other.end + len(said)
    return None


def _same_scale(low: str, high: str) -> bool:
    return low == high or low in ("万", "亿") or high.startswith(low)


def _moves(text: str, start: int, gap: str) -> bool:
    """由6个到1个 is a change, not a range."""
    return gap.strip() in ("到", "至") and start > 0 and text[start - 1] in "由从"


def _read_tail(text: str, numeral: Numeral) -> tuple[int, str, UnitKind, str] | None:
    """End, unit, its kind and the qualifier between numeral and unit: 3亿多元 → 亿元, 多."""
    at, more, scale = numeral.end, "", ""
    for _ in range(2):
        if found := _MORE.match(text, at):
            more, at = found.group(), found.end()
        if not scale and (found := _MULTIPLIER.match(text, at)):
            scale, at = found.group(), found.end()
    if found := _AND_MORE.match(text, at):  # 3个多月
        return found.end(), "个" + found["name"], "time", found["more"]
    if not scale and text.startswith("个亿", at):  # 5个亿
        return at + 2, "亿元", "money", more
    unit = match_unit(text, at)
    if unit is None:
        closed = at == len(text) or text[at] in "，。；、！？）)以" or text.startswith("左右", at)
        return (at, scale, "count", more) if scale and closed and not numeral.han else None  # 粉丝突破10万
    if numeral.han and unit.text in HAN_NEVER:
        return None
    single = numeral.end - numeral.start == 1
    if numeral.han and unit.text in ARABIC_ONLY and not more and not scale and single:
        years = unit.text == "年" and _TERM.search(text, max(0, numeral.start - 5), numeral.start)
        return (unit.end, unit.text, unit.kind, more) if years else None
    return unit.end, scale + unit.text, unit.kind, more


def _finish(
    text: str,
    start: int,
    end: int,
    value: Decimal,
    top: Decimal | None,
    unit: str,
    kind: UnitKind,
    more: str,
    han: bool,
) -> Quantity:
    words: list[str] = [more] if more else []
    if match := _POST.match(text, end):
        words.append(match.group())
        end = match.end()
        if second := _POST.match(text, end):  # 多以上 does not occur, 余左右 does
            end = second.end()
    lead, before = leading(text, start)
    if _BELOW_ZERO.search(text, max(0, start - 2), start):
        value, lead, before = -value, start - (2 if text[start - 1] == "下" else 1), []
    return Quantity(start, end, value, top, unit, kind, "…".join([*before, *words]), lead, han, text[start:end])
