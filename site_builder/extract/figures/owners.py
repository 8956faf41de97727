"""Whose figure it is: the county that a passage names, and the body that acts in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from site_builder.model import Gazetteer

_ORGANISATION = re.compile(
    r"(?:[^，。；：、！？“”《》\s对为与和从在由向将把]{2,24}?)(?:股份有限公司|有限责任公司|有限公司|集团|合作社|联合社|医院|大学|学院|中学|小学|幼儿园|银行|"
    r"企业|园区|产业园|示范园|基地|开发区|联盟|平台|中心|商会|协会|服务局|管理局|委员会|办公室|[市区县]?[\u4e00-\u9fff]{1,6}局|市场|景区|车间|工厂|农场)"
)
_CITY = re.compile(r"我市|全市|本市")
_SAME = re.compile(r"(?:该|全|我|本)(?:县|区|市|镇)")
_THAT = re.compile(r"(?:该|这家|本|我)(?:公司|企业|集团|合作社|项目|中心|园区|平台|院|校)|企业")


class Named(NamedTuple):
    """A place or body that a paragraph names."""

    at: int
    name: str


class PlaceFinder:
    """Finds the counties of one gazetteer in a text by names and aliases, longest first."""

    def __init__(self, places: Gazetteer) -> None:
        self._county: dict[str, str] = {}
        for place in places.places:
            for word in (*place.towns, *place.zones, *place.aliases, place.name):
                self._county[word] = place.name
        words = sorted(filter(None, self._county), key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, words))) if words else None
        self.city = places.city
        self._names = frozenset(word for place in places.places for word in (place.name, *place.aliases))

    def find(self, text: str) -> list[Named]:
        """Counties in the order in which a text names them; 我市 stands for none (an empty name)."""
        found = [Named(m.start(), self._county[m.group()]) for m in self._pattern.finditer(text)] if self._pattern else []
        found += [Named(m.start(), "") for m in _CITY.finditer(text)]
        if self.city:
            found += [Named(m.start(), "") for m in re.finditer(re.escape(self.city), text)]
        return sorted(found)

    def is_place(self, phrase: str) -> bool:
        """Whether a phrase is nothing but a county's name."""
        return phrase in self._names or phrase == self.city


def county_at(start: int, named: list[Named], inherited: str) -> str:
    """The county that a passage names last before a figure; what earlier paragraphs named if it names none."""
    index = bisect_right(named, (start, "\uffff")) - 1
    return named[index].name if index >= 0 else inherited


def find_bodies(text: str) -> list[Named]:
    """Firms, offices and the like that a paragraph names; 该公司 keeps the one named before."""
    found = []
    for match in _ORGANISATION.finditer(text):
        name = re.sub(r"^(?:该|这家|近日|目前|其中|今年|日前|位于|走进)", "", match.group())
        if 3 <= len(name) <= 26 and not re.search(r"[0-9%]", name):
            found.append(Named(match.start(), name))
    return found


def subject_at(text: str, start: int, sentence: int, bodies: list[Named], city: str, county: str, inherited: str) -> str:
    """Whose figure it is: the body named last in its sentence, that which 该公司 means, the city or the county."""
    index = bisect_right(bodies, (start, "\uffff")) - 1
    if index >= 0 and bodies[index].at >= sentence:
        return bodies[index].name
    passage = text[sentence:start]
    if _THAT.search(passage):
        return bodies[index].name if index >= 0 else inherited
    if _CITY.search(passage) and city:
        return city
    return county if county and (_SAME.search(passage) or county in passage) else ""
