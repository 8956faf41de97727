"""Places and days named in an article's text, each linked where it first stands."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from site_builder.extract.placenames import PlaceIndex, scan
from site_builder.model import Event, Facts, Place
from site_builder.render.insertion import Wrap


def place_wraps(
    text: str, facts: Facts, places: Mapping[str, Place], index: PlaceIndex, url_of: Callable[[str], str]
) -> Iterator[Wrap]:
    """A link round the first name of each county that the article is about or mentions: 东昌府区, 开发区.

    `places` are those of the gazetteer by their preferred names; `url_of` gives a county's page by its preferred name,
    '' where there is none.
    """
    named = (name for name in (*facts.counties, *facts.mentions) if name in places and _may_name(text, places[name]))
    wanted = {name: url for name in named if (url := url_of(name))}
    for found in scan(text, index) if wanted else ():
        url = wanted.pop(found.name, "")
        if url:
            yield _link(found.start, found.end, url)


def _may_name(text: str, place: Place) -> bool:
    """Whether any word for the place may stand in the text; to look for all words of all places takes far longer."""
    return any(map(text.__contains__, _words(place)))


@lru_cache
def _words(place: Place) -> tuple[str, ...]:
    stems = (town[:-1] if len(town) > 2 else town for town in place.towns)
    return (place.name, *place.aliases, *place.zones, *stems)


def day_wraps(text: str, events: Iterable[Event], url_of: Callable[[str], str]) -> Mapping[str, Wrap]:
    """A link round the first wording of each day, by date; it carries the anchor (`d2022-04-01`) of the sentence.

    A day whose wording does not stand in the text as the events give it has none.
    """
    wraps: dict[str, Wrap] = {}
    for event in events:
        at = _whole(text, event.text) if event.date not in wraps else -1
        if at >= 0:
            wraps[event.date] = _link(at, at + len(event.text), url_of(event.date), f' id="d{event.date}"')
    return wraps


def _whole(text: str, day: str) -> int:
    """Where the day stands, and not as the end of a longer number: 1日 is not in 11日."""
    at = text.find(day) if day else -1
    while at > 0 and text[at - 1].isdigit() and day[0].isdigit():
        at = text.find(day, at + 1)
    return at


def _link(start: int, end: int, url: str, anchor: str = "") -> Wrap:
    href = f' class="n" href="{html.escape(url)}">'
    return Wrap(start, end, f"<a{anchor}{href}", f"<a{href}", "</a>")
