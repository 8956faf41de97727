"""Tags of a story: topics whose cues weigh enough, completed by telling keywords."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from site_builder.extract.keywords import find_keywords
from site_builder.extract.tokenizer import Tokenizer
from site_builder.extract.topics import Topics, count_cues
from site_builder.model import Story

_MOST, _MOST_TOPICS, _FEWEST = 5, 4, 2
_ENOUGH, _SHARE = 6.0, 0.3  # a topic is sure at this weight, and at this share of the weightiest
_HINT = 4.0  # the weight at which a second topic is better than the field of the first
_HEAD, _LEAD = 2.5, 1.5
_NAMES = 2.0  # the weight of a cue that belongs to its topic
_TELLING, _TELLING_IN_HEAD = 8, 4  # how often a story says a word that becomes a tag beside its topics
_SPARE = 3  # …where the topics are too few


def find_tags(
    story: Story, topics: Topics, tokenizer: Tokenizer, names: frozenset[str], people: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Two to five tags, the weightiest first.

    Topics come from the controlled list; a keyword joins them that the story says again and again.  Where they are
    fewer than two, a kind of story follows (新闻评论), then the field of the first topic.  `names` (of places) and
    `people` never become tags, nor do synonyms of a topic.
    """
    weights = weigh_topics(story, topics)
    ranked = sorted(weights.items(), key=lambda item: (-item[1].sum, item[0]))
    main = [(name, weight) for name, weight in ranked if name not in topics.spare]
    top = main[0][1].sum if main else 0.0
    chosen = [
        name
        for name, weight in main
        if weight.firm and weight.sum >= (_ENOUGH if weight.headed else max(_ENOUGH, _SHARE * top))
    ][:_MOST_TOPICS]
    firm = [(name, weight.sum) for name, weight in ranked if weight.firm and name not in chosen]
    hints = [name for name, n in firm if n >= _ENOUGH and name in topics.spare]
    hints += [name for name, n in firm if n >= _HINT]
    chosen += hints[: max(0, _FEWEST - len(chosen))]
    said = frozenset[str]().union(*(topics.said[name] for name in chosen))
    known = (names, people.union(topics.always.values(), topics.broader.values()))  # many places: not put together
    often = (_TELLING, _TELLING_IN_HEAD) if len(chosen) >= _FEWEST else (_SPARE, _SPARE)
    found = find_keywords(story, tokenizer, topics.never, *often)
    keywords = [key for key in found if _may_be_tag(key.text, said, known)]
    metaphors = _quoted(" ".join((story.kicker, story.title, story.deck)))
    keywords = [key for key in keywords if not any(key.text in quoted for quoted in metaphors)]
    telling = [key.text for key in keywords if key.times >= (_TELLING_IN_HEAD if key.in_head else _TELLING)]
    chosen += telling[: min(1, _MOST - len(chosen))]
    spare = [topics.always.get(story.kind, "") if story.kind != "article" else ""]
    spare += [key.text for key in keywords if key.in_head and key.times >= _SPARE]
    spare += [topics.broader.get(name, "") for name in chosen] + [key.text for key in keywords if key.times >= _SPARE]
    spare += [name for name, _ in ranked] + [topics.broader.get(name, "") for name, _ in ranked]
    spare += [*topics.always.values()]
    chosen += [word for word in dict.fromkeys(spare) if word and word not in chosen][: max(0, _FEWEST - len(chosen))]
    return tuple(chosen)


def _may_be_tag(word: str, said: frozenset[str], known: Iterable[frozenset[str]]) -> bool:
    """Not a place, a person or a number, and nothing that a topic says already (招商活动 beside 招商引资)."""
    parts = {word[a:b] for a in range(len(word)) for b in range(a + 2, len(word) + 1)}
    if re.search(r"[0-9A-Za-z]|[镇乡村县市区省局]$", word) or not all(map(parts.isdisjoint, known)):
        return False
    return not any(one in word or word in one for one in said)


def _quoted(head: str) -> tuple[str, ...]:
    """What a headline says in quotation marks: “小推车” and “共享菜园” stand for something else."""
    return tuple(re.findall(r"[“‘]([^“”‘’]{1,20})[”’]", head))


class Weight(NamedTuple):
    """How much of a story belongs to a topic, whether more than one passing word says so, and whether the headline."""

    sum: float
    firm: bool
    headed: bool


def weigh_topics(story: Story, topics: Topics) -> dict[str, Weight]:
    """The weight of each topic: cues in the headline weigh most, then those of the first paragraph."""
    parts: list[tuple[str, float]] = []
    if story.title_source == "headline":
        parts.append((" ".join((story.kicker, story.title, story.deck)), _HEAD))
    bodies = [block.text for block in story.blocks]
    parts += [(text, _LEAD if n == 0 else 1.0) for n, text in enumerate(bodies)]
    seen: dict[str, dict[str, tuple[float, float]]] = {}  # topic → cue → its weight, how often it stands there
    headed: set[str] = set()
    for text, factor in parts:
        for cue, (n, hints) in count_cues(text, topics).items():
            for name, weight in hints:
                row = seen.setdefault(name, {})
                row[cue] = (weight, row.get(cue, (weight, 0.0))[1] + factor * n)
                if factor == _HEAD and weight >= _NAMES:
                    headed.add(name)
    length = math.sqrt(max(1.0, sum(len(text) for text in bodies) / 400))
    return {name: _weight(tuple(cues.values()), length, name in headed) for name, cues in seen.items()}


def _weight(cues: tuple[tuple[float, float], ...], length: float, headed: bool) -> Weight:
    total = sum(weight * (1 + math.log2(1 + times)) for weight, times in cues) / length
    telling = sum(weight >= 1 for weight, _ in cues)
    firm = telling > 1 or any(weight >= _NAMES and times > 1 for weight, times in cues)
    return Weight(total, firm, headed)
