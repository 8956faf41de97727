"""One amount in several units, or in none that is said: 2小时12分48秒, 3元5角, 1块2, 一万二."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from site_builder.extract.figures.units import UnitKind
from site_builder.text.numerals import MULTIPLIERS, parse_han

_N = r"(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_TIME = re.compile(
    rf"(?:(?P<hours>{_N})个?(?P<half>半?)小时零?)?(?:(?P<minutes>{_N})分钟?零?)?(?:(?P<seconds>{_N})秒(?P<parts>[0-9]{{1,2}})?)?"
)
_MONEY = re.compile(
    rf"(?P<whole>[0-9]{{1,6}}|[一二两三四五六七八九十百]{{1,4}})(?:元|块)(?P<tenths>{_N})"
    r"(?:[角毛]|(?:钱|(?=[，。；、？！）]|$|[一每](?:斤|公斤|个|袋|盒|瓶|吨))))"
)
_SPOKEN = re.compile(
    r"(?:(?P<number>[0-9]{1,4})(?P<scale>[万千百])(?P<more>[1-9])|(?P<han>[一二两三四五六七八九十百千]{1,5}[百千万][一二三四五六七八九]?))"
    r"(?![0-9.一二三四五六七八九十百千万亿个])(?P<unit>块钱?|元)?"
)
_SPENT = re.compile(
    r"(?:[卖挣赚花摊赔租价]|省下|投入|(?:收|投)了|[收增]入|增收|工资|补贴|奖励|给了|交了)"
    r"(?:[了到上个出下能可达近约过超就要有]|大约|大概|至少|将近|接近){0,3}$"
)


class Amount(NamedTuple):
    """An amount, and where its print ends."""

    end: int
    value: Decimal
    unit: str
    kind: UnitKind


def find_compound(text: str, at: int) -> Amount | None:
    """The amount in several units that begins at `at`.

    2小时20分钟 is 140 分钟, 2小时12分48秒 132.8 分钟, 4分21秒35 261.35 秒, 3元5角 3.5 元, 1块2 1.2 元.
    """
    return _time(text, at) or _money(text, at)


def find_spoken(text: str, at: int) -> Amount | None:
    """The sum of money that begins at `at` and has no unit, or the one that a digit behind 万 hides.

    (一亩地能卖)一万二 is 12000 元, (每户摊了)1万2 too; without such words before it, it might count anything.
    """
    match = _SPOKEN.match(text, at)
    if match is None or not (match["unit"] or _SPENT.search(text, max(0, at - 8), at)):
        return None
    if match["number"]:
        scale = MULTIPLIERS[match["scale"]]
        return Amount(
            match.end(), Decimal(match["number"]) * scale + Decimal(match["more"]) * scale / 10, "元", "money"
        )
    parsed = parse_han(match["han"])
    return Amount(match.end(), parsed[0], "元", "money") if parsed and parsed[1] is None else None


def _time(text: str, at: int) -> Amount | None:
    match = _TIME.match(text, at)
    if match is None or sum(match[part] is not None for part in ("hours", "minutes", "seconds", "parts")) < 2:
        return None
    hours, minutes, seconds = (_number(match[part]) for part in ("hours", "minutes", "seconds"))
    seconds += Decimal(f"0.{match['parts']}") if match["parts"] else 0
    if match["half"]:
        return None
    if match["hours"]:
        return Amount(match.end(), hours * 60 + minutes + round(seconds / 60, 2), "分钟", "time")
    return Amount(match.end(), minutes * 60 + seconds, "秒", "time")


def _money(text: str, at: int) -> Amount | None:
    match = _MONEY.match(text, at)
    if match is None or (match.end() == match.end("tenths") and len(match["tenths"]) > 1):
        return None
    return Amount(match.end(), _number(match["whole"]) + _number(match["tenths"]) / 10, "元", "money")


def _number(text: str | None) -> Decimal:
    if not text:
        return Decimal(0)
    parsed = None if text.isdigit() else parse_han(text)
    return Decimal(text) if parsed is None and text.isdigit() else parsed[0] if parsed else Decimal(0)
