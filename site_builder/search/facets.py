"""What results can be narrowed by: county, year, tag, has figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from site_builder.search.records import SearchDoc

GROUPS = ("county", "year", "tag", "figures")
SHOWN_TAGS = 24
Facet = tuple[str, str]  # group, value


def facets_of(doc: SearchDoc) -> Iterator[Facet]:
    """Every (group, value) that an article stands under, each once."""
    for county in dict.fromkeys(doc.counties):
        yield "county", county
    if doc.date:
        yield "year", doc.date[:4]
    for tag in dict.fromkeys(doc.tags):
        yield "tag", tag
    if doc.has_figures:
        yield "figures", "1"


def count_facets(docs: Sequence[SearchDoc]) -> dict[str, list[tuple[str, int]]]:
    """Group → its values with their number of articles: years latest first, the rest by frequency."""
    counts: dict[str, Counter[str]] = {group: Counter() for group in GROUPS}
    for doc in docs:
        for group, value in facets_of(doc):
            counts[group][value] += 1
    ranked = {g: sorted(c.items(), key=lambda item: (-item[1], item[0])) for g, c in counts.items()}
    ranked["year"].sort(reverse=True)
    ranked["tag"] = ranked["tag"][:SHOWN_TAGS]
    return ranked


def facet_lists(docs: Sequence[SearchDoc]) -> dict[str, list[int]]:
    """`group:value` → the numbers of its articles, ascending."""
    members: dict[str, list[int]] = defaultdict(list)
    for number, doc in enumerate(docs):
        for group, value in facets_of(doc):
            members[f"{group}:{value}"].append(number)
    return members
