"""The annotated articles the press sets: their records and their loading.

A file holds one issue of one paper.  What an annotation leaves out has the value that most have:
a figure is ``actual``, has no change, no qualifier and no period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TEXTS = Path(__file__).parent / "texts"
TAIL = "｜"  # in a paragraph: what follows is a printed byline, not body
SUBHEAD = "## "
BULLETS = "■□●○▲◆"


@dataclass(frozen=True)
class Article:
    """One annotated article; the fields are those of its YAML."""

    id: str
    kind: str
    headline: tuple[str, ...]
    kicker: str
    deck: tuple[str, ...]
    byline: str
    byline_place: str
    reporters: tuple[str, ...]
    correspondents: tuple[str, ...]
    photographers: tuple[str, ...]
    paragraphs: tuple[str, ...]
    infobox_heading: str
    infobox: tuple[str, ...]
    caption: str
    credit: str
    counties: tuple[str, ...]
    main_counties: tuple[str, ...]
    dates: tuple[Mapping[str, str], ...]
    figures: tuple[Mapping[str, Any], ...]

    @property
    def body(self) -> tuple[str, ...]:
        """The paragraphs of the body, without subheads, bullets and bylines printed at their ends."""
        return tuple(p.split(TAIL)[0].lstrip(BULLETS) for p in self.paragraphs if not p.startswith(SUBHEAD))

    @property
    def evidence(self) -> str:
        """All the text a quote may be taken from."""
        return "\n".join((*self.body, *self.infobox, self.caption))


@dataclass(frozen=True)
class Issue:
    """The articles of one day of one paper."""

    path: Path
    city: str
    newspaper: str
    day: date
    split: str
    articles: tuple[Article, ...]


@cache
def load_corpus(folder: Path = TEXTS) -> tuple[Issue, ...]:
    """Every issue under `folder`, in the order of file names."""
    return tuple(load_issue(path) for path in sorted(folder.glob("*.yaml")))


def load_issue(path: Path) -> Issue:
    """The issue that one YAML file describes."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    day = data["issue_date"]
    return Issue(
        path=path,
        city=data["city"].removesuffix("市"),
        newspaper=data["newspaper"],
        day=day if isinstance(day, date) else date.fromisoformat(day),
        split=data["split"],
        articles=tuple(_article(a) for a in data["articles"]),
    )


def _article(raw: Mapping[str, Any]) -> Article:
    box = raw.get("infobox") or {}
    byline, place, credit = raw.get("byline", ""), raw.get("byline_place", "lead"), raw.get("credit", "")
    if raw.get("kind") == "photo" and not byline:  # the credit of a photo that stands alone is its byline
        byline, place, credit = credit, "end", ""
    return Article(
        id=raw["id"],
        kind=raw.get("kind", "article"),
        headline=_lines(raw.get("headline")),
        kicker=raw.get("kicker", ""),
        deck=_lines(raw.get("deck")),
        byline=byline,
        byline_place=place if byline else "none",
        reporters=tuple(raw.get("reporters", ())),
        correspondents=tuple(raw.get("correspondents", ())),
        photographers=tuple(raw.get("photographers", ())),
        paragraphs=tuple(raw["paragraphs"]),
        infobox_heading=box.get("heading", ""),
        infobox=tuple(box.get("items", ())),
        caption=raw.get("caption", ""),
        credit=credit,
        counties=tuple(raw.get("counties", ())),
        main_counties=tuple(raw.get("main_counties", ())),
        dates=tuple({k: str(v) for k, v in d.items()} for d in raw.get("dates", ())),
        figures=tuple(_figure(f) for f in raw.get("figures", ())),
    )


def _lines(value: object) -> tuple[str, ...]:
    """A headline or deck of one line is written as a string, a longer one as a list of its lines."""
    if not value:
        return ()
    return tuple(str(v) for v in value) if isinstance(value, list) else (str(value),)


def _figure(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"change": None, "qualifier": "", "status": "actual", "period": "", **raw}
