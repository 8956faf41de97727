"""Where: the counties that a text names, roads between them and lists of them left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from site_builder.extract.placenames import Found, index_places, scan
from site_builder.model import Gazetteer, Story
from site_builder.text.folding import fold_width

_ROAD = re.compile(r".{0,4}?(?:高速|公路|铁路|高铁|快速路|城际|段|线|车程|路程|行程|通勤)")
_STREET = re.compile(r"(?:大?[路街道]|大桥)(?![镇乡街])")
_MOST = 40  # places that are weighed for one figure
_LINK = re.compile(r"(?:[县市区])?(?:至|到|[—\-－~～]{1,2})")
_CITY = re.compile(r"我市|本市|全市(?!场)")
_VILLAGE = re.compile(r"[\u4e00-\u9fff]{1,4}?村(?![民支级务集两党部])")
_TITLE_CITY = re.compile(r"我市|全市")


class Named(NamedTuple):
    """A place that a text names: `name` is the county of the gazetteer, '' for the city and beyond."""

    start: int
    end: int
    name: str
    printed: str
    wide: bool = False  # the whole city or more


class PlaceFinder:
    """Finds the places of one gazetteer in a text."""

    def __init__(self, places: Gazetteer) -> None:
        self._index = index_places(places)
        self.city = places.city
        self.names = frozenset(word for place in places.places for word in (place.name, *place.aliases, *place.towns))
        self._own = re.compile(re.escape(self.city)) if self.city else None

    def find(self, text: str, about: str = "") -> list[Named]:
        """Places in reading order: 冠县东古城镇 is 冠县, 我市 the city; the ends of 东阿至阳谷高速 are none.

        In an article about a city of county rank (`about`: 临清市) 全市 is that one.
        """
        return [*self._find(text, about if about.endswith("市") else "")]

    @lru_cache(maxsize=128)  # noqa: B019 (one finder a build) asked of an article as a whole, then block by block
    def _find(self, text: str, own: str) -> tuple[Named, ...]:
        found = scan(text, self._index)
        roads = _on_roads(text, found)
        named = [self._named(text, place) for place in found if place.start not in roads]
        for match in _CITY.finditer(text):
            county = own if match.group() == "全市" else ""
            named.append(Named(match.start(), match.end(), county, county or self.city, not county))
        if self._own:
            named += [Named(m.start(), m.end(), "", self.city, True) for m in self._own.finditer(text)]
        return tuple(sorted(set(named)))

    def _named(self, text: str, place: Found) -> Named:
        village = _VILLAGE.match(text, place.end) if place.level == "town" or text[place.end - 1] in "镇乡" else None
        end = village.end() if village else place.end
        printed = (
            place.name
            if place.level == "county" and end == place.end and place.end - place.start <= len(place.name)
            else text[place.start : end]
        )
        return Named(place.start, end, place.name, printed)


def _on_roads(text: str, found: Sequence[Found]) -> frozenset[int]:
    """Where the places begin that only name a road: 东阿至阳谷高速公路, 临清路."""
    roads = {place.start for place in found if _STREET.match(text, place.end)}
    for one, other in pairwise(found):
        if _LINK.fullmatch(text, one.end, other.start) and _ROAD.match(text, other.end):
            roads |= {one.start, other.start}
    return frozenset(roads)


def main_county(story: Story, finder: PlaceFinder) -> str:
    """The one county that an article is about, '' where there are several or it is about the city.

    That of the headline; without one there, the only one that the text names, or the first if most of them are it.
    """
    title = fold_width(f"{story.kicker}\n{story.title}\n{story.deck}")
    counties = {place.name for place in finder.find(title) if place.name}
    if counties or _TITLE_CITY.search(title):
        return counties.pop() if len(counties) == 1 and not _TITLE_CITY.search(title) else ""
    texts = [fold_width(block.text) for block in story.blocks]
    named = [place for text in texts for place in finder.find(text) if not text.startswith("全市", place.start)]
    first = next((place.name for place in named), "")
    same = sum(place.name == first for place in named)
    return first if first and same * 4 >= len(named) * 3 else ""


def within(named: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """The places that begin in `[start, end)`, the last ones if they are very many."""
    stop = bisect_left(named, (end,))
    return named[max(bisect_left(named, (start,)), stop - _MOST) : stop]
