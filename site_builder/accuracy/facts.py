"""People, places and dates against those annotated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from site_builder.accuracy.alike import fold
from site_builder.accuracy.evidence import Evidence, compare
from site_builder.accuracy.gold import GoldArticle
from site_builder.model import Facts

_ROLE_WORD = re.compile(r"(?:本报)?(?:通讯员|记者)")

Person = tuple[str, str]  # role, name


def compare_facts(gold: GoldArticle, facts: Facts, first: bool) -> Iterator[Evidence]:
    """People with their roles, all counties, those that the article is about, days.

    An article that already answered to another annotated one does not give its people twice.
    """
    named = _people(_named(facts)) if first else []
    loose = {fold(name) for name in gold.people_optional}
    yield compare("people", [p for p in named if p[1] not in loose], _people(gold.people), gold.id)
    optional = set(gold.counties_optional)
    yield _compare_sets("counties", {*facts.counties, *facts.mentions} - optional, set(gold.counties) - optional, gold)
    optional |= set(gold.main_optional)
    yield _compare_sets("about", set(facts.counties) - optional, set(gold.main_counties) - optional, gold)
    yield _compare_sets("dates", {event.date for event in facts.events}, set(gold.days), gold)


def miss_facts(gold: GoldArticle) -> Iterator[Evidence]:
    """The evidence of an annotated article that nothing answers to."""
    yield compare("people", (), _people(gold.people), gold.id)
    yield compare("counties", (), gold.counties, gold.id)
    yield compare("about", (), gold.main_counties, gold.id)
    yield compare("dates", (), gold.days, gold.id)


def _compare_sets(measure: str, given: set[str], wanted: set[str], gold: GoldArticle) -> Evidence:
    return compare(measure, sorted(given), sorted(wanted), gold.id)


def _named(facts: Facts) -> Iterator[Person]:
    yield from (("reporters", name) for name in facts.reporters)
    yield from (("correspondents", name) for name in facts.correspondents)
    yield from (("photographers", name) for name in facts.photographers)


def _people(named: Iterable[Person]) -> list[Person]:
    """Roles with bare names: 本报记者王培源 is 王培源; who is printed in two roles counts in each."""
    return [(role.removesuffix("s"), _bare(fold(name))) for role, name in named]


def _bare(name: str) -> str:
    title = _ROLE_WORD.match(name)
    return name[title.end() :] if title else name
