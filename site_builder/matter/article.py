"""Article ↔ Markdown with front matter, both directions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from site_builder.errors import ContentError
from site_builder.matter.body import parse_body
from site_builder.matter.fields import Reader
from site_builder.matter.figures import FIGURE_FIELDS, read_figure
from site_builder.model import ROLES, Article, Event, Facts, KeyFigure, Source, Story
from site_builder.yamltext import Flow, YamlTrouble, dump_yaml, load_yaml

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.S)
FLAGS = ("hidden", "noindex", "reviewed")
_VALUES = attrgetter(*FIGURE_FIELDS)


def split_matter(text: str, path: str) -> tuple[str, str]:
    """(front matter, body) of a Markdown file; `ContentError` where there is no front matter."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    end = text.find("\n---", 3) + 1
    if end and text.startswith("---\n") and text.startswith("---\n", end):  # as nearly always: nothing to search for
        return text[4:end], text[end + 4 :].strip("\n")
    match = _FRONT.match(text)
    if not match:
        raise ContentError(
            "no front matter", path=path, line=1, remedy="the file must open with a --- line and close it with another"
        )
    return match[1] or "", text[match.end() :].strip("\n")


# ------------------------------------------------------------------------------------------ writing
def dump_article(article: Article) -> str:
    """The Markdown file of an article, keys in the contract's order; unknown keys last."""
    return f"---\n{dump_yaml(matter_of(article))}---\n\n{article.body}"


def matter_of(article: Article) -> dict[str, Any]:
    """The front matter as plain values, in the order in which it is written."""
    matter: dict[str, Any] = {"id": article.id} | text_fields(article) | fact_fields(article.facts)
    matter["confidence"] = article.confidence
    matter |= {flag: True for flag in FLAGS if getattr(article, flag)}
    if article.continues:
        matter["continues"] = article.continues
    if article.source.seed:
        matter["source"] = source_value(article.source)
    return matter | dict(article.extra)


def text_fields(article: Article) -> dict[str, Any]:
    """What was printed: the parts of the story, the issue and the page."""
    story = article.story
    return {
        "title": story.title,
        "title_source": story.title_source,
        "kicker": story.kicker,
        "deck": story.deck,
        "date": _date(article.date),
        "newspaper": article.newspaper,
        "page": page_value(article.page),
        "kind": story.kind,
        "byline": story.byline,
    }


def fact_fields(facts: Facts) -> dict[str, Any]:
    """What was concluded from the story."""
    return {
        "reporters": list(facts.reporters),
        "correspondents": list(facts.correspondents),
        "photographers": list(facts.photographers),
        "counties": list(facts.counties),
        "mentions": list(facts.mentions),
        "tags": list(facts.tags),
        "summary": facts.summary,
        "events": [event_value(event) for event in facts.events],
        "figures": [figure_value(figure) for figure in facts.figures],
    }


def source_value(source: Source) -> dict[str, Any]:
    """`source` as it is written: the seed, then each role's spans in reading order of the roles."""
    spans = {role: span_value(source.roles[role]) for role in ROLES if source.roles.get(role)}
    paragraphs = {"paragraphs": [span_value(p) for p in source.paragraphs]} if source.paragraphs else {}
    return {"seed": source.seed} | spans | paragraphs


def span_value(printed: str) -> str | int:
    """A span of one whole line is written as a number."""
    return int(printed) if printed.isdecimal() else printed


def page_value(page: tuple[int, ...]) -> int | list[int] | None:
    """No page, one page or several."""
    return None if not page else page[0] if len(page) == 1 else list(page)


def event_value(event: Event) -> Flow:
    """An event on one line; `end` only for a range."""
    value = Flow(date=_date(event.date), text=event.text, what=event.what)
    if event.end:
        value["end"] = _date(event.end)
    return value


def figure_value(figure: KeyFigure) -> Flow:
    """A key figure on one line, every field there."""
    return Flow(zip(FIGURE_FIELDS, _VALUES(figure), strict=True))


def _date(iso: str) -> date | str | None:
    if not iso:
        return None
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return iso


# ------------------------------------------------------------------------------------------ reading
_KEYS = frozenset(
    (
        *("id", "title", "title_source", "kicker", "deck", "date", "newspaper", "page", "kind", "byline"),
        *("reporters", "correspondents", "photographers", "counties", "mentions", "tags", "summary"),
        *("events", "figures", "confidence", "hidden", "noindex", "reviewed", "continues", "source"),
    )
)


def parse_article(text: str, path: str) -> Article:
    """Read a Markdown file of content/.

    `path` is what errors name.  Raises `ContentError` with file, line, cause and remedy: no front matter, broken
    YAML, a value of the wrong kind.  Unknown keys are kept in `extra`.
    """
    front, body = split_matter(text, path)
    try:
        data = load_yaml(front)
    except YamlTrouble as trouble:
        remedy = "check quotes, brackets and indentation, or take the file from the repository's history"
        raise ContentError(trouble.cause, path=path, line=trouble.line + 1, remedy=remedy) from None
    read = Reader(data, front, path)
    iso = read.date("date")
    slug = path.rsplit("/", 1)[-1].removesuffix(".md")
    return Article(
        id=read.text("id") or f"{iso or 'undated'}-{slug}",
        slug=slug,
        date=iso,
        newspaper=read.text("newspaper"),
        page=read.pages("page"),
        story=_story(read, body),
        body=body + "\n" if body else "",
        facts=_facts(read),
        confidence=float(read.number("confidence", 1.0)),
        source=_source(read),
        hidden=read.flag("hidden"),
        noindex=read.flag("noindex"),
        reviewed=read.flag("reviewed"),
        continues=read.text("continues"),
        extra={key: value for key, value in data.items() if key not in _KEYS},
    )


def _story(read: Reader, body: str) -> Story:
    return Story(
        kind=read.choice("kind", ("article", "photo", "brief", "notice")),
        title=read.text("title"),
        title_source=read.choice("title_source", ("headline", "text")),
        kicker=read.text("kicker"),
        deck=read.text("deck"),
        byline=read.text("byline"),
        blocks=parse_body(body),
    )


def _facts(read: Reader) -> Facts:
    return Facts(
        reporters=read.texts("reporters"),
        correspondents=read.texts("correspondents"),
        photographers=read.texts("photographers"),
        counties=read.texts("counties"),
        mentions=read.texts("mentions"),
        tags=read.texts("tags"),
        summary=read.text("summary"),
        events=tuple(_event(entry) for entry in read.entries("events")),
        figures=tuple(map(read_figure, read.entries("figures"))),
    )


def _event(read: Reader) -> Event:
    return Event(date=read.date("date"), text=read.text("text"), what=read.text("what"), end=read.date("end"))


def _source(read: Reader) -> Source:
    data = read.mapping("source")
    return Source(
        seed=str(data.get("seed") or ""),
        roles={role: _spans(data[role]) for role in ROLES if data.get(role)},
        paragraphs=tuple(_spans(p) for p in data.get("paragraphs") or ()) if _is_list(data.get("paragraphs")) else (),
    )


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _spans(value: object) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value)


def plain_lines(article: Article) -> tuple[str, ...]:
    """What a reader reads, one printed piece a line: kicker, headline, deck, byline, blocks."""
    story = article.story
    lines = (story.kicker, story.title if story.title_source == "headline" else "", story.deck, story.byline)
    return tuple(line for line in (*lines, *(block.text for block in story.blocks)) if line)


def value_fields(matter: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of front matter that the tool fills and a person may edit: all but identity and flags."""
    kept = ("id", "hidden", "noindex", "reviewed", "continues")
    return {key: value for key, value in matter.items() if key in _KEYS and key not in kept}
