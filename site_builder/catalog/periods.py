"""Printed periods as stretches of days: 一季度 in a paper of April 2022 → 2022-01-01 to 2022-03-31."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

_YEAR = r"(?P<year>20\d\d年|今年|本年|去年|上年|前年)?(?:度|的)?"
_RANGE = r"(?P<first>\d{1,2})月?份?[—–\-－~～至到]+(?P<last>\d{1,2})月(?:份|底|末)?"
_NAMED = r"(?P<named>第?[一二三四]季度|首季度?|前三季度|上半年|下半年|全年)"
_MONTH = r"(?P<month>\d{1,2})月(?P<end>底|末)?份?"
_DAY = r"(?P<dm>\d{1,2})月(?P<dd>\d{1,2})日(?:\d{1,2}[时点](?:\d{1,2}分)?)?"
_PERIOD = re.compile(rf"(?P<until>截[至止]到?)?{_YEAR}(?:{_RANGE}|{_NAMED}|{_DAY}|{_MONTH}|(?P<close>底|末))?")
_NOW = frozenset(["目前", "截至目前", "截止目前", "当前", "至今", "今年以来", "截至今年"])
_NAMES = {
    "一季度": (1, 3),
    "首季度": (1, 3),
    "首季": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
    "前三季度": (1, 9),
    "上半年": (1, 6),
    "下半年": (7, 12),
    "全年": (1, 12),
}


class When(NamedTuple):
    """The days that a figure is about; `start` is '' where it is how things stand at `end`."""

    start: str
    end: str
    label: str  # 2022年一季度


def read_period(text: str, issue: str, *, ahead: bool = False) -> When | None:
    """The period as an issue of that date means it; None where it is not plain which days are meant.

    `ahead`: of what is planned, months without a year are still to come.
    """
    if not issue or not text:
        return None
    text = "".join(text.split())
    year, month = int(issue[:4]), int(issue[5:7])
    if text in _NOW:
        return When("", issue, f"截至{year}年{month}月{int(issue[8:])}日")
    match = _PERIOD.fullmatch(text) if text else None
    if not match or text in ("今年", "本年"):
        return None
    months = _months(match)
    if months is None or not 1 <= months[0] <= months[1] <= 12:
        return None
    said = match["year"]
    year = _year(said, year, past=not ahead and months[1] > month)
    return _when(match, months, year, _label(text, said, year))


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if match["first"]:
        return int(match["first"]), int(match["last"])
    if match["named"]:
        return _NAMES[match["named"].removeprefix("第")]
    if match["dm"]:
        return int(match["dm"]), int(match["dm"])
    if match["month"]:
        return int(match["month"]), int(match["month"])
    return (1, 12) if match["year"] and match["year"][0] in "2去上前" else None


def _year(said: str | None, issue: int, *, past: bool) -> int:
    """`past`: a month after that of the issue, named without a year, was last year's."""
    if not said:
        return issue - 1 if past else issue
    return int(said[:4]) if said[0] == "2" else issue - {"今年": 0, "本年": 0, "去年": 1, "上年": 1, "前年": 2}[said]


def _label(text: str, said: str | None, year: int) -> str:
    """The printed period with its year in figures."""
    bare = text.replace(said, "", 1) if said else text
    until = next((word for word in ("截至到", "截至", "截止到", "截止") if bare.startswith(word)), "")
    return f"{'截至' if until else ''}{year}年{bare.removeprefix(until)}".removesuffix("度" if said == bare else "")


def _when(match: re.Match[str], months: tuple[int, int], year: int, label: str) -> When | None:
    first, last = months
    if match["dd"]:
        if not 1 <= int(match["dd"]) <= monthrange(year, last)[1]:
            return None
        return When("", f"{year}-{last:02}-{int(match['dd']):02}", label)
    end = f"{year}-{last:02}-{monthrange(year, last)[1]}"
    stands = match["until"] or match["end"] or match["close"]
    return When("" if stands else f"{year}-{first:02}-01", end, label)
