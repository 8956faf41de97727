"""Which counties a story is about, and which it only mentions."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.extract.about import find_about
from site_builder.extract.placenames import PlaceIndex
from site_builder.extract.sights import find_sights
from site_builder.model import Story


@dataclass(frozen=True, slots=True)
class Places:
    """Preferred names, in the order in which the story brings them."""

    counties: tuple[str, ...] = ()  # what the story is about
    mentions: tuple[str, ...] = ()  # what it only mentions


def find_places(story: Story, index: PlaceIndex) -> Places:
    """Counties that a story is about or mentions; towns and zones stand for theirs.

    Example: 茌平剪纸 in a story on the city's trip abroad → mentions 茌平区.
    """
    sights = tuple(find_sights(story, index))
    in_body = (sight.name for sight in sights if sight.block >= 0)
    order = tuple(dict.fromkeys((*in_body, *(sight.name for sight in sights))))
    about = find_about(story, sights, index.city)
    return Places(
        counties=tuple(name for name in order if name in about),
        mentions=tuple(name for name in order if name not in about),
    )
