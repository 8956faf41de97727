"""Where a headline may be broken over lines: not inside a word.

No dictionary is asked.  What belongs together stands together elsewhere in the article too: where 高 and 速 are hardly
ever met apart, 高速 is a word, or a part of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup, escape

from site_builder.catalog import Entry

_TOGETHER = 0.5  # of the rarer character's places: as often it stands beside the other
_LONGEST = 10  # characters in one piece; a longer one is cut at its weakest seam, since a phone's line holds twelve
_NEVER = 9.0  # of a sign and what it clings to


def headline(entry: Entry) -> Markup:
    """The title with a `<wbr>` wherever it may be broken; as it is where nothing is known of its words."""
    title, facts = entry.article.story.title, entry.article.facts
    words = (*facts.counties, *facts.mentions, *facts.tags)
    text = "\n".join((*(block.text for part in entry.parts for block in part.story.blocks), *words))
    pieces = _pieces(title, text)
    if len(pieces) == len(title):
        return escape(title)
    return Markup("<wbr>".join(map(escape, pieces)))


@lru_cache(maxsize=64)  # an issue's page and the pages of its articles show the same headlines
def _pieces(title: str, text: str) -> tuple[str, ...]:
    return tuple(split_headline(title, text))


def split_headline(title: str, text: str) -> Iterator[str]:
    """The pieces of a title that are kept whole: 东阿至阳谷高速公路 → 东阿, 至, 阳谷, 高速, 公路.

    `text` is the article's; where it repeats the whole title that proves nothing.
    """
    told = text.replace(title, "")
    counts = {character: told.count(character) for character in set(title) if _is_han(character)}
    bonds = [_bond(a, b, told, counts) for a, b in pairwise(title)]
    start = 0
    for at, bond in enumerate(bonds, 1):
        if bond < _TOGETHER:
            yield from _short(title[start:at], bonds[start : at - 1])
            start = at
    yield from _short(title[start:], bonds[start:])


def _bond(before: str, after: str, text: str, counts: Mapping[str, int]) -> float:
    """How surely two characters belong together, 0 to 1; beside signs the browser knows best.

    `counts` say how often the text has each Han character.
    """
    if before not in counts:
        return _NEVER
    if after not in counts:
        return 0.0 if after.isdigit() else _NEVER
    rarer = min(counts[before], counts[after])
    return text.count(before + after) / rarer if rarer else 0.0


def _short(piece: str, bonds: Sequence[float]) -> Iterable[str]:
    if len(piece) <= _LONGEST or min(bonds) == _NEVER:
        return (piece,)
    at = min(range(len(bonds)), key=lambda i: (bonds[i], abs(2 * i + 2 - len(piece)))) + 1
    return (*_short(piece[:at], bonds[: at - 1]), *_short(piece[at:], bonds[at:]))


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
