"""Pages and annotations for the tests of segmentation."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from site_builder.model import Draft, Page, Segmentation, Span
from site_builder.segment import Profile, parse_profile, segment_page
from site_builder.text.lines import make_page

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))


@cache
def profile() -> Profile:
    path = ROOT / "site_builder" / "profiles" / "default.yaml"
    return parse_profile(path.read_text(encoding="utf-8"), "default.yaml")


@cache
def seed(name: str) -> Page:
    path = next(path for path in SEEDS if path.name.startswith(name))
    return make_page(path.name, path.read_bytes())


@cache
def segmented(name: str) -> Segmentation:
    return segment_page(seed(name), profile())


def read(text: str) -> tuple[Page, Segmentation]:
    page = make_page("a.txt", text.encode())
    return page, segment_page(page, profile())


def gold(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def marks(page: Page, spans: object) -> set[int]:
    """Offsets of the non-blank characters of some spans."""
    assert isinstance(spans, (list, tuple))
    return {at for start, end in spans for at in range(start, end) if not page.text[at].isspace()}


def spans_of(draft: Draft) -> list[Span]:
    return [span for spans in draft.source.values() for span in spans]
