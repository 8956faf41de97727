"""From printed sentences of several issues to series: extraction and catalog together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from site_builder.catalog import Series, make_site
from site_builder.extract.facts import extract_facts
from site_builder.model import Article
from tests.catalog.making import CONFIG, article
from tests.extract.bundled import knowledge

TEXTS = Path(__file__).with_name("issues.txt")


def _articles(text: str) -> list[Article]:
    out = []
    for chunk in text.split("\n===")[1:]:
        head, *paragraphs = chunk.strip().splitlines()
        slug, date, title = head.split(" ", 2)
        plain = article(slug, *paragraphs, date=date, title=title)
        out.append(replace(plain, facts=extract_facts(plain.story, date, knowledge("聊城"))))
    return out


def _line(series: Series) -> str:
    said = [
        f"{point.when.label} {' 对 '.join(f'{row.figure.value}{row.figure.unit}' for row in point.rows)}"
        for point in series.points
    ]
    return f"{series.name}: {'; '.join(said)}"


@cache
def _found() -> tuple[tuple[Series, ...], list[str]]:
    text, _, expected = TEXTS.read_text(encoding="utf-8").partition("\n---\n")
    return make_site(_articles(text), CONFIG, knowledge("聊城").gazetteer).series, expected.split("\n")


def test_every_series_that_the_text_allows_and_no_other() -> None:
    series, expected = _found()
    assert sorted(map(_line, series)) == sorted(line for line in expected if line)


def test_what_does_not_agree_is_marked() -> None:
    series, _ = _found()
    disputed = [(one.name, point.when.label) for one in series for point in one.points if point.disputed]
    assert disputed == [("聊城市进出口", "2023年一季度")]
