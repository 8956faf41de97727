"""Issues: the calendar with its gaps, one day's newspaper in page order, its whole text."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from site_builder.catalog import Entry, Issue
from site_builder.catalog.fingerprint import plain_print
from site_builder.catalog.leads import lead_entry
from site_builder.render.headline import headline
from site_builder.render.marks import link_figures
from site_builder.render.markup import to_html
from site_builder.render.pieces import File, Piece
from site_builder.render.press import Press

_MONDAY_FIRST = Calendar(firstweekday=0)
_TOLD = 366  # issues whose lead stories stand beside the calendar: the page of a long archive stays small


class Month(NamedTuple):
    """A month of the calendar; `weeks` hold (day of the month or 0, issue or None)."""

    iso: str
    weeks: list[list[tuple[int, Issue | None]]]
    issues: list[tuple[Issue, Entry | None]]  # newest first, each with its lead story; of recent ones only
    gap_after: int  # months without an issue between this one and the one before it in time


def calendar_page(press: Press) -> File:
    """issues/index.html."""
    dated = [issue for issue in press.site.issues if issue.date]
    undated = next((issue for issue in press.site.issues if not issue.date), None)
    months = list(_months(dated))
    return press.page("issues.html", "issues/index.html", section="issues", months=months, undated=undated)


def issue_piece(press: Press, issue: Issue) -> Piece:
    """The page of an issue, with its text."""
    neighbours = [(link.title, link.url) if link else () for link in (issue.previous, issue.next)]
    key = plain_print(neighbours, *map(press.print_of, issue.entries))
    return Piece(issue.url, key, partial(_issue_pages, press, issue), issue.entries[0].url)


def _issue_pages(press: Press, issue: Issue) -> Iterator[File]:
    yield _issue_page(press, issue)
    yield issue.text_url, issue_text(press, issue).encode()


def _months(issues: list[Issue]) -> Iterator[Month]:
    """Months that have an issue, newest first; the gaps between them are counted, not drawn."""
    by_date = {issue.date: issue for issue in issues}
    names = [name for name, _ in groupby(sorted(by_date, reverse=True), key=lambda iso: iso[:7])]
    for i, name in enumerate(names):
        year, month = map(int, name.split("-"))
        weeks = [
            [(day.day if day.month == month else 0, _issue_of(day, month, by_date)) for day in week]
            for week in _MONDAY_FIRST.monthdatescalendar(year, month)
        ]
        gap = _months_between(names[i + 1], name) if i + 1 < len(names) else 0
        own = [(issue, lead_entry(issue.entries)) for issue in issues[:_TOLD] if issue.date.startswith(name)]
        yield Month(name, weeks, own, gap)


def _issue_of(day: date, month: int, by_date: dict[str, Issue]) -> Issue | None:
    return by_date.get(day.isoformat()) if day.month == month else None


def _months_between(earlier: str, later: str) -> int:
    (y1, m1), (y2, m2) = (map(int, name.split("-")) for name in (earlier, later))
    return (y2 - y1) * 12 + m2 - m1 - 1


def _issue_page(press: Press, issue: Issue) -> File:
    bodies = {
        entry.url: [
            Markup(link_figures(to_html(part.body), part.facts.figures, "../" + entry.url)) for part in entry.parts
        ]
        for entry in issue.entries
    }
    return press.page(
        "issue.html",
        issue.url,
        section="issues",
        issue=issue,
        bodies=bodies,
        headlines={entry.url: headline(entry) for entry in issue.entries},
        figure_count=sum(len(entry.figures) for entry in issue.entries),
        pages=[(page, list(group)) for page, group in groupby(issue.entries, key=lambda e: e.article.page)],
    )


def issue_text(press: Press, issue: Issue) -> str:
    """The whole issue as plain text, in page order."""
    head = f"{press.site.config.newspaper or press.site.config.title}　{press.say.long_date(issue.date)}"
    stories = [_story_text(entry) for entry in issue.entries]
    rights = (press.site.config.rights,) if press.site.config.rights else ()
    return "\n\n――――――――――\n\n".join((head, *stories, *rights)) + "\n"


def _story_text(entry: Entry) -> str:
    story = entry.article.story
    head = (story.kicker, story.title, story.deck, story.byline)
    blocks = (block.text for part in entry.parts for block in part.story.blocks)
    return "\n".join((*filter(None, head), "", *blocks))
