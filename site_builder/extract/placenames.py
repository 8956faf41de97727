"""Finding a gazetteer's places in running text: longest name first, names of other regions blocking theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from site_builder.extract.lexicon import Hit, Lexicon
from site_builder.extract.words import words
from site_builder.model import Block, Gazetteer, Place, Story

Level = Literal["county", "town", "zone", "kind", "elsewhere"]

# Names that say what a zone is, not which: they mean the city's own only where nothing else names one.
_KINDS = words(
    """
    开发区 经开区 高新区 度假区 新区 保税区 示范区 工业园 工业园区 产业园 经济开发区 经济技术开发区
    高新技术产业开发区 高新技术开发区 旅游度假区 管理区 综合保税区
    """
)
_SUFFIX = re.compile(r"(?:自治[县旗]|[县区市旗])$")
_OTHERS = re.compile(
    r"(?:经济(?:技术)?|高新|技术|产业|工业|国家级?|省级|市级|县级|以上|旅游|示范|园林|生态|农业|科技|自贸|保税"
    r"|[类家个各大等该此全级])$"
)


class Found(NamedTuple):
    """A place found at `[start, end)` of a text."""

    start: int
    end: int
    name: str  # preferred name of the place it stands for; '' where it blocks only
    level: Level


@dataclass(frozen=True, slots=True, eq=False)
class PlaceIndex:
    """The surface forms of a gazetteer, each with its level and the places that it can stand for."""

    city: str
    forms: Lexicon[tuple[Level, tuple[str, ...]]]
    stems: tuple[
        tuple[str, str], ...
    ] = ()  # 平原 → 平原县: ordinary words that are names only where a headline cries them


def index_places(gazetteer: Gazetteer, elsewhere: Iterable[str] = ()) -> PlaceIndex:
    """All surface forms of a gazetteer: names, aliases, towns (X镇 also as X乡) and zones; other regions' names block.

    A form that two places share stands for none of them by itself.
    """
    forms: dict[str, tuple[Level, tuple[str, ...]]] = {}
    city = _SUFFIX.sub("", gazetteer.city)
    for word in elsewhere:
        if len(word) > 1 and word not in (city, gazetteer.city):
            forms[word] = ("elsewhere", ())
    for place in gazetteer.places:
        for level, forms_of in (("town", _towns(place)), ("zone", place.zones)):
            for word in forms_of:
                _add(forms, word, level, place.name)  # type: ignore[arg-type]
    for place in gazetteer.places:
        for word in (place.name, *place.aliases):
            forms[word] = ("kind" if word in _KINDS else "county", (place.name,))
    return PlaceIndex(city, Lexicon(forms), tuple(_stems(gazetteer)))


def _stems(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    for place in gazetteer.places:
        stem = _SUFFIX.sub("", place.name)
        if 1 < len(stem) < len(place.name) and stem not in place.aliases:
            yield stem, place.name


def _add(forms: dict[str, tuple[Level, tuple[str, ...]]], word: str, level: Level, name: str) -> None:
    known = forms.get(word)
    names = known[1] if known and known[0] == level else ()
    forms[word] = (level, (*names, name))


def _towns(place: Place) -> tuple[str, ...]:
    out: list[str] = []
    for town in place.towns:
        out.append(town)
        if len(town) > 2 and town[-1] in "镇乡":
            out.append(town[:-1] + ("乡" if town[-1] == "镇" else "镇"))
    return tuple(out)


def scan(text: str, index: PlaceIndex, zone: str = "") -> tuple[Found, ...]:
    """Places in a text, left to right, without overlaps.

    `zone` is the place whose zone was named last: a bare 开发区 after it means that one.  Others' zones are passed
    over: 省级以上开发区, 淄川经济开发区.
    """
    return _scan(text, index, zone if "开发区" in text else "")


@lru_cache(maxsize=256)  # several recognisers ask for the paragraphs of one article
def _scan(text: str, index: PlaceIndex, zone: str) -> tuple[Found, ...]:
    out: list[Found] = []
    at = 0
    for hit in index.forms.hits(text):
        found = _accept(text, hit, out, zone, index) if hit.start >= at else None
        if found is None:
            continue
        zone = zone_after((found,), text, zone)
        if found.name and out and out[-1].end == found.start and out[-1].name == found.name:
            out[-1] = out[-1]._replace(end=found.end)  # 冠县东古城镇 is one place
        else:
            out.append(found)
        at = found.end
    return tuple(found for found in out if found.name)


def zone_after(found: Sequence[Found], text: str, zone: str) -> str:
    """The place whose zone a text has named last, for what follows it; 高新区 is none that 开发区 could mean."""
    named = [f.name for f in found if f.name and (f.level == "zone" or text.endswith("开发区", 0, f.end))]
    return named[-1] if named else zone


def _accept(
    text: str, hit: Hit[tuple[Level, tuple[str, ...]]], out: list[Found], zone: str, index: PlaceIndex
) -> Found | None:
    at, end, word, (level, names) = hit
    before = out[-1] if out and out[-1].end == at else None
    if level == "elsewhere":
        return Found(at, end, "", level)
    if level == "kind":
        return Found(at, end, _kind(text, at, word, names[0], before, zone), level)
    if before and before.name and level in {"town", "zone"}:
        return Found(at, end, before.name, level)
    if level == "town" and not _free_town(text, at, before, index):
        return None
    return Found(at, end, names[0] if len(names) == 1 else "", level)


def _kind(text: str, at: int, word: str, own: str, before: Found | None, zone: str) -> str:
    """Whose zone a bare 开发区 is: the one of the place right before it, the zone named last, else the city's own."""
    if before is not None and before.name != own:
        return before.name if before.level in {"county", "zone"} else ""
    if _OTHERS.search(text[max(0, at - 4) : at]):
        return ""
    return zone if zone and word.endswith("开发区") else own


def _free_town(text: str, at: int, before: Found | None, index: PlaceIndex) -> bool:
    """Whether a town's name stands alone: not after another region's 县, 市 or 区 (寿光市古城镇)."""
    if before is not None:
        return False
    left = text[max(0, at - 6) : at]
    if left.endswith(("我市", "全市", "本市", "我县", "该县", "该市", "该区", "我区", index.city + "市")):
        return True
    return not re.search(r"[\u4e00-\u9fff][县市区省旗]$", left)


def mask_places(story: Story, index: PlaceIndex) -> Story:
    """The story with every place's name blanked, so that 城区 is not read out of 德城区."""
    return replace(
        story,
        kicker=_masked(story.kicker, index),
        title=_masked(story.title, index),
        deck=_masked(story.deck, index),
        blocks=tuple(Block(block.kind, _masked(block.text, index), block.spans) for block in story.blocks),
    )


def _masked(text: str, index: PlaceIndex) -> str:
    out, at = [], 0
    for place in scan(text, index):
        out += [text[at : place.start], "　" * (place.end - place.start)]
        at = place.end
    return "".join((*out, text[at:]))
