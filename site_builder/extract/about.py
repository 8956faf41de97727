"""What a story is about, among the places that it names: its headline, its opening, or the whole city."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.extract.sentences import piece_at, sentences
from site_builder.extract.sights import Sight
from site_builder.model import Story

_CITYWIDE = re.compile(r"我市|全市|本市|市委|市政府|全省|我省|市直")
# 我市首条氢能公交, 我市两村入选: one place of the city makes the news, and the body says which.
_ONE = re.compile(r"(?:我市|全市)(?:再添|新增)?(?:首[个家条例座趟]|[一两三123]\s?[个家名位处地县镇村项条人])")
# The city itself as the one who acts: 我市, 市民政局 (not 临清市民政局, not 市场机会).
_CITY = (
    r"我市|全市|本市|市直|(?:(?<![\u4e00-\u9fff])|(?<=[从由据在与和及经向被将对日午起]))市"
    r"(?:委|政府|(?!场[^监]|民[^政族]|值|里|面|容|镇|区|井|价)[\u4e00-\u9fff]{1,12}?"
    r"(?:局|委|办|院|中心|联|会|集团|支队|公司|馆)(?![\u4e00-\u9fff]{0,2}(?:分局|支行)))"
)
_BODIES = "(?:市|海关|大学|学院|供电|军分区|机场|火车站|港)"  # what the city's name makes a body of the whole city
_HEARD = re.compile(r"记者[^，。]{0,12}从[^，。]{2,30}(?:获悉|了解到|得知)")
_VENUE = re.compile(r"(?:在|于|从|走进|走访|来到|赶到|[赴到])[^，。；]{0,2}$")
_HOME = re.compile(r"(?:落户|落地|走进)$")
_HELD = re.compile(
    r"举行|召开|举办|启动|开幕|开工|揭牌|成立|落成|上演|开赛|调研|督导|采访|走进|看到|开播|开馆|开业|投用|投产|通车"
    r"|开镰|首发|义诊|宣讲|慰问|演出|落户|签约|发车|驶出|启程"
)
_DONE = re.compile(r"开展|实施|推行|推进|试点|试行")  # in one or two counties; in more it is the city's story
_ROUTE = re.compile(r"起(?:自|于|点(?:位于|在|为)?)?$")  # 起自青州市…，止于临朐县: both ends
_SHARE = re.compile(r"\d{1,9}(?:\.\d{1,9})?[个例家人名件处起户]")  # 莘县4个: part of a sum
_OFTEN = 2  # sights that make a place a matter of the story
_OFTEN_CITY = 3  # …of a story on the whole city
_TITLED_TOO = 5  # …beside a place in the headline
_SCENE = 40  # characters of a paragraph that is a scene of its own
_INTO = re.compile(r"^(?:[^，。；]{0,10}，)?(?:记者)?(?:在|走进|来到|走访)$")
_INTO_WITHIN = 16
_CASE = 24  # characters of a paragraph that tells a case
_NUMBER = re.compile(r"[\d一二三四五六七八九十.．、●■◆ ]{0,3}")
_FEW = 2  # counties in which something is done, so that it is about them
_OPENING = 2  # the last block in which a story may open with its place


def find_about(story: Story, sights: Sequence[Sight], city: str) -> frozenset[str]:
    """The places that a story is about.

    Those of its headline.  Without one, the place where it opens or that it names again and again; but a story that
    speaks of the whole city first gives counties as examples, and is about the one where its event takes place, or
    about those that its lead breaks down into (莘县4个).
    """
    titled = {sight.name for sight in sights if sight.block < 0 and sight.part != "origin"}
    plain = [sight for sight in sights if sight.block >= 0 and not sight.part]
    counts: dict[str, int] = {}
    for sight in plain:
        counts[sight.name] = counts.get(sight.name, 0) + 1
    headed = story.title_source == "headline"
    if story.kind in {"notice", "brief"} and not titled and not (headed and _CITYWIDE.search(story.title)):
        return frozenset(counts)
    if titled:
        most = max((counts.get(name, 0) for name in titled), default=0)
        return frozenset(titled | {name for name, n in counts.items() if n >= _TITLED_TOO and n > most})
    top = max(counts.values(), default=0)
    one = headed and bool(_ONE.match(story.title))
    if not one and (_headed_by_city(story, city) or (story.kind != "photo" and _opens_with_city(story, plain, city))):
        often = {name for name, n in counts.items() if n >= _OFTEN_CITY and 3 * n >= top}
        spread = {name for name in often if _spread(story, plain, name)}
        return frozenset(spread | _venues(story, plain, city) | _cases(story, plain))
    often = {name for name, n in counts.items() if n >= _OFTEN and 2 * n >= top}
    if one:
        return frozenset(often | _opening(story, sights, 0))
    return frozenset(often | _opening(story, sights, _OPENING) | _scenes(story, plain) | _cases(story, plain))


def _headed_by_city(story: Story, city: str) -> bool:
    """Whether the headline speaks of the whole city; 聊城人 and 聊城大学 do not, nor does a column's name above it."""
    if story.title_source != "headline":
        return False
    head = f"{story.title} {story.deck}"
    named = re.search(rf"(?:^|[\s，：—]){re.escape(city)}(?!市?(?:籍|人|大学|学院|小伙|姑娘))", head) if city else None
    return bool(named or _CITYWIDE.search(f"{story.kicker} {head}"))


def _opens_with_city(story: Story, plain: Sequence[Sight], city: str) -> bool:
    """Whether the body speaks of the whole city before it names a place; whom the reporter asked does not count."""
    first = min((sight[1:3] for sight in plain), default=(len(story.blocks), 0))
    acts = re.compile(rf"{_CITY}|{re.escape(city)}{_BODIES}" if city else _CITY)
    for n, block in enumerate(story.blocks[: first[0] + 1]):
        heard = [match.span() for match in _HEARD.finditer(block.text)]
        for match in acts.finditer(block.text):
            if (n, match.end()) >= first:
                return False  # 聊城市茌平区
            if not any(start <= match.start() < end for start, end in heard):
                return True
    return False


def _spread(story: Story, plain: Sequence[Sight], name: str) -> bool:
    """Whether a city-wide story comes back to a place, or counts its share, rather than showing it once."""
    own = [sight for sight in plain if sight.name == name]
    return len({sight.block for sight in own}) > 1 or any(
        _SHARE.match(story.blocks[sight.block].text, sight.end) for sight in own
    )


def _cases(story: Story, plain: Sequence[Sight]) -> set[str]:
    """The places with which at least two paragraphs open that make up most of the body: 东昌府区某办事处……"""
    texts = [block.text for block in story.blocks]
    opens = [s for s in plain if len(texts[s.block]) >= _CASE and _NUMBER.fullmatch(texts[s.block][: s.start][:4])]
    led = {sight.block: sight.name for sight in opens}
    most = 2 * sum(len(texts[block]) for block in led) >= sum(map(len, texts))
    return set(led.values()) if len(led) > 1 and most else set()


def _venues(story: Story, plain: Sequence[Sight], city: str) -> set[str]:
    """Where the event of a city-wide story takes place: 活动在寒亭区虞河湿地举行."""
    first = next(iter(sentences(story.blocks[0].text)), None) if story.blocks else None
    if first is None:
        return set()
    here = [sight for sight in plain if sight.block == 0 and sight.start < first.end]
    alone = len({sight.name for sight in plain}) == 1 and not _headed_by_city(story, city)
    done = len({sight.name for sight in here}) <= _FEW and bool(_DONE.search(first.text))
    at = _VENUE if alone or done or _HELD.search(first.text) else _HOME
    return _standing(story.blocks[0].text, here, at)


def _standing(text: str, here: Sequence[Sight], at: re.Pattern[str]) -> set[str]:
    """Those of some sights that stand after such words, or are listed with one that does: 在甲县、乙县."""
    out: set[str] = set()
    end = -1  # of the last that was taken
    for sight in here:
        listed = 0 <= sight.start - end <= 1 and text[end : sight.start] in ("", *"、和与及")
        if listed or at.search(text[max(0, sight.start - 6) : sight.start]):
            out.add(sight.name)
            end = sight.end
    return out


def _opening(story: Story, sights: Sequence[Sight], last: int) -> set[str]:
    """The places of the opening: of the first clause that names any, not after the block `last`."""
    block = next((sight.block for sight in sights if sight.block >= 0), -1)
    if block < 0 or (block > last and story.kind != "photo"):
        return set()
    text = story.blocks[block].text
    here = [sight for sight in sights if sight.block == block]
    first = piece_at(sentences(text), here[0].start)
    here = [sight for sight in here if sight.start < first.end]
    plain = [sight for sight in here if not sight.part]
    if not plain:
        return {sight.name for sight in here if sight.part == "firm" or story.kind == "photo"}
    if story.kind == "photo" and (venues := _standing(text, plain, _VENUE)):
        return venues
    end = min((at for mark in "，；。" if (at := text.find(mark, plain[0].end)) >= 0), default=len(text))
    if _ROUTE.search(text[max(0, plain[0].start - 6) : plain[0].start]):
        end = first.end
    return {sight.name for sight in plain if sight.start < end}


def _scenes(story: Story, plain: Sequence[Sight]) -> set[str]:
    """The places where later paragraphs of a feature take the reader: 在临邑县，……"""
    texts = [block.text for block in story.blocks]
    return {
        sight.name
        for sight in plain
        if 0 < sight.start <= _INTO_WITHIN and sight.block > 0 and len(texts[sight.block]) >= _SCENE
        if _INTO.search(texts[sight.block][: sight.start])
    }
