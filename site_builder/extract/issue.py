"""When a page was published: told by a person, its file name or its masthead, else inferred from what it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from site_builder.extract.days import Day, find_days, fold, make
from site_builder.extract.folio import date_in_furniture, date_in_name
from site_builder.extract.sentences import Piece, piece_at, sentences
from site_builder.extract.years import find_year
from site_builder.model import IssueDate, Story

_AHEAD = re.compile(
    r"将|定于|拟于|计划|预计|力争|确保|截止|届时|(?<!日)之?前完成|有望|报名|施行|实施|明年|即日起|至\d{1,2}时|起至"
)
_REPORTED = re.compile(r"(?:记者.{0,4}|截至)$")


class _Dateline(NamedTuple):
    """A day that the page reports as past; one that leads stands where a story says when it happened."""

    day: Day
    leads: bool


def find_issue(seed: str, stories: Sequence[Story], furniture: str, configured: str) -> IssueDate:
    """The publication date of a page, its source and evidence.

    In this order: `configured` (site.yaml), a date in the file name, a masthead or folio line in `furniture`, else
    the day after the latest day that the stories report as past, in the year that the page's own years agree with.
    """
    if configured:
        return IssueDate(configured, "config", "site.yaml")
    if named := date_in_name(seed):
        return IssueDate(named.isoformat(), "filename", seed)
    if printed := date_in_furniture(furniture):
        return IssueDate(printed[0].isoformat(), "masthead", printed[1])
    return _inferred(stories)


def _inferred(stories: Sequence[Story]) -> IssueDate:
    lines = [line for story in stories for line in _datelines(story)]
    plain = [line for line in lines if not line.day.year]
    latest = _latest([line.day for line in plain if line.leads] or [line.day for line in plain or lines])
    if latest is None:
        return IssueDate("", "none")
    year, evidence = find_year(latest, [text for story in stories for text in _texts(story)])
    found = make(year, latest.month, latest.day) if year else None
    if found is None:
        return IssueDate("", "none", f"最晚电头{latest.text}，年份不明")
    return IssueDate((found + timedelta(1)).isoformat(), "inferred", f"最晚电头{latest.text}，年份据“{evidence}”")


def _texts(story: Story) -> Iterator[str]:
    yield from (fold(text) for text in (story.kicker, story.title, story.deck, story.byline) if text)
    yield from (fold(block.text) for block in story.blocks)


def _datelines(story: Story) -> Iterator[_Dateline]:
    """The days that a story reports as past, months named; those of its byline and the first of its body lead."""
    yield from (_Dateline(day, True) for day in find_days(story.byline) if day.month)
    first = True
    for block in story.blocks:
        days = [day for day in find_days(block.text) if day.month]
        pieces = sentences(block.text)
        for day in days:
            before = block.text[max(0, day.start - 8) : day.start]
            piece = piece_at(pieces, day.start)
            if story.kind == "notice":
                if piece.end - piece.start <= len(day.text) + 2:
                    yield _Dateline(_signed(day), True)
            elif (line := _dateline(day, block.text, piece)) is not None:
                yield _Dateline(line, (first and day is days[0]) or bool(_REPORTED.search(before)))
        first = first and not days


def _dateline(day: Day, text: str, piece: Piece) -> Day | None:
    """A day as the report of something past, None for what is to come."""
    before = text[max(piece.start, day.start - 12) : day.start]
    reported = not before.strip("“在") or bool(_REPORTED.search(before))
    ahead = bool(_AHEAD.search(text, max(piece.start, day.start - 80), min(piece.end, day.end + 80)))
    if (ahead and not reported) or day.year[:1] in {"去", "前", "明"}:
        return None
    return day if ahead else day.last()


def _signed(day: Day) -> Day:
    """The day before a notice's signature: it tells of days to come, and may be signed with the issue's own day."""
    before = date(2001, day.month, min(day.day, 28)) - timedelta(1)
    return replace(day, year="", month=before.month, day=before.day)


def _latest(days: list[Day]) -> Day | None:
    """The last of the days round the year: the one before the widest gap, since a page tells of a few weeks at most.

    A single mention far beyond days that several stories name is a plan that no word gives away.
    """
    byday: dict[int, list[Day]] = {}
    for day in days:
        byday.setdefault(date(2000, day.month, day.day).timetuple().tm_yday, []).append(day)
    order = sorted(byday)
    if not order:
        return None
    gaps = [((order[(n + 1) % len(order)] - at - 1) % 366 + 1, n) for n, at in enumerate(order)]
    n = max(gaps)[1]
    while len(byday[order[n]]) == 1 and len(order) > 1:
        before = order[n - 1]
        near = sum(len(byday[at]) for at in order if (before - at) % 366 <= 7)
        if (order[n] - before) % 366 < 10 or near < 3:
            break
        order.pop(n)
        n = (n - 1) % len(order)
    return byday[order[n]][0]
