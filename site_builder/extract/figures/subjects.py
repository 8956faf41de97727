"""Whose figure it is: the grammatical subject of a clause, carried on to those after it that have none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from site_builder.extract.figures.bodies import BARE, THAT, Body, resolve
from site_builder.extract.figures.placing import Named
from site_builder.extract.figures.words import VERB_PAIRS

_N = "[0-9一二三四五六七八九十两]"
_TIME = (
    rf"(?:(?:截至|截止|到|自|从|在)?(?:(?:19|20)[0-9]{{2}}年(?!产)|今年|去年|明年|前年|上年|当年|全年|本年度|{_N}{{1,4}}月份?|"
    rf"[0-9]{{1,2}}[日时]|第?{_N}季度|[前上下]半年|前{_N}{{1,3}}个?(?:季度|月)|近{_N}{{0,3}}年|年[初底末内]|[底末初]前?|"
    r"以来|期间|至|[—\-－~～到]|[上中下]旬|目前|日前|近日|当前|现在|如今|近期|近年来?|[来内前后]|当天|连日来|眼下|"
    r"截至|昨日|今日|上午|下午|“十[三四五]五”)){1,8}[，,]?"
)
_ADVERB = (
    r"其中|同时|此外|另外|另有|还有|据统计|据了解|据介绍|据悉|记者了解到|通过这一举措|下一步|接下来|今后|届时|其|"
    r"力争|计划|预计|确保|推动|实现|累计|首批|并|也|还|仅|原|由(?=[我全]市)|"
)
LEAD = re.compile(rf"(?:[“‘”’（(\s—]|{_TIME}|(?:{_ADVERB.rstrip('|')}))+")
_OF_PLACE = re.compile(r"(?:该[镇乡村县区市]|位于[^，。；、]{2,16})的")
_SAME = re.compile(r"(?:该|全|我|本)(?P<level>[县区市镇乡村])(?![场域长级])|(?:当地)")
_OTHER = re.compile(
    r"(?:该|这)(?:项目|工程|路|线|系统|平台|技术|产品|基地|中心)|[他她我俺您你咱]|我们|"
    r"记者|这[座个条]|全[省国]|我[省国]"
)
_LIST = re.compile(r"[（(][^（()）]{0,20}[)）]?[、和与及]|[、]|[和与及](?=[^，。；]{1,30}等)|等(?![于级候])")
_SPEAKER = re.compile(
    r"(?:党支部|党委|支部)?(?:负责人|董事长|总经理|院长|书记|主任|局长|经理|厂长|校长|理事长|副|技术员|会计|记者|村民|蒜农)"
)
_ONE_OF_IT = re.compile(r"的?(?:[一某]|有一?)[家名位户]")
_COUNTED = re.compile(r"[0-9](?:[余多])?[家户个]|占比|比重|数量|[超过占]")
_NUMBER = re.compile(r"[0-9]|(?:近|约|超|共)[0-9]")


_REACH = 160  # characters of a clause in which its subject is looked for


class Subject(NamedTuple):
    """Who or what a clause is about: `name` '' if that is known to be no body and no place."""

    name: str
    county: str = ""
    wide: bool = False  # the whole city


NOBODY = Subject("")


class Reader(NamedTuple):
    """What is needed to read subjects off a paragraph."""

    text: str
    places: Sequence[Named]
    bodies: Sequence[Body]
    earlier: Sequence[Body]  # those that the paragraphs before named
    city: str
    county: str  # the county that the article is about

    def place_at(self, at: int) -> Named | None:
        """The place whose name begins at `at`."""
        index = bisect_left(self.places, (at,))
        return self.places[index] if index < len(self.places) and self.places[index].start == at else None

    def body_at(self, at: int) -> Body | None:
        """The body whose name begins at `at`."""
        index = bisect_left(self.bodies, (at,))
        return self.bodies[index] if index < len(self.bodies) and self.bodies[index].start == at else None

    def named_before(self, at: int) -> list[Body]:
        """Bodies named not long before `at`, the last one last."""
        index = bisect_left(self.bodies, (at,))
        return [*self.earlier, *self.bodies[max(0, index - 8) : index]]


def head_of(reader: Reader, start: int, end: int) -> Subject | None:
    """The subject that opens a clause `[start, end)`; None if the clause has none of its own.

    今年嘉明经济开发区实施 → 嘉明经济开发区; 该公司 → the firm named last; a name before 、 or 等 is no subject.
    """
    text = reader.text
    end = min(end, start + _REACH)
    at = start
    if lead := LEAD.match(text, at, end):
        at = lead.end()
    if of_place := _OF_PLACE.match(text, at, end):
        at = of_place.end()
    body, place = reader.body_at(at), reader.place_at(at)
    if place is None and (pointing := _pointing(reader, at, end)):
        return pointing
    if place and (not body or body.end <= place.end):
        if text.startswith("的", place.end) and (inner := reader.body_at(place.end + 1)):
            return _named(reader, inner.end, end, Subject(inner.name, place.name))
        return _named(reader, place.end, end, Subject(place.printed, place.name, place.wide))
    if body and text[at : at + 2] not in VERB_PAIRS:
        return _named(reader, body.end, end, Subject(body.name, body.county))
    return None


def _named(reader: Reader, behind: int, end: int, subject: Subject) -> Subject | None:
    """A name with its part in the clause: none of its own in a list, or where somebody of it speaks."""
    text = reader.text
    if _LIST.match(text, behind, end):
        return None
    is_group = subject.name.endswith("企业")
    if is_group and _COUNTED.search(text, behind, end):
        return None
    if _ONE_OF_IT.match(text, behind, end):
        return Subject("", subject.county)
    if _SPEAKER.match(text, behind, end):
        return NOBODY
    is_place = subject.wide or subject.name[-1:] in tuple("县市区镇乡村")
    return NOBODY if not is_place and _NUMBER.match(text, behind, end) else subject


def _pointing(reader: Reader, at: int, end: int) -> Subject | None:
    text = reader.text
    if match := (THAT.match(text, at, end) or BARE.match(text, at, end)):
        if body := resolve(match["that"], reader.named_before(at)):
            return Subject(body.name, body.county)
        return NOBODY if match.re is THAT else None
    if _SAME.match(text, at, end):
        named = reader.places[: bisect_right(reader.places, (at,))]
        last = named[-1] if named else None
        if last and last.wide and text[at + 1] == "市":
            return Subject(reader.city, "", True)
        county = last.name if last else reader.county
        level = text[at + 1]
        if level in "镇乡村":
            small = last.printed if last and last.printed.endswith(level) else ""
            return Subject(small, county)
        return Subject(county, county) if county else NOBODY
    return NOBODY if _OTHER.match(text, at, end) else None
