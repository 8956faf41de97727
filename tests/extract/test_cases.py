"""The case files beside the recognisers: people, days, folios, places."""

from __future__ import annotations

from typing import cast

import pytest

from site_builder.extract.dates import find_events
from site_builder.extract.folio import find_page_numbers
from site_builder.extract.issue import find_issue
from site_builder.extract.people import find_people
from site_builder.extract.places import Places, find_places
from site_builder.model import ArticleKind, Block, Story
from tests.extract.bundled import knowledge
from tests.extract.casefile import read_cases


def _roles(expected: str) -> dict[str, tuple[str, ...]]:
    parts = [part.split() for part in expected.split(";") if part.strip()]
    return {role: tuple(names) for role, *names in parts}


@pytest.mark.parametrize(("given", "expected"), read_cases("people.txt"))
def test_people(given: tuple[str, ...], expected: str) -> None:
    kind, byline = given
    found = find_people(byline, cast(ArticleKind, kind))
    named = {"R": found.reporters, "C": found.correspondents, "P": found.photographers}
    assert {role: names for role, names in named.items() if names} == _roles(expected)


@pytest.mark.parametrize(("given", "expected"), read_cases("dates.txt"))
def test_dates(given: tuple[str, ...], expected: str) -> None:
    issue, text = given if len(given) == 2 else ("", given[0].lstrip("| "))
    blocks = tuple(Block("text", paragraph) for paragraph in text.split("/"))
    events = find_events(Story(title="题", blocks=blocks), issue)
    found = [event.date + (f"..{event.end}" if event.end else "") for event in events]
    assert list(dict.fromkeys(found)) == expected.split()


@pytest.mark.parametrize(("given", "expected"), read_cases("deeds.txt"))
def test_deeds(given: tuple[str, ...], expected: str) -> None:
    events = find_events(Story(title="题", blocks=(Block("text", given[0]),)), "2022-04-19")
    assert [event.what for event in events] == [part.strip() for part in expected.split(" / ")]


@pytest.mark.parametrize(("given", "expected"), read_cases("folios.txt"))
def test_folios(given: tuple[str, ...], expected: str) -> None:
    seed, furniture = given[0].removesuffix("|").strip(), given[1] if len(given) > 1 else ""
    issue = find_issue(seed, (), furniture.replace("\\n", "\n"), "")
    pages = find_page_numbers(furniture.replace("\\n", "\n"), seed)
    assert " ".join(part for part in (issue.date, issue.source, *map(str, pages)) if part) == expected


def _places(given: tuple[str, ...]) -> Places:
    city, headline, body = given if len(given) == 3 else (given[0], "", given[1].lstrip("| "))
    notice = headline.endswith(("通知", "公告", "通告"))
    story = Story(
        kind="notice" if notice else "article" if headline else "photo",
        title=headline or body[:20],
        title_source="headline" if headline else "text",
        blocks=tuple(Block("text", text) for text in body.split("/")),
    )
    return find_places(story, knowledge(city).places)


@pytest.mark.parametrize(("given", "expected"), [*read_cases("places.txt"), *read_cases("about.txt")])
def test_places(given: tuple[str, ...], expected: str) -> None:
    found = _places(given)
    about, _, mentions = expected.partition(";")
    assert (set(found.counties), set(found.mentions)) == (set(about.split()), set(mentions.split()))


def test_places_held_back() -> None:
    """Cases on which no rule was tuned: how many come out whole."""
    cases = read_cases("about_held.txt")
    right = 0
    for given, expected in cases:
        found = _places(given)
        about, _, mentions = expected.partition(";")
        right += (set(found.counties), set(found.mentions)) == (set(about.split()), set(mentions.split()))
    assert right >= 29, f"{right} of {len(cases)}"
