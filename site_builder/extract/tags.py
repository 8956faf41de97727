"""Tags of a story: topics whose cues weigh enough, completed by telling keywords."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from site_builder.extract.keywords import find_keywords
from site_builder.extract.tokenizer import Tokenizer
from site_builder.extract.topics import Topics, count_cues
from site_builder.model import Story

_MOST, _MOST_TOPICS, _FEWEST = 5, 4, 2
_ENOUGH, _SHARE = 5.0, 0.27  # a topic is sure at this weight, and at this share of the weightiest
_HINT = 2.0  # the weight at which a topic is better than a keyword
_HEAD, _LEAD = 2.5, 1.5


def find_tags(story: Story, topics: Topics, tokenizer: Tokenizer, names: frozenset[str]) -> tuple[str, ...]:
    """Two to five tags, the weightiest first.

    Topics come from the controlled list; a keyword joins them that the story says again and again, or where they are
    fewer than two.  `names` (places, people) never become tags, nor do synonyms of a topic.
    """
    weights = weigh_topics(story, topics)
    ranked = sorted(weights.items(), key=lambda item: (-item[1].sum, item[0]))
    main = [(name, weight) for name, weight in ranked if name not in topics.spare]
    top = main[0][1].sum if main else 0.0
    chosen = [name for name, weight in main if weight.sum >= max(_ENOUGH, _SHARE * top) and weight.firm][:_MOST_TOPICS]
    firm = [(name, weight.sum) for name, weight in ranked if weight.firm and name not in chosen]
    hints = [name for name, n in firm if n >= _ENOUGH and name not in topics.spare]
    hints += [name for name, n in firm if n >= _HINT and name in topics.spare] + [
        name for name, n in firm if n >= _HINT
    ]
    chosen += list(dict.fromkeys(hints))[: max(0, _FEWEST - len(chosen))]
    said = _said(chosen, topics)
    known = names.union(topics.always.values())  # 民生 is the last resort, not what a 民生频道 is about
    keywords = [key for key in find_keywords(story, tokenizer, topics.never) if _may_be_tag(key.text, said, known)]
    telling = [key.text for key in keywords if key.times >= 6 or (key.in_head and key.times >= 4)]
    chosen += telling[: min(1, _MOST - len(chosen))]
    spare = (
        [key.text for key in keywords if key.times >= 3]
        + [topics.always.get(story.kind, "")]
        + [name for name, _ in ranked]
    )
    chosen += [word for word in dict.fromkeys(spare) if word and word not in chosen][: max(0, _FEWEST - len(chosen))]
    return tuple(chosen)


def _said(chosen: list[str], topics: Topics) -> tuple[str, ...]:
    """What the chosen topics say already: their names, synonyms and the cues that belong to them."""
    also = [word for word, topic in topics.also.items() if topic in chosen]
    cues = [
        cue for group in topics.cues.values() for cue, hints in group if any(n in chosen and w > 1 for n, w in hints)
    ]
    return (*also, *cues)


def _may_be_tag(word: str, said: tuple[str, ...], names: frozenset[str]) -> bool:
    """Not a place, a person or a number, and nothing that a topic says already (招商活动 beside 招商引资)."""
    parts = {word[a:b] for a in range(len(word)) for b in range(a + 2, len(word) + 1)}
    if re.search(r"[0-9A-Za-z]|[镇乡村县市区省局]$", word) or not parts.isdisjoint(names):
        return False
    return not any(one in word or word in one for one in said)


class Weight(NamedTuple):
    """How much of a story belongs to a topic, and whether more than one passing word says so."""

    sum: float
    firm: bool


def weigh_topics(story: Story, topics: Topics) -> dict[str, Weight]:
    """The weight of each topic: cues in the headline weigh most, then those of the first paragraph."""
    parts: list[tuple[str, float]] = []
    if story.title_source == "headline":
        parts.append((" ".join((story.kicker, story.title, story.deck)), _HEAD))
    bodies = [block.text for block in story.blocks]
    parts += [(text, _LEAD if n == 0 else 1.0) for n, text in enumerate(bodies)]
    seen: dict[tuple[str, float], dict[str, float]] = {}
    for text, factor in parts:
        for cue, (n, hints) in count_cues(text, topics).items():
            for name, weight in hints:
                row = seen.setdefault((name, weight), {})
                row[cue] = row.get(cue, 0.0) + factor * n
    length = math.sqrt(max(1.0, sum(len(text) for text in bodies) / 400))
    out: dict[str, Weight] = {}
    for (name, weight), cues in seen.items():
        before = out.get(name, Weight(0.0, False))
        total = sum(weight * (1 + math.log2(1 + n)) for n in cues.values()) / length
        firm = len(cues) > 1 or before.sum > 0 or weight >= 3 or max(cues.values()) > 1.0
        out[name] = Weight(before.sum + total, before.firm or firm)
    return out
