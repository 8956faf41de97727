"""A digest project made of set pages: seeds, the truth about each, and a site.yaml."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import yaml

from .corpus import Article, Issue, load_corpus
from .furniture import draw_furniture
from .layout import Layout, draw_layout
from .press import set_page
from .truth import Truth
from .years import shift_years, shifts

GAZETTEERS = {"聊城": "liaocheng"}  # bundled under a name of its own; other cities go by theirs
FEWEST, MOST = 4, 10


def deal_articles(issue: Issue, rng: Random) -> Iterator[list[Article]]:
    """An issue's articles dealt out to pages, each to one of them, in any order."""
    left = list(issue.articles)
    rng.shuffle(left)
    while len(left) >= FEWEST:
        count = rng.randint(FEWEST, MOST)
        if len(left) - count < FEWEST:
            count = min(MOST, len(left))
        yield left[:count]
        left = left[count:]


def _deals(split: str, city: str, seed: int) -> Iterator[tuple[Issue, list[Article]]]:
    issues = [i for i in load_corpus() if i.split == split and i.city == city]
    if not issues:
        raise ValueError(f"no texts of {city} for {split}")
    for turn, years in enumerate(shifts()):
        for issue in (shift_years(i, years) for i in issues):
            for articles in deal_articles(issue, Random(f"{seed}/{issue.path.name}/{turn}")):
                yield issue, articles


def draw_pages(
    split: str, city: str, seed: int, count: int, orientation: str | None = None, layout: Layout | None = None
) -> Iterator[tuple[str, str, Truth, Layout]]:
    """Pages of one city: file name, text, truth and the layout drawn for it (or the one that was given)."""
    for number, (issue, articles) in enumerate(islice(_deals(split, city, seed), count)):
        rng = Random(f"{seed}/{split}/{city}/{number}")
        chosen = layout or draw_layout(rng, orientation)
        text, truth = set_page(articles, chosen, rng, draw_furniture(issue, chosen, rng))
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        stem = f"{number:04}_{digest}"
        if chosen.dated == "filename":
            stem = f"{issue.day.isoformat()}_{stem}"
        name = f"{stem}.txt"
        yield name, text, {"seed": name, "issue_date": issue.day.isoformat(), **truth}, chosen


def cities(split: str) -> list[str]:
    """The cities that there are texts of."""
    return list(dict.fromkeys(i.city for i in load_corpus() if i.split == split))


def write_project(
    out: Path,
    split: str,
    city: str,
    seed: int,
    count: int,
    orientation: str | None = None,
    layout: Layout | None = None,
) -> int:
    """Write seeds/, gold/ and site.yaml under `out`; the number of pages."""
    (out / "seeds").mkdir(parents=True, exist_ok=True)
    (out / "gold").mkdir(exist_ok=True)
    dated: dict[str, dict[str, Any]] = {}
    written = 0
    for name, text, truth, chosen in draw_pages(split, city, seed, count, orientation, layout):
        (out / "seeds" / name).write_text(text, encoding="utf-8")
        gold = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
        (out / "gold" / name).with_suffix(".json").write_text(gold, encoding="utf-8")
        if chosen.dated == "config":
            dated[name] = {"date": date.fromisoformat(truth["issue_date"])}
        written += 1
    newspaper = next(i.newspaper for i in load_corpus() if i.city == city)
    site: dict[str, Any] = {
        "title": f"{newspaper}数字摘要",
        "newspaper": newspaper,
        "gazetteer": GAZETTEERS.get(city, city),
    }
    if dated:
        site["pages"] = dated
    (out / "site.yaml").write_text(yaml.safe_dump(site, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return written
