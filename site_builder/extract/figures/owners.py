"""Whose figure it is: the county that a passage names, and the body that acts in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from site_builder.extract.figures.words import VERB_PAIRS, word_set
from site_builder.model import Gazetteer

_ORGANISATION = re.compile(
    r"[^，。；：、！？“”《》（）\s0-9]{2,24}?(?:(?:股份|责任)?有限(?:责任)?公司|集团(?!化)|合作社|"
    r"联合社|医院|大学|学院|中学|小学|幼儿园|银行|产业园|示范园|科技园|"
    r"产业基地|经济开发区|[服管]?[务理]?局(?![部面势限])|委员会|商会|协会|(?:市属|省属|国有|规上|"
    r"规下|规模以上工业|规上工业|民营|中央|驻聊)企业)"
)
_NO_NAME = re.compile(
    r"^(?:[了在对为与和从由向将把到等个家了]|该|这家|其中|此外|同时|全市|我市|集中|一家|是一家|"
    r"一是|二是|三是|的|获悉|记者|指导|按照|月|日|年)+"
)
_IN_NAMES = word_set(
    "服务 发展 生产 加工 管理 投资 建设 研发 运营 运输 培训 检测 种植 养殖 开发 应用 融资 贷款 "
    "创业 就业 工作 审批 监管 保障 组织 执行 配送 出口 采购 销售"
)
_CITY = re.compile(r"我市|全市|本市")
_SAME = re.compile(r"(?:该|全|我|本)(?:县|区|市|镇)")
_THAT = re.compile(r"(?:该|这家|本|我)(?:公司|企业|集团|合作社|项目|中心|园区|平台|院|校)")


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
        self.names = frozenset(word for place in places.places for word in (place.name, *place.aliases, *place.towns))

    def find(self, text: str) -> list[Named]:
        """Counties in the order in which a text names them; 我市 stands for none (an empty name)."""
        found = (
            [Named(m.start(), self._county[m.group()]) for m in self._pattern.finditer(text)] if self._pattern else []
        )
        found += [Named(m.start(), "") for m in _CITY.finditer(text)]
        if self.city:
            found += [Named(m.start(), "") for m in re.finditer(re.escape(self.city), text)]
        return sorted(found)


def county_at(start: int, named: list[Named], inherited: str) -> str:
    """The county that a passage names last before a figure; what earlier paragraphs named if it names none."""
    index = bisect_right(named, (start, "\uffff")) - 1
    return named[index].name if index >= 0 else inherited


def find_bodies(text: str) -> list[Named]:
    """Firms, offices and the like that a paragraph names; 该公司 keeps the one named before."""
    found = []
    for match in _ORGANISATION.finditer(text):
        name = _name_only(match.group())
        if 4 <= len(name) <= 26:
            found.append(Named(match.end() - len(name), name))
    return found


def _name_only(phrase: str) -> str:
    """A name without the words before it: 4月15日走进三和集团 → 三和集团."""
    for at in range(len(phrase) - 6, -1, -1):
        if phrase[at : at + 2] in VERB_PAIRS and phrase[at : at + 2] not in _IN_NAMES:
            phrase = phrase[at + 2 :]
            break
    return _NO_NAME.sub("", phrase)


def subject_at(
    text: str, start: int, sentence: int, bodies: list[Named], city: str, county: str, inherited: str
) -> str:
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
