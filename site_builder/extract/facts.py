"""All recognisers over one story, in the order in which they use each other's findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.extract.dates import find_events
from site_builder.extract.figures import PlaceFinder, find_figures
from site_builder.extract.people import find_people
from site_builder.extract.placenames import PlaceIndex, index_places, mask_places
from site_builder.extract.places import find_places
from site_builder.extract.summary import find_summary
from site_builder.extract.tags import find_tags
from site_builder.extract.tokenizer import JiebaTokenizer, Tokenizer
from site_builder.extract.topics import Topics, parse_topics
from site_builder.model import Facts, Gazetteer, Story


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the recognisers know beforehand; nothing heavy is loaded before the tokenizer is used."""

    gazetteer: Gazetteer
    places: PlaceIndex
    finder: PlaceFinder  # of the places whose figures they are
    topics: Topics
    tokenizer: Tokenizer
    names: frozenset[str]  # of places: never tags


def make_knowledge(
    gazetteer: Gazetteer, topics: str, regions: str = "", *, path: str = "topics/default.yaml"
) -> Knowledge:
    """Knowledge from a gazetteer, the text of a topics file and that of `gazetteers/regions.txt`.

    Raises `ConfigError` where the topics are wrong.
    """
    elsewhere = tuple(line for line in regions.splitlines() if line and not line.startswith("#"))
    names = tuple(_names(gazetteer))
    return Knowledge(
        gazetteer=gazetteer,
        places=index_places(gazetteer, elsewhere),
        finder=PlaceFinder(gazetteer),
        topics=parse_topics(topics, path),
        tokenizer=JiebaTokenizer(names),
        names=frozenset((*names, *elsewhere)),
    )


def _names(gazetteer: Gazetteer) -> Iterable[str]:
    yield from (name for name in (gazetteer.city, gazetteer.city.rstrip("市")) if name)
    for place in gazetteer.places:
        yield from (place.name, *place.aliases, *place.towns, *place.zones)


def extract_facts(story: Story, issue_date: str, knowledge: Knowledge) -> Facts:
    """Everything concluded from a story printed on `issue_date` ('' if unknown)."""
    people = find_people(story.byline, story.kind)
    places = find_places(story, knowledge.places)
    events = find_events(story, issue_date)
    figures = find_figures(story, knowledge.finder)
    staff = frozenset((*people.reporters, *people.correspondents, *people.photographers))
    masked = mask_places(story, knowledge.places)
    tags = find_tags(masked, knowledge.topics, knowledge.tokenizer, knowledge.names, staff)
    summary = find_summary(story, figures)
    return Facts(
        reporters=people.reporters,
        correspondents=people.correspondents,
        photographers=people.photographers,
        counties=places.counties,
        mentions=places.mentions,
        tags=tags,
        summary=summary,
        events=events,
        figures=figures,
    )
