"""Whose figures they are: subject and county of every figure of a paragraph, right or empty."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from site_builder.extract.figures.bodies import Body, find_bodies
from site_builder.extract.figures.layout import Item, Layout
from site_builder.extract.figures.passage import Passage
from site_builder.extract.figures.phrases import clean, names_amount
from site_builder.extract.figures.placing import Named, PlaceFinder, within
from site_builder.extract.figures.reading import Reading
from site_builder.extract.figures.subjects import LEAD, Reader, Subject, head_of
from site_builder.extract.figures.words import VERB_PAIRS

_REACH = 160  # characters of a clause that are looked at
_MEMORY = 8  # bodies that a later paragraph may point back to
_WIDER = re.compile(r"全市(?!场)|我市|本市|全省|我省|全国|我国")
_AND_SO_ON = re.compile(r"等(?![级候待])[^，。；]{0,12}$")
_DIGIT = re.compile(r"[0-9]")
_THE_FIRM = re.compile(r"^(?:公司|集团|企业)(?=[今去年每现已]|一季度)")
_KINDS = ("集团", "公司")
_POINTS_BACK = re.compile(r"[它他她俺]|我(?![市省国县区们])|这[座家个里]")
_SITES = ("园区", "合作社", "医院", "学校")  # what one goes to, and what a later paragraph calls by its last word
_OF = re.compile(r"的[\u4e00-\u9fff]{0,3}[（(]?")


@dataclass
class Owners:
    """What the paragraphs of an article have named so far, and whose the figures of the next one are."""

    finder: PlaceFinder
    county: str  # the county that the article is about
    bodies: list[Body] = field(default_factory=list)
    last: str = ""  # the one county that the paragraphs before were about

    def assign(self, text: str, passage: Passage | None) -> list[Reading]:
        """The readings of a paragraph with subject and county; what it names is kept for the paragraphs after it."""
        places = self.finder.find(text, self.county)
        bodies = _placed(find_bodies(text, (place.start for place in places)), places)
        reader = Reader(text, places, bodies, tuple(self.bodies), self.finder.city, self.county)
        earlier = self.last if not self.county and not _WIDER.search(text) else ""
        names = _counties(reader)
        if names or "。" not in text:  # a subhead begins something new
            self.last = names.pop() if len(names) == 1 else ""
            earlier = ""
        known, self.bodies = self.bodies, [*self.bodies, *bodies][-_MEMORY:]
        if passage is None or not passage.readings:
            return []
        subjects = _carried(reader, passage.layout, max(reading.start for reading in passage.readings))
        owned = [_owned(reader, passage.layout, reading, subjects) for reading in passage.readings]
        if earlier:
            owned = [_still_there(text, reading, [*known, *bodies], earlier) for reading in owned]
        return owned


def _counties(reader: Reader, low: int = 0, high: int | None = None) -> set[str]:
    """The counties that a stretch names, '' for the city; 聊城市 in the name of a firm says nothing."""
    named = within(reader.places, low, len(reader.text) if high is None else high)
    return {p.name for p in named if not (p.wide and _in_body(reader.bodies, p.start))}


def _in_body(bodies: Sequence[Body], at: int) -> bool:
    index = bisect_right(bodies, at, key=lambda body: body.start) - 1
    return index >= 0 and at < bodies[index].end


def _still_there(text: str, reading: Reading, known: Sequence[Body], county: str) -> Reading:
    """它的糖度能达到十六度; 示范园的66座大棚: a figure that points back stands where the paragraph before stood."""
    if reading.county or reading.subject:
        return reading
    said = text[reading.sentence : reading.start]
    back = _POINTS_BACK.search(said) or any(b.name[-3:] in said for b in known[-3:] if b.kind in _SITES)
    return reading._replace(county=county) if back or text.lstrip().startswith("“") else reading


def _placed(bodies: Sequence[Body], places: Sequence[Named]) -> list[Body]:
    """Bodies with the county that their own names say: 茌平阳之光有限公司 stands in 茌平区."""
    placed = []
    for body in bodies:
        inside = [place for place in within(places, body.start, body.end) if place.name]
        before = within(places, max(0, body.start - 12), body.start)
        if not inside and before and before[-1].end >= body.start - 1:  # 茌平区的三和公司
            inside = [before[-1]]
        placed.append(body._replace(county=inside[0].name if inside else ""))
    return placed


def _carried(reader: Reader, layout: Layout, last: int) -> dict[int, Subject]:
    """Clause → subject, up to where the last figure stands; one without has that of the clause before it.

    其中，临清市1个、莘县4个；增加划定管控区2个: what stands in an aside carries no further than it.
    """
    subjects: dict[int, Subject] = {}
    text, sentence, opened = reader.text, -1, True
    current: Subject | None = None
    aside: Subject | None = None
    listed: Subject | None = None  # what the parts of a list behind a colon are about
    in_aside = False
    for item in layout.items:
        if item.clause > last:  # those of brackets come behind all others
            break
        if item.start != item.clause or item.bracket:
            continue
        if item.sentence != sentence:
            sentence, opened, in_aside, aside = item.sentence, False, False, None
            listed = None
        if not opened and not _is_lead(text, item):
            opened = True
            current = current if current and _goes_on(text, item) else None
        before = text[item.clause - 1 : item.clause]
        if before == "；":
            in_aside, aside, current = False, None, listed or current
        elif before == "：" and listed is None:
            listed = current
        in_aside = in_aside or text.startswith("其中", item.clause)
        head = head_of(reader, item.clause, item.clause_end)
        if in_aside:
            aside = head or aside
        else:
            current = head or current
        if (subject := aside or current) is not None and opened:
            subjects[item.clause] = subject
    return subjects


def _is_lead(text: str, item: Item) -> bool:
    """Whether a clause only leads up to the next: 1月至3月，."""
    lead = LEAD.match(text, item.clause, min(item.clause_end, item.clause + _REACH))
    return lead is not None and lead.end() == item.clause_end


def _goes_on(text: str, item: Item) -> bool:
    """Whether a sentence that names nobody speaks of the one before: 完成投资…, 到位资金…."""
    end = min(item.clause_end, item.clause + _REACH)
    lead = LEAD.match(text, item.clause, end)
    at = lead.end() if lead else item.clause
    number = _DIGIT.search(text, at, end)
    return text[at : at + 2] in VERB_PAIRS or bool(number and names_amount(text[at : number.start()]))


def _owned(reader: Reader, layout: Layout, reading: Reading, subjects: dict[int, Subject]) -> Reading:
    item = layout.item(reading.start)
    stands_alone = item.bracket or _DIGIT.search(reader.text, max(item.clause, item.start - 30), item.start)
    start = item.start if stands_alone else item.clause
    own = head_of(reader, start, reading.start) if start > item.clause or item.bracket else None
    if own and own.name.endswith("企业") and reading.unit.lstrip("十百千万") in ("家", "户", "个"):
        own = None  # 科技型中小企业入库600家: they are what is counted
    subject = own or subjects.get(_outer_clause(layout, item)) or Subject("")
    metric = reading.metric if subject.wide else _without_owner(reading.metric, subject.name)
    return reading._replace(
        metric=metric, subject=subject.name, county=_county(reader, item, reading, subject, own, start)
    )


def _without_owner(metric: str, owner: str) -> str:
    """中通客车股份有限公司一季度生产客车 → 生产客车: whose it is stands in another field; 莘县长度 keeps it."""
    if not owner:
        return metric
    rest = metric.removeprefix(owner)
    if owner[-2:] in _KINDS and rest == metric:
        rest = metric.removeprefix(owner[-2:])  # 该集团销售收入
    rest = rest if rest != metric else _THE_FIRM.sub("", metric)
    rest = clean(rest) if rest != metric else metric
    is_place = owner[-1] in "县市区镇乡村"
    return rest if len(rest) > (3 if is_place else 1) else metric


def _outer_clause(layout: Layout, item: Item) -> int:
    if not item.bracket or item.start == 0:
        return item.clause
    before = layout.item_at[max(0, item.clause - 2)]
    return layout.items[before].clause if before >= 0 else item.clause


def _county(reader: Reader, item: Item, reading: Reading, subject: Subject, own: Subject | None, start: int) -> str:
    """The county whose figure it is: named in its item or clause, that of its subject, the only one of its sentence."""
    if own is not None and own.county:
        return own.county
    for low in dict.fromkeys((start, item.clause)):
        named = _counting(reader, low, reading.start)
        if named:
            names = {place.name for place in named}
            return names.pop() if len(names) == 1 else ""
    behind = _OF.match(reader.text, reading.end, reading.end + 8)
    if behind and (named := within(reader.places, reading.end, behind.end() + 1)):
        return next((place.name for place in reversed(named) if place.name), "")
    if subject.name or subject.county:
        return subject.county if subject.county or subject.wide else reader.county
    if _WIDER.search(reader.text, max(item.clause, reading.start - _REACH), reading.start):
        return ""
    return _passage_county(reader, reading)


def _counting(reader: Reader, low: int, high: int) -> Sequence[Named]:
    """Places before a figure that say where it is; none where they only open a list: 莘县、冠县等9个项目."""
    named = within(reader.places, low, high)
    if named and _AND_SO_ON.search(reader.text, max(named[-1].end, high - 14), high):
        return ()
    wide = [place for place in named if place.wide]
    return [place for place in named if not place.wide] or wide


def _passage_county(reader: Reader, reading: Reading) -> str:
    """The only place that its sentence names before a figure, or that the paragraph names; else the article's."""
    for low, high in ((reading.sentence, reading.start), (0, reading.sentence)):
        if names := _counties(reader, low, high):
            return names.pop() if len(names) == 1 else (reader.county if reader.county in names else "")
    if not reader.county and "“" in reader.text[: reading.start]:  # somebody speaks who is introduced in the paragraph
        names = _counties(reader)
        return names.pop() if len(names) == 1 else ""
    return reader.county
