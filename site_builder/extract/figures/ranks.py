"""Ranks: 居全省第3位, 名列首位, 进入全省前50名."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from site_builder.text.numerals import parse_han

_CUES = (
    r"位居|位列|名列|排名|排在|排位|排|居于|居|列|跃居|跃升至?|升至|升到|上升至|上升到|前移至|"
    r"跻身|进入|挺进|闯入|保持|稳居|连续[^，。；]{1,6}居|获得?|夺得|荣获|均居|"
    r"均列"
)
_CUE = f"(?:{_CUES})"
_SCOPE = r"(?P<scope>[^，。；：、！？“”\n0-9]{0,14}?)"
_PLACE = (
    r"(?P<front>前|第)(?P<n>[0-9]{1,4}|"
    r"[一二三四五六七八九十]{1,3})(?P<unit>[位名])?(?![0-9个家次届批期季产书时方部次项条台座大部]|"
    r"[位名](?:患者|学员|同志|选手|老师|专家)|强|列)"
)
_RANK = re.compile(rf"{_CUE}{_SCOPE}(?:{_PLACE}|(?P<first>首位|榜首|第一位))")
_BARE = re.compile(
    rf"(?P<scope>(?:全省|全国|全市|省内|国内|全县|世界|全球|华北|"
    rf"鲁西)[^，。；：、！？“”\n0-9]{{0,6}}?){_PLACE}(?=[，。；、！？”）]|$)"
)

_ROW = re.compile(
    rf"(?:{_CUES}|分[列居获]){_SCOPE}第?(?P<row>[二三四五六七八九十0-9]{{1,3}}(?:[、和]第?[二三四五六七八九十0-9]{{1,3}}){{1,5}})(?P<unit>[位名])"
)
_MEMBER = re.compile(r"[一二三四五六七八九十]{1,3}|[0-9]{1,3}")
_FURTHER = re.compile(rf"(?:[、和及与]|以及){_PLACE}(?=[，。；、和及与！？”）]|$)")


class Rank(NamedTuple):
    """A rank and where it stands."""

    start: int  # of the cue: 居
    end: int
    value: Decimal
    unit: str
    qualifier: str
    printed: str  # 全省第3位
    phrase: str  # 居全省第3位
    row: int = 0  # its place in 分别居全省第3位和第2位
    first: int = -1  # where that row begins, its first rank included; -1 for a rank that stands alone
    of: int = 1  # how many stand in that row


def find_ranks(text: str) -> list[Rank]:
    """Every rank of a width-folded text, in reading order."""
    rows = [rank for match in _ROW.finditer(text) for rank in _members(match)]
    found: list[Rank] = []
    for match in sorted([*_RANK.finditer(text), *_BARE.finditer(text)], key=lambda m: (m.start(), -m.end())):
        if found and match.start() < found[-1].end:
            continue
        if rank := _read(match):
            found += _with_further(text, rank, match["scope"])
    alone = [rank for rank in found if not any(row.first < rank.end and rank.start < row.end for row in rows)]
    return sorted([*rows, *alone]) if rows else found


def _members(match: re.Match[str]) -> list[Rank]:
    """分列全市第二、三、四位: one rank for each of those named before."""
    out: list[Rank] = []
    for member in _MEMBER.finditer(match.string, match.start("row"), match.end("row")):
        parsed = (Decimal(member.group()), None) if member.group().isdigit() else parse_han(member.group())
        if parsed is None:
            return []
        start = member.start() if out else match.start()
        printed = f"{match['scope']}第{member.group()}{match['unit']}"
        end = match.end() if member.end() == match.end("row") else member.end()
        out.append(Rank(start, end, parsed[0], match["unit"], "第", printed, match.group(), len(out), match.start()))
    return [rank._replace(of=len(out)) for rank in out]


def _with_further(text: str, rank: Rank, scope: str) -> list[Rank]:
    """A rank and those of its row, which share its scope: 分别居全省第3位和第2位."""
    row = [rank]
    while (match := _FURTHER.match(text, row[-1].end)) and (further := _read(match)):
        printed = scope + text[match.start("front") : match.end()]
        row.append(further._replace(start=match.start("front"), printed=printed, row=len(row)))
    return [each._replace(first=rank.start, of=len(row)) for each in row] if len(row) > 1 else row


def _read(match: re.Match[str]) -> Rank | None:
    parts = match.groupdict()
    if parts.get("first"):
        value, unit, qualifier = Decimal(1), "位", ""
    else:
        number = parts["n"]
        parsed = (Decimal(number), None) if number.isdigit() else parse_han(number)
        if parsed is None or parsed[0] == 0:
            return None
        if not parts["unit"] and re.match(r"获|保持|进入", match.group()) and not parts.get("scope"):
            return None
        front = parts["front"]
        value, unit = parsed[0], (parts["unit"] or ("名" if front == "前" else "位"))
        qualifier = front
    start = match.start("scope") if parts.get("scope") is not None else match.start("front")
    printed = match.string[start : match.end()].strip()
    return Rank(match.start(), match.end(), value, unit, qualifier, printed, match.group())
