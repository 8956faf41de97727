"""The controlled list of topics: YAML → `Topics`, and how much each topic weighs in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from site_builder.errors import ConfigError
from site_builder.extract.lexicon import Lexicon
from site_builder.yamltext import check_keys, line_of, load_settings

_TOP_KEYS = ("topics", "always", "never", "chance")
_KEYS = ("name", "also", "broader", "cues", "spare")


Hints = tuple[tuple[str, float], ...]  # topics with the weight of a cue for each


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics in the order of the file; `also` maps a synonym to its topic."""

    names: tuple[str, ...]
    cues: Lexicon[Hints]
    also: Mapping[str, str]
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)  # what a topic says by itself: names and own cues
    broader: Mapping[str, str] = field(default_factory=dict)  # the field that a topic belongs to, for a story of one
    spare: frozenset[str] = frozenset()  # taken only where a story has fewer than two others
    always: Mapping[str, str] = field(default_factory=dict)  # kind of story → tag for one that says too little
    never: frozenset[str] = frozenset()  # everyday words that are no tag


def parse_topics(text: str, path: str) -> Topics:
    """Read a topics file.

    Raises `ConfigError` with line: broken YAML, an unknown key, a topic without name or cues, a weight that is none.
    """
    data = load_settings(text, path, ConfigError, _TOP_KEYS)
    rows, always = data.get("topics"), data.get("always") or {}
    never, chance = data.get("never") or "", data.get("chance") or ""
    if not isinstance(rows, list) or not rows:
        raise ConfigError(
            "`topics` must be a list", path=path, line=1, remedy="write  - name: 招商引资  lines under it"
        )
    if not isinstance(always, dict) or not isinstance(never, str) or not isinstance(chance, str):
        line, cause = line_of(text, "always"), "`always` is a mapping, `never` and `chance` are text"
        raise ConfigError(cause, path=path, line=line, remedy="see the bundled file")
    cues: dict[str, list[tuple[str, float]]] = {word: [] for word in chance.split()}
    also: dict[str, str] = {}
    topics = [_topic(row, text, path) for row in rows]
    for topic in topics:
        also |= dict.fromkeys((topic.name, *topic.also), topic.name)
        for cue, weight in topic.cues.items():
            cues.setdefault(cue, []).append((topic.name, weight))
    return Topics(
        names=tuple(topic.name for topic in topics),
        cues=Lexicon({cue: tuple(hints) for cue, hints in cues.items()}),
        also=also,
        said={topic.name: frozenset((topic.name, *topic.also, *_own(topic.cues))) for topic in topics},
        broader={topic.name: topic.broader for topic in topics if topic.broader},
        spare=frozenset(topic.name for topic in topics if topic.spare),
        always={str(kind): str(tag) for kind, tag in always.items()},
        never=frozenset(never.split()),
    )


class _Topic(NamedTuple):
    name: str
    also: tuple[str, ...]
    cues: Mapping[str, float]
    spare: bool
    broader: str


def _topic(row: object, text: str, path: str) -> _Topic:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise ConfigError("a topic without a name", path=path, line=1, remedy="write  - name: 招商引资")
    name = row["name"]
    check_keys({str(key): value for key, value in row.items()}, _KEYS, text, path, ConfigError)
    line = next((n for n, one in enumerate(text.splitlines(), 1) if name in one), 1)
    cues, also = row.get("cues"), row.get("also") or []
    if not isinstance(cues, dict) or not cues or not isinstance(also, list):
        raise ConfigError(f"{name} has no cues", path=path, line=line, remedy="write  cues: {招商: 2}")
    for cue, weight in cues.items():
        if not isinstance(cue, str) or not cue or isinstance(weight, bool) or not isinstance(weight, int | float):
            cause = f"`{cue}: {weight}` of {name} is no cue with its weight"
            raise ConfigError(cause, path=path, line=line, remedy="a word and a number, the word in quotes if digits")
    return _Topic(
        name, tuple(str(word) for word in also), cues, row.get("spare") is True, str(row.get("broader") or "")
    )


def _own(cues: Mapping[str, float]) -> Iterator[str]:
    """The cues that belong to their topic, rather than hint at it."""
    return (cue for cue, weight in cues.items() if weight > 1)


def count_cues(text: str, topics: Topics) -> dict[str, tuple[int, Hints]]:
    """How often each cue stands in a text (the longest at each place), with the topics that it hints at.

    A word that holds a cue by chance hints at none: 人民政府 is not 民政.
    """
    out: dict[str, tuple[int, Hints]] = {}
    at = 0
    for hit in topics.cues.hits(text):
        if hit.start >= at:
            out[hit.word] = (out.get(hit.word, (0, hit.value))[0] + 1, hit.value)
            at = hit.end
    return out
