"""Day-level dates of a story: when, as ISO, and what happens on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from site_builder.extract.days import Day, find_days, make, month_of, offset, shift, year_of
from site_builder.extract.deeds import NEAR, find_deed, shorten
from site_builder.extract.sentences import Piece, inside_quotes, piece_at, sentences
from site_builder.model import Event, Story

_AHEAD = re.compile(
    r"将于|将在|将|拟于|定于|计划|预计|力争|确保|有望|截止|报名|之?前|底前|起至?|至|为止|届时|即将|明年"
)
_CLOCK = re.compile(
    r"(?:上午|下午|中午|晚上?|凌晨|清晨|早上?|傍晚|夜间?|当天|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[时点](?:整|半|\d{1,2}分)?许?"
    r"|\d{1,2}[:：]\d{2}|[（(](?:星期|周|礼拜|农历)[^）)]{1,8}[）)]|(?:之?前|以来|起|左右))+"
)
_SAME_DAY = 20  # events of one day that a further one is compared with
_STARTS = "，。；：！？、（“ \n"


@dataclass(slots=True)
class _Reading:
    """Where the reading of a story stands: the issue, the last day named and its paragraph."""

    issue: date | None
    last: date | None = None
    block: int = -1
    spoken: int = 0  # the last year printed as a number


def find_events(story: Story, issue_date: str) -> tuple[Event, ...]:
    """Every day that the body names, in reading order; months and quarters are none.

    `issue_date` ('' if unknown) gives the year that 4月17日 leaves out and the day that 昨日 means.  A range is one
    event with `end`.  Example: 4月17日14时，临清市报告1例 in the issue of 2022-04-19 → 2022-04-17.
    """
    reading = _Reading(date.fromisoformat(issue_date) if issue_date else None)
    out: list[Event] = []
    told: dict[tuple[str, str], list[Event]] = {}
    for n, block in enumerate(story.blocks):
        if block.kind != "subhead":
            for event in _block_events(block.text, n, reading, shorten(story.title)):
                before = told.setdefault((event.date, event.end), [])
                if not any(_told(event, other) for other in before[-_SAME_DAY:]):
                    before.append(event)
                    out.append(event)
    return tuple(out)


def _told(event: Event, before: Event) -> bool:
    """Whether an earlier event of that day says it already: 报告混采结果为阳性，当日进行初筛 before 当日 进行初筛."""
    if event.what == before.what:
        return True
    word = offset(event.text) is not None
    own = event.text + event.what.split("，")[0] if word else event.what
    return own in before.what and (word or before.text.startswith(event.text))


def _block_events(text: str, n: int, reading: _Reading, title: str) -> Iterator[Event]:
    days = find_days(text)
    if not days:
        return
    quoted, pieces = inside_quotes(text), sentences(text)
    for day in days:
        piece = piece_at(pieces, day.start)
        found = _resolve(day, text, piece, n, reading, quoted)
        if found is None:
            continue
        first, last = found
        reading.last, reading.block = last or first, n
        clock = _CLOCK.match(text, day.end)
        printed = day.text + (clock.group() if clock and not day.end_day else "")
        yield Event(
            date=first.isoformat(),
            text=re.sub(r"(?:之?前|以来|起|左右)$", "", printed),
            what=find_deed(text, day, piece, clock.end() if clock else day.end) or title,
            end=last.isoformat() if last else "",
        )


def _resolve(
    day: Day, text: str, piece: Piece, n: int, reading: _Reading, quoted: list[bool]
) -> tuple[date, date | None] | None:
    if day.word and day.day:
        near = reading.last or reading.issue
        found = make(*month_of(day.word, reading.issue or near, near), day.day) if near else None
        return (found, None) if found else None
    if day.word:
        found = _word(day, text, n, reading, quoted[day.start])
        return (found, None) if found else None
    if not day.month:
        found = _bare(day, reading)
        return (found, None) if found else None
    told = text.endswith("截至", 0, day.start)  # what is counted up to a day is past
    ahead = not told and bool(_AHEAD.search(text, max(piece.start, day.start - NEAR), min(piece.end, day.end + NEAR)))
    first = _dated(day.month, day.day, day.year, ahead, reading)
    if first is None:
        return None
    if not day.end_day:
        return first, None
    year = year_of(day.end_year, first.year, first.year) if day.end_year else first.year
    last = make(
        year + (not day.end_year and (day.end_month, day.end_day) < (day.month, day.day)), day.end_month, day.end_day
    )
    return first, last if last and last > first else None


def _dated(month: int, day: int, printed: str, ahead: bool, reading: _Reading) -> date | None:
    """Put month and day into a year: the printed one, else the one nearest to the issue that the wording allows."""
    if printed:
        last = reading.last.year if reading.last else 0
        year = year_of(printed, reading.issue.year if reading.issue else 0, last)
        return make(year, month, day) if 1800 < year < 2200 else None
    if reading.issue is None:
        return make(reading.last.year, month, day) if reading.last else None
    here = make(reading.issue.year, month, day)
    if here is None:
        return make(reading.issue.year - 1, month, day)
    away = (here - reading.issue).days
    if away > 150 and not ahead:
        return make(here.year - 1, month, day)
    if away < -200 and ahead and month <= 3:
        return make(here.year + 1, month, day)
    if reading.last and reading.last.year < here.year and away > 30 and not ahead:
        return make(reading.last.year, month, day)
    return here


def _bare(day: Day, reading: _Reading) -> date | None:
    """19日: in the month that brings it nearest to the day named last, or to the issue."""
    near = reading.last or reading.issue
    if near is None:
        return None
    months = [(near.year, near.month), (near.year - (near.month == 1), (near.month + 10) % 12 + 1)]
    found = [made for year, month in months if (made := make(year, month, day.day))]
    return min(found, key=lambda d: (abs((d - near).days), d), default=None)


def _word(day: Day, text: str, n: int, reading: _Reading, quoted: bool) -> date | None:
    """昨日, 次日 and their like, where they can mean one day only; 当日 counts where a clause begins with it."""
    days, from_issue = offset(day.word) or (0, False)
    before, after = text[day.start - 1 : day.start] if day.start else "", text[day.end : day.end + 2]
    begins = not before or before in _STARTS or text.endswith("记者", 0, day.start)
    if before == "的" or after.startswith("的"):
        return None  # 植树节的前一天, 当天的走访: no day of the report
    if from_issue:
        firm = begins and (
            after[:1] in "，,从在举起《" or after in {"上午", "下午", "凌晨", "晚上", "清晨", "中午", "傍晚"}
        )
        if quoted or not firm or reading.issue is None:
            return None
        return shift(reading.issue, days)
    if reading.last is None or reading.block != n or (days == 0 and not begins) or (quoted and not begins):
        return None
    return shift(reading.last, days)
