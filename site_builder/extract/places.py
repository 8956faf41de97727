"""Which counties a story is about, and which it only mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.extract.placenames import Found, PlaceIndex, scan, zone_after
from site_builder.extract.sentences import inside_quotes, piece_at, sentences
from site_builder.model import Story

_IN_NAME = re.compile(
    r"[\u4e00-\u9fff（）()]{0,14}?(?:有限公司|股份|集团|公司|银行|大学|学院|高速|铁路|大街|大道|连接线|干线|水库|电厂|剪纸|阿胶)"
)
_BREAKS = re.compile(r"[的在是和与及、，为将向从]|区|县委|县政府|市委|市政府|局|镇|街道|村")
_ROAD = re.compile(r"[东西南北中]?(?:路|街|大街|大道|桥|线|道)")
_BACK = re.compile(r"(?<!各)(?<!应)(?:该|全|我)(?:县|区)(?!市?、|（|\(|域?[、各]|县)|(?<!各)该市")
_PASSING = re.compile(
    r"(?:途经|经过|穿过|横穿|来自|毗邻|邻近|对口|往返|籍贯|原籍|老家|出生于|毕业于|先后到|先后赴|辗转)$"
)
_VENUE = re.compile(r"[在于走][^，。；]{0,2}$")
_HELD = re.compile(r"举行|召开|举办|启动|开幕|开工|揭牌|成立|落成|上演|开赛|调研|督导|采访|走进|看到")
# 我市10家省级以上开发区: the story is about zones of all counties, and a bare 开发区 in it is none in particular.
_SEVERAL = re.compile(r"(?:[家个]|各类?|省级以上)(?:经济)?开发区(?!管委会)|开发区(?:体制)?改革")
_CITYWIDE = re.compile(r"我市|全市|本市|市委|市政府|全省|我省|市直")


@dataclass(frozen=True, slots=True)
class Places:
    """Preferred names, in the order in which the story brings them."""

    counties: tuple[str, ...] = ()  # what the story is about
    mentions: tuple[str, ...] = ()  # what it only mentions


class _Sight(NamedTuple):
    """One appearance of a place: in which block (-1 the headline), how far in, and whether inside another name."""

    name: str
    block: int
    start: int
    inside: bool


def find_places(story: Story, index: PlaceIndex) -> Places:
    """Counties that a story is about or mentions.

    A place in the headline is what the story is about; without one there, the place where it happens: named in the
    first sentences or far oftener than others.  Inside a company's or road's name it is a mention.
    Example: 茌平剪纸 in a story on the city's trip abroad → mentions 茌平区.
    """
    sights = tuple(_sights(story, index))
    order = tuple(dict.fromkeys(sight.name for sight in sights if sight.block >= 0)) or tuple(
        dict.fromkeys(sight.name for sight in sights)
    )
    order = tuple(dict.fromkeys((*order, *(sight.name for sight in sights))))
    about = _about(story, sights, index)
    counties = tuple(name for name in order if name in about)
    return Places(counties, tuple(name for name in order if name not in about))


def _sights(story: Story, index: PlaceIndex) -> Iterator[_Sight]:
    head = "　".join(part for part in (story.kicker, story.title, story.deck) if part)
    texts = [(-1, head)] if story.title_source == "headline" else []
    texts += [(n, block.text) for n, block in enumerate(story.blocks)]
    several = any(_SEVERAL.search(text) for _, text in texts)
    for stem, name in index.stems:  # 平原：… in a headline, where the body says 平原县
        if re.search(rf"(?:^|　){stem}[：:　 ]", head) and any(name in text for _, text in texts):
            yield _Sight(name, -1, 0, False)
    zone = ""
    for block, text in texts:
        found = scan(text, index, zone)
        zone = zone_after(found, text, zone)
        yield from _in_text(text, block, tuple(f for f in found if not (several and _bare_zone(f, text))))


def _bare_zone(place: Found, text: str) -> bool:
    return place.level == "kind" and text.endswith("开发区", 0, place.end)


def _in_text(text: str, block: int, found: tuple[Found, ...]) -> Iterator[_Sight]:
    quoted = inside_quotes(text)
    backs = iter(match.start() for match in _BACK.finditer(text))
    back = next(backs, -1)
    last = ""
    for place in found:
        while 0 <= back < place.start:
            if last:
                yield _Sight(last, block, back, False)
            back = next(backs, -1)
        slogan = quoted[place.start] and _short_quote(text, place)
        yield _Sight(place.name, block, place.start, slogan or _aside(text, place))
        last = place.name
    while back >= 0:
        if last:
            yield _Sight(last, block, back, False)
        back = next(backs, -1)


def _short_quote(text: str, place: Found) -> bool:
    """“投资开发区 智造新未来”: a slogan or a title in quotes, not a sentence that somebody says."""
    left = text.rfind("“", max(0, place.start - 24), place.start + 1)
    right = text.find("”", place.end, place.end + 24)
    return 0 <= left < right < left + 24 and not re.search(r"[，。！？]", text[left:right])


def _aside(text: str, place: Found) -> bool:
    """Whether a place stands inside a longer name, or is only passed through."""
    if _PASSING.search(text[max(0, place.start - 4) : place.start]):
        return True
    if place.level == "county" and _ROAD.match(text, place.end):
        return True
    match = _IN_NAME.match(text, place.end)
    return bool(match) and not _BREAKS.search(match.group()[:-2])  # type: ignore[union-attr]


def _about(story: Story, sights: tuple[_Sight, ...], index: PlaceIndex) -> frozenset[str]:
    titled = {sight.name for sight in sights if sight.block < 0}
    counts: dict[str, int] = {}
    for sight in sights:
        if sight.block >= 0 and not sight.inside:
            counts[sight.name] = counts.get(sight.name, 0) + 1
    if story.kind in {"notice", "brief"} and not titled:
        return frozenset(counts)
    if titled:
        most = max((counts.get(name, 0) for name in titled), default=0)
        return frozenset(titled | {name for name, n in counts.items() if n >= 5 and n > most})
    head = " ".join((story.kicker, story.title, story.deck))
    citywide = story.title_source == "headline" and bool(_CITYWIDE.search(head) or (index.city and index.city in head))
    top = max(counts.values(), default=0)
    enough, share = (2, 3) if citywide else (2, 2)
    often = {name for name, n in counts.items() if n >= enough and share * n >= top}
    return frozenset(often | (_venues(story, sights) if citywide else _lead(story, sights)))


def _venues(story: Story, sights: tuple[_Sight, ...]) -> set[str]:
    """Where the event of a city-wide story takes place: 活动在寒亭区虞河湿地举行."""
    if not story.blocks:
        return set()
    text = story.blocks[0].text
    first = sentences(text)[:1]
    return {
        sight.name
        for sight in sights
        if sight.block == 0 and not sight.inside and first and sight.start < first[0].end
        if _VENUE.search(text[max(0, sight.start - 6) : sight.start]) and _HELD.search(first[0].text)
    }


def _lead(story: Story, sights: tuple[_Sight, ...]) -> set[str]:
    """The places of the opening: of the first sentence that names any, within the first two blocks."""
    opening = next((s.block for s in sights if s.block >= 0), -1)
    if opening < 0 or (opening > 1 and story.kind != "photo"):
        return set()
    here = [sight for sight in sights if sight.block == opening]
    piece = piece_at(sentences(story.blocks[opening].text), here[0].start)
    inside = [sight for sight in here if piece.start <= sight.start < piece.end]
    plain = {sight.name for sight in inside if not sight.inside}
    if len(plain) > 2 and _CITYWIDE.search(piece.text):
        return set()  # 我市在德城区、陵城区、禹城市…开展: the city's story
    return plain or ({sight.name for sight in inside} if story.kind == "photo" else set())
