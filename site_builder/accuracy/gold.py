"""An annotated page as frozen records: what a person says that a page holds."""

from __future__ import annotations

import json
from typing import NamedTuple

from site_builder.accuracy.entries import Entry, Number
from site_builder.errors import ContentError

UNTITLED = ("photo", "roundup")  # a stand-alone photo prints no headline, a column of briefs many


class GoldFigure(NamedTuple):
    """A key figure with every answer that counts as right, the first annotator's before the second's."""

    quote: str
    value: Number
    unit: str
    metrics: tuple[str, ...]
    changes: tuple[Number | None, ...]  # empty: not annotated, any answer will do
    statuses: tuple[str, ...]
    periods: tuple[str, ...]  # empty: none is asked for
    minor: bool  # only one annotator counted it: neither wanted nor wrong


class GoldArticle(NamedTuple):
    """One annotated article."""

    id: str
    kind: str  # article, photo, notice, or roundup: a column of briefs
    lines: tuple[tuple[int, int], ...]  # 1-based, inclusive
    headline: str
    kicker: str
    deck: str
    people: tuple[tuple[str, str], ...]  # (reporters, 王培源)
    people_optional: tuple[str, ...]
    body: str  # one paragraph a line; '' where it was not annotated
    counties: tuple[str, ...]
    main_counties: tuple[str, ...]
    counties_optional: tuple[str, ...]
    main_optional: tuple[str, ...]
    days: tuple[str, ...]  # ISO, day-level dates only
    figures: tuple[GoldFigure, ...]
    changes: tuple[Number, ...]  # percentage changes that must be found somewhere


class SplitPart(NamedTuple):
    """A piece of a line that articles share."""

    article: str  # '' for what belongs to none
    text: str


class SplitLine(NamedTuple):
    """A line that articles share, piece by piece."""

    line: int
    parts: tuple[SplitPart, ...]


class GoldPage(NamedTuple):
    """One annotated page."""

    seed: str
    issue_date: str
    articles: tuple[GoldArticle, ...]
    split_lines: tuple[SplitLine, ...]
    path: str  # what errors name


def parse_gold(text: str, path: str) -> GoldPage:
    """Read an annotated page.

    Raises `ContentError`, which names the entry that is wrong: no JSON, a field missing or of the wrong kind.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        cause = f"no JSON: {error.msg}"
        raise ContentError(cause, path=path, line=error.lineno, remedy="check quotes, commas and brackets") from None
    except (RecursionError, ValueError):
        raise ContentError("no annotation", path=path, remedy="it nests or counts beyond measure") from None
    page = Entry(data, path)
    articles = tuple(_article(entry) for entry in page.parts("articles", needed=True))
    if len({article.id for article in articles}) < len(articles):
        raise ContentError("two articles share an `id`", path=path, remedy="give each its own")
    return GoldPage(
        seed=page.text("seed"),
        issue_date=page.text("issue_date"),
        articles=articles,
        split_lines=tuple(_split_line(entry) for entry in page.parts("split_lines")),
        path=path,
    )


def _article(entry: Entry) -> GoldArticle:
    roles = ("reporters", "correspondents", "photographers")
    return GoldArticle(
        id=entry.text("id"),
        kind=entry.text("kind"),
        lines=entry.ranges("lines"),
        headline=entry.text("headline", ""),
        kicker=entry.text("kicker", ""),
        deck=entry.text("deck", ""),
        people=tuple((role, name) for role in roles for name in entry.texts(role)),
        people_optional=entry.texts("people_optional"),
        body=entry.text("cleaned_body", ""),
        counties=entry.texts("counties", needed=True),
        main_counties=entry.texts("main_counties", needed=True),
        counties_optional=entry.texts("counties_optional"),
        main_optional=entry.texts("main_optional"),
        days=tuple(iso[:10] for iso in (d.text("iso") for d in entry.parts("dates", needed=True)) if len(iso) >= 10),
        figures=tuple(_figure(figure) for figure in entry.parts("figures", needed=True)),
        changes=entry.numbers("changes"),
    )


def _figure(entry: Entry) -> GoldFigure:
    also = entry.part("also")
    period, metric_also = entry.text("period", ""), entry.text("metric_also", "")
    return GoldFigure(
        quote=entry.text("quote", ""),
        value=entry.number("value"),
        unit=entry.text("unit"),
        metrics=(entry.text("metric"), *((metric_also,) if metric_also else ())),
        changes=_changes(entry, also),
        statuses=(entry.text("status"), *((also.text("status"),) if also.has("status") else ())),
        periods=(period, also.text("period", "")) if period else (),
        minor=entry.flag("minor"),
    )


def _changes(entry: Entry, also: Entry) -> tuple[Number | None, ...]:
    if not entry.has("change"):
        raise entry.wrong("change", "number, or null where none is stated")
    if entry.is_text("change", "?"):
        return ()
    return (entry.optional_number("change"), *((also.optional_number("change"),) if also.has("change") else ()))


def _split_line(entry: Entry) -> SplitLine:
    line = entry.number("line")
    if not isinstance(line, int):
        raise entry.wrong("line", "line number")
    return SplitLine(line, tuple(SplitPart(p.text("article", ""), p.text("text")) for p in entry.parts("parts")))
