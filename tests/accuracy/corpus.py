"""The annotated pages that accuracy is held to: those of seeds/, pages set by hand, and by the press from held texts.

Every page goes through the tool as a first build would take it: nothing is in content/ yet.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder import CONFIG_FILE
from site_builder.accuracy import BuiltPage, GoldPage, Score, parse_gold, score_pages
from site_builder.config import PageConfig
from site_builder.pipeline.project import open_project
from site_builder.segment import segment_page
from site_builder.settle.article import Settings
from site_builder.settle.ondisk import Before
from site_builder.settle.page import settle_page
from site_builder.text.lines import make_page
from tests.accuracy.handset import handset_pages
from tests.press.corpus import load_corpus
from tests.press.layout import ORIENTATIONS
from tests.press.project import GAZETTEERS, cities, draw_pages

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
HANDSET = "set by hand"
PRESS_SEED = 20220419
PAGES_EACH = 2  # of every city in every orientation


@dataclass(frozen=True)
class Sample:
    """One annotated page: the groups whose floors it counts for, its text and truth, and how to build it."""

    groups: tuple[str, ...]
    seed: str
    raw: bytes
    gold: str
    settings: Settings


def samples() -> Iterator[Sample]:
    """Every annotated page, in a fixed order."""
    yield from _real_pages()
    for city in cities("held"):
        for orientation in ORIENTATIONS:
            yield from _press_pages(city, orientation)
    yield from _handset_pages()


def _real_pages() -> Iterator[Sample]:
    settings = open_project(ROOT).settings
    for path in sorted(GOLD.glob("*.json")):
        gold = path.read_text(encoding="utf-8")
        seed = json.loads(gold)["seed"]
        yield Sample(("seeds",), seed, (ROOT / "seeds" / seed).read_bytes(), gold, settings)


def _press_pages(city: str, orientation: str) -> Iterator[Sample]:
    settings = _settings_of(city)
    groups = ("press", f"press, headlines {orientation}", f"press, {city}")
    for name, text, truth, layout in draw_pages("held", city, PRESS_SEED, PAGES_EACH, orientation):
        pages = {name: PageConfig(date=str(truth["issue_date"]))} if layout.dated == "config" else {}
        known = replace(settings, config=replace(settings.config, pages=pages))
        yield Sample(groups, name, text.encode(), json.dumps(truth, ensure_ascii=False), known)


def _handset_pages() -> Iterator[Sample]:
    for page in handset_pages():
        gold = json.dumps(page.truth, ensure_ascii=False)
        settings = _project(page.newspaper, page.gazetteer)
        yield Sample((HANDSET,), page.truth["seed"], page.text.encode(), gold, settings)


def _settings_of(city: str) -> Settings:
    """The settings of a project that somebody of that city has just begun."""
    newspaper = next(issue.newspaper for issue in load_corpus() if issue.city == city)
    return _project(newspaper, GAZETTEERS.get(city, city))


@cache
def _project(newspaper: str, gazetteer: str) -> Settings:
    with TemporaryDirectory() as folder:
        site = f"title: {newspaper}数字摘要\nnewspaper: {newspaper}\ngazetteer: {gazetteer}\n"
        Path(folder, CONFIG_FILE).write_text(site, encoding="utf-8")
        return open_project(Path(folder)).settings


# ------------------------------------------------------------------------------------------ measuring
def build(sample: Sample) -> tuple[BuiltPage, GoldPage]:
    """What a first build makes of the page, and its annotation."""
    page = make_page(sample.seed, sample.raw)
    segmentation = segment_page(page, sample.settings.profile)
    settled = settle_page(page, segmentation, Before(), sample.settings)
    return BuiltPage(page, settled.articles, settled.page), parse_gold(sample.gold, sample.seed)


@cache
def measure_all() -> dict[str, Score]:
    """The score of every group of pages."""
    built: dict[str, list[tuple[BuiltPage, GoldPage]]] = {}
    for sample in samples():
        pair = build(sample)
        for group in sample.groups:
            built.setdefault(group, []).append(pair)
    return {group: _score(pairs) for group, pairs in built.items()}


def _score(pairs: Sequence[tuple[BuiltPage, GoldPage]]) -> Score:
    return score_pages([page for page, _ in pairs], [gold for _, gold in pairs])


def digest_of(parts: Iterable[Sample]) -> str:
    """Stands for all texts and annotations: a floor means something only as long as they stay what they are."""
    sha = hashlib.sha256()
    for sample in parts:
        for part in (sample.seed.encode(), sample.raw, sample.gold.encode()):
            sha.update(len(part).to_bytes(8, "big") + part)
    return sha.hexdigest()
