"""The records that flow through a build, in the order in which they come to be.

Seed bytes become a `Page`; a page is segmented into `Draft`s and `Leftover`; a draft's printed text is a
`Story`; `Facts` are extracted from a story; story, facts and provenance together are an `Article`, which is
what one Markdown file in `content/` holds.  Every record is frozen, so a stage can only make a new one.

Dates are ISO strings (`2022-04-19`), the empty string where there is none.  Offsets count Unicode code points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Role = Literal["kicker", "headline", "deck", "byline", "body", "infobox", "caption", "credit"]
ROLES: tuple[Role, ...] = ("kicker", "headline", "deck", "byline", "body", "infobox", "caption", "credit")

ArticleKind = Literal["article", "photo", "brief", "notice"]
TitleSource = Literal["headline", "text"]
BlockKind = Literal["text", "subhead", "infobox", "item", "caption"]
LeftoverKind = Literal["masthead", "folio", "staff", "advertisement", "weather", "deleted", "unknown"]
Status = Literal["actual", "target"]
DateSource = Literal["none", "config", "filename", "masthead", "inferred"]


# ------------------------------------------------------------------ the page
class Span(NamedTuple):
    """A half-open run of characters `[start, end)` of `Page.text`."""

    start: int
    end: int


class Line(NamedTuple):
    """One line of a page: its 1-based number and where its text stands, without the line end."""

    number: int
    start: int
    end: int


class Box(NamedTuple):
    """Where a line stands in print: points from the upper left corner of its page, and its font size in points."""

    page: int  # of the PDF, from 1
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A seed as read: one or two newspaper pages as an extractor left them."""

    seed: str  # POSIX path under seeds/
    text: str  # decoded, without BOM, line ends untouched
    sha256: str  # of the raw bytes, hex
    lines: tuple[Line, ...]
    boxes: tuple[Box | None, ...] = ()  # of a PDF: one a line, None for a blank one
    body_size: float = 0.0  # of a PDF: points in which most of its characters are printed


# ------------------------------------------------------------ what segmentation gives
@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body, joined and repaired: a paragraph, a subhead, an infobox heading, its item, a caption.

    A stand-alone photo's caption is its body, so its blocks are of kind `text`.
    """

    kind: BlockKind
    text: str
    spans: tuple[Span, ...] = ()  # where its characters stand in the page; empty once a person has edited it


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the newspaper printed: the text of one article, without anything concluded from it."""

    kind: ArticleKind = "article"
    title: str
    title_source: TitleSource = "headline"
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """A piece of print that may be another part than the one it was taken for; both as words, with their chances."""

    span: Span
    taken: str  # a headline of the story before it
    sure: float  # 0 to 1
    other: str  # the next best
    chance: float  # 0 to 1
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as segmented from a page."""

    story: Story
    source: Mapping[Role, tuple[Span, ...]]
    confidence: float = 1.0  # 0 to 1
    unsure: tuple[Unsure, ...] = ()  # in page order
    notes: tuple[str, ...] = ()  # what a person should look at, in Chinese, e.g. 标题似被截断


@dataclass(frozen=True, slots=True)
class Leftover:
    """Characters of a page that belong to no article."""

    kind: LeftoverKind
    span: Span


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A page taken apart: spans of `drafts` and `leftover` partition its non-blank characters."""

    drafts: tuple[Draft, ...]  # in page order
    leftover: tuple[Leftover, ...]


# ------------------------------------------------------------------------ what is known beforehand
@dataclass(frozen=True, slots=True)
class Place:
    """A county, district or zone of the gazetteer under its preferred name."""

    name: str
    aliases: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()  # a town stands for its county
    zones: tuple[str, ...] = ()  # so does a zone inside it
    tile: tuple[int, int] | None = None  # column and row on the tile map


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places that a digest sorts its articles by."""

    city: str = ""
    places: tuple[Place, ...] = ()


# ---------------------------------------------------------------- what extraction gives
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day on which the text says that something happens: 4月1日 → 2022-04-01."""

    date: str
    text: str
    what: str
    end: str = ""  # last day of a range (5月23至24日)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A quantity that tells something, with the clause that states it."""

    id: str = ""  # f1, f2 …; permanent within its article
    subject: str = ""
    metric: str
    value: float | int
    unit: str
    value_max: float | int | None = None
    qualifier: str = ""
    change: float | int | None = None  # per cent, signed
    change_kind: str = ""  # 同比, 环比, 较去年同期 …
    rank: str = ""
    period: str = ""
    status: Status = "actual"
    county: str = ""
    quote: str  # word for word in the body, there exactly once

    def __hash__(self) -> int:
        """Of what tells one from another; all fields would take ten times as long."""
        return hash((self.id, self.value, self.quote))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is concluded from a story."""

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()  # what the article is about
    mentions: tuple[str, ...] = ()  # what it only mentions
    tags: tuple[str, ...] = ()
    summary: str = ""
    events: tuple[Event, ...] = ()
    figures: tuple[KeyFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueDate:
    """When a page was published, and how that is known."""

    date: str
    source: DateSource
    evidence: str = ""


# ------------------------------------------------------------------- what content/ holds
@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an article stands in its seed, as its front matter says it."""

    seed: str = ""
    roles: Mapping[Role, str] = field(default_factory=dict)  # role → printed spans, e.g. body → '163-198, 63:0-18'
    paragraphs: tuple[str, ...] = ()  # printed spans of each block of the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One Markdown file of content/."""

    id: str  # date and slug; permanent, unique
    slug: str
    date: str  # publication date of the issue; '' where none is to be had
    newspaper: str = ""
    page: tuple[int, ...] = ()
    story: Story
    body: str = ""  # the Markdown itself, of which story.blocks is the plain reading
    facts: Facts = Facts()
    confidence: float = 1.0
    source: Source = Source()
    hidden: bool = False
    noindex: bool = False
    reviewed: bool = False
    continues: str = ""  # id of the article whose later part this is
    extra: Mapping[str, object] = field(default_factory=dict)  # keys that are not ours, kept as they are
