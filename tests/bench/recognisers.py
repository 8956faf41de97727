"""How long each recogniser takes: milliseconds of one core an article over the gold pages, once jieba is loaded.

    python -m tests.bench.recognisers [ROUNDS]

A full run of `extract_facts` should stay under 25 ms an article on one core.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from site_builder.extract.dates import find_events
from site_builder.extract.facts import extract_facts
from site_builder.extract.figures import find_figures
from site_builder.extract.people import find_people
from site_builder.extract.places import find_places
from site_builder.extract.summary import find_summary
from site_builder.extract.tags import find_tags
from site_builder.model import Block, Story
from tests.extract.bundled import knowledge

GOLD = Path(__file__).parents[1] / "gold"
ROUNDS = 3


def stories() -> Iterator[Story]:
    """The annotated articles, as segmentation should give them."""
    for path in sorted(GOLD.glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            body = tuple(Block("text", text) for text in article["cleaned_body"].splitlines() if text.strip())
            title = article["headline"] or article["cleaned_body"][:20]
            yield Story(title=title, kicker=article["kicker"], byline=article["byline"], blocks=body)


def main() -> None:
    """Print one line for each recogniser and one for all of them."""
    known = knowledge("聊城")
    known.tokenizer.cut("热身")
    steps: dict[str, Callable[[Story], object]] = {
        "people": lambda story: find_people(story.byline, story.kind),
        "places": lambda story: find_places(story, known.places),
        "dates": lambda story: find_events(story, "2022-04-19"),
        "figures": lambda story: find_figures(story, known.finder),
        "tags": lambda story: find_tags(story, known.topics, known.tokenizer, known.names),
        "summary": lambda story: find_summary(story),
        "all": lambda story: extract_facts(story, "2022-04-19", known),
    }
    articles, rounds = list(stories()), int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    print(f"{len(articles)} articles, {sum(len(b.text) for s in articles for b in s.blocks)} characters; ms an article")
    for name, step in steps.items():
        times = []
        for story in articles * rounds:
            begun = time.process_time()
            step(story)
            times.append(1000 * (time.process_time() - begun))
        middle, mean = statistics.median(times), statistics.mean(times)
        print(f"{name:8} median {middle:7.2f}  mean {mean:7.2f}  max {max(times):7.2f}")


if __name__ == "__main__":
    main()
