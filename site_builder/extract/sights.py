"""Every appearance of a place in a story, and whether it only lends its name to something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from site_builder.extract.placenames import Found, PlaceIndex, scan, zone_after
from site_builder.extract.sentences import inside_quotes
from site_builder.model import Story

_NAMES: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"[\u4e00-\u9fff（）()]{0,14}?(?:有限公司|股份|集团|公司|银行|电厂)"), "firm"),
    (re.compile(r"[\u4e00-\u9fff（）()]{0,14}?(?:大学|学院|高速|铁路|大街|大道|连接线|干线|水库)"), "name"),
    (re.compile(r"剪纸|阿胶"), "name"),
)
_SUFFIXES = "县区市镇乡道"
_BREAKS = re.compile(r"[的在是和与及、，为将向从]|区|县委|县政府|市委|市政府|局|镇|街道|村")
_ROAD = re.compile(r"[东西南北中]?(?:路|街|大街|大道|桥|线|道)")
_NATIVE = re.compile(r"籍|人[，。；、]|(?:小伙|姑娘|老乡|人士)")
_WARES = re.compile(
    r"[\u4e00-\u9fff、]{1,24}?等(?:\d{0,3}[种类个款余多]*)?(?:地方|名优|特色)?(?:特产|产品|品牌|美食|小吃|非遗)"
)
_BACK = re.compile(r"(?<!各)(?<!应)(?:该|全|我)(?:县|区)(?!市?、|（|\(|域?[、各]|县)|(?<!各)该市")
_PASSING = re.compile(
    r"(?:途经|经过|穿过|横穿|来自|毗邻|邻近|对口|往返|籍贯|原籍|老家|出生于|毕业于|先后到|先后赴|辗转)$"
)
# 我市10家省级以上开发区: the story is about zones of all counties, and a bare 开发区 in it is none in particular.
_SEVERAL = re.compile(r"(?:[家个]|各类?|省级以上)(?:经济)?开发区(?!管委会)|开发区(?:体制)?改革")


# What an appearance is part of: '' of the sentence, as a place; a company's name; another name or a slogan;
# a way past it; where somebody or something comes from.
Part = Literal["", "firm", "name", "way", "origin"]


class Sight(NamedTuple):
    """One appearance of a place: in which block (-1 the headline), where in it, and what it is part of."""

    name: str
    block: int
    start: int
    end: int
    part: Part = ""


def find_sights(story: Story, index: PlaceIndex) -> Iterator[Sight]:
    """The places of a story in reading order, its headline first; 该县 and 全县 are the place named before."""
    head = "　".join(part for part in (story.kicker, story.title, story.deck) if part)
    texts = [(-1, head)] if story.title_source == "headline" else []
    texts += [(n, block.text) for n, block in enumerate(story.blocks)]
    several = any("开发区" in text and _SEVERAL.search(text) for _, text in texts)
    for stem, name in index.stems:  # 平原：… in a headline, where the body says 平原县
        if re.search(rf"(?:^|　){stem}[：:　 ]", head) and any(name in text for _, text in texts):
            yield Sight(name, -1, 0, 0)
    zone = ""
    for block, text in texts:
        found = scan(text, index, zone)
        zone = zone_after(found, text, zone)
        yield from _in_text(text, block, tuple(f for f in found if not (several and _bare_zone(f, text))))


def _bare_zone(place: Found, text: str) -> bool:
    return place.level == "kind" and text.endswith("开发区", 0, place.end)


def _in_text(text: str, block: int, found: tuple[Found, ...]) -> Iterator[Sight]:
    if not found:
        return
    quoted = inside_quotes(text)
    backs = iter(match.span() for match in _BACK.finditer(text))
    back = next(backs, None)
    last = ""
    for place in found:
        while back and back[0] < place.start:
            if last:
                yield Sight(last, block, *back)
            back = next(backs, None)
        yield _sight(text, block, place, quoted[place.start])
        last = place.name
    while back:
        if last:
            yield Sight(last, block, *back)
        back = next(backs, None)


def _sight(text: str, block: int, place: Found, quoted: bool) -> Sight:
    part = "name" if quoted and _short_quote(text, place) else _part(text, place)
    return Sight(place.name, block, place.start, place.end, part)


def _short_quote(text: str, place: Found) -> bool:
    """“投资开发区 智造新未来”: a slogan or a title in quotes, not a sentence that somebody says."""
    left = text.rfind("“", max(0, place.start - 24), place.start + 1)
    right = text.find("”", place.end, place.end + 24)
    return 0 <= left < right < left + 24 and not re.search(r"[，。！？]", text[left:right])


def _part(text: str, place: Found) -> Part:
    """What a place is part of where it stands: a longer name, a way past it, somebody's origin."""
    if _PASSING.search(text[max(0, place.start - 4) : place.start]):
        return "way"
    if _NATIVE.match(text, place.end) or (text[place.end - 1] not in _SUFFIXES and _WARES.match(text, place.end)):
        return "origin"
    if place.level == "county" and _ROAD.match(text, place.end):
        return "name"
    for pattern, part in _NAMES:
        if (match := pattern.match(text, place.end)) and not _BREAKS.search(match.group()[:-2]):
            return part
    return ""
