"""What results can be narrowed by: county, year and month, tag, has figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from site_builder.search.records import SearchDoc

GROUPS = ("county", "year", "month", "tag", "figures")
SHOWN_TAGS = 24
_LATEST_FIRST = ("year", "month")
Facet = tuple[str, str]  # group, value


def facets_of(doc: SearchDoc) -> Iterator[Facet]:
    """Every (group, value) that an article stands under, each once."""
    for county in dict.fromkeys(doc.counties):
        yield "county", county
    if doc.date:
        yield "year", doc.date[:4]
        yield "month", doc.date[:7]
    for tag in dict.fromkeys(doc.tags):
        yield "tag", tag
    if doc.has_figures:
        yield "figures", "1"


def facet_lists(articles: Iterable[Iterable[Facet]]) -> dict[Facet, list[int]]:
    """Facet → the numbers of its articles, ascending."""
    members: defaultdict[Facet, list[int]] = defaultdict(list)
    for number, facets in enumerate(articles):
        for facet in facets:
            members[facet].append(number)
    return dict(members)


def count_facets(lists: dict[Facet, list[int]]) -> dict[str, list[tuple[str, int]]]:
    """Group → its values with their number of articles: years and months latest first, the rest by frequency."""
    counts: dict[str, Counter[str]] = {group: Counter() for group in GROUPS}
    for (group, value), members in lists.items():
        counts[group][value] = len(members)
    ranked = {g: sorted(c.items(), key=lambda item: (-item[1], item[0])) for g, c in counts.items()}
    for group in _LATEST_FIRST:
        ranked[group].sort(reverse=True)
    ranked["tag"] = ranked["tag"][:SHOWN_TAGS]
    return ranked
