"""How well the characters of a page were shared out among articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from site_builder.accuracy.evidence import Judged
from site_builder.accuracy.places import Built, Chars, Sheet, Wanted
from site_builder.model import Facts

WHOLE = 0.98  # Jaccard: an article found but for a stray character or two
INSIDE = 0.9  # share of a brief that stands in a column of briefs
_NOWHERE = -1


class Grouping(NamedTuple):
    """The figures of one page; `precise` and `complete` are B³ precision and recall, summed over characters."""

    lost: int
    doubled: int
    precise: float
    complete: float
    size: int


class Match(NamedTuple):
    """An annotated article and that of the tool which shares most characters with it, if any does."""

    wanted: Wanted
    built: Built | None
    share: float  # Jaccard of their characters
    first: bool  # no annotated article before it was answered by the same one


def join_columns(sheet: Sheet) -> Sheet:
    """A column annotated as one roundup may be built as an article for each brief: those count as one."""
    joined: list[Built] = []
    single = list(sheet.built)
    for column in (wanted.chars for wanted in sheet.wanted if wanted.gold.kind == "roundup"):
        briefs = [b for b in single if b.chars and len(b.chars & column) >= INSIDE * len(b.chars)]
        if len(briefs) > 1:
            single = [b for b in single if b not in briefs]
            joined.append(_as_one(briefs))
    return replace(sheet, built=(*single, *joined))


def _as_one(briefs: Sequence[Built]) -> Built:
    facts = [brief.article.facts for brief in briefs]
    article = replace(
        briefs[0].article,
        body="\n\n".join(brief.article.body for brief in briefs),
        facts=Facts(
            reporters=tuple(dict.fromkeys(name for fact in facts for name in fact.reporters)),
            correspondents=tuple(dict.fromkeys(name for fact in facts for name in fact.correspondents)),
            photographers=tuple(dict.fromkeys(name for fact in facts for name in fact.photographers)),
            counties=tuple(name for fact in facts for name in fact.counties),
            mentions=tuple(name for fact in facts for name in fact.mentions),
            events=tuple(event for fact in facts for event in fact.events),
            figures=tuple(figure for fact in facts for figure in fact.figures),
        ),
    )
    return Built(article, frozenset().union(*(brief.chars for brief in briefs)))


def measure_grouping(sheet: Sheet, joined: Sheet) -> Grouping:
    """Lost and doubled characters of a page as built, B³ with its columns joined."""
    claimed = frozenset().union(*(built.chars for built in sheet.built))
    twice = sum(len(built.chars) for built in sheet.built) - len(claimed)
    owner, truth = _owners(sheet, joined), _truth(joined)
    pairs = Counter((owner.get(i, _NOWHERE), truth.get(i, _NOWHERE)) for i in joined.ink)
    ours, theirs = Counter[int](), Counter[int]()
    for (mine, its), count in pairs.items():
        ours[mine] += count
        theirs[its] += count
    return Grouping(
        lost=len(sheet.ink - claimed - sheet.left),
        doubled=twice + len(sheet.left & claimed),
        precise=sum(count * count / ours[mine] for (mine, _), count in pairs.items()),
        complete=sum(count * count / theirs[its] for (_, its), count in pairs.items()),
        size=len(joined.ink),
    )


def _owners(sheet: Sheet, joined: Sheet) -> Mapping[int, int]:
    """character → article; one that two claim is counted once: for the first, or for the column it was joined to."""
    pieces = list(enumerate(built.chars for built in joined.built))
    if len(joined.built) == len(sheet.built):
        pieces.reverse()
    return {i: number for number, chars in pieces for i in chars}


def _truth(sheet: Sheet) -> Mapping[int, int]:
    return {i: number for number, wanted in enumerate(sheet.wanted) for i in wanted.chars}


def match_articles(sheet: Sheet) -> Iterator[Match]:
    """Each annotated article with its counterpart."""
    taken: set[int] = set()
    for wanted in sheet.wanted:
        shared = [len(wanted.chars & built.chars) for built in sheet.built]
        best = max(range(len(shared)), key=shared.__getitem__, default=_NOWHERE)
        if best == _NOWHERE or not shared[best]:
            yield Match(wanted, None, 0.0, False)
            continue
        built = sheet.built[best]
        yield Match(wanted, built, _jaccard(wanted.chars, built.chars), best not in taken)
        taken.add(best)


def _jaccard(one: Chars, other: Chars) -> float:
    return len(one & other) / len(one | other)


def judge_whole(match: Match) -> Judged:
    """Whether an annotated article was found whole, and by an article of its own."""
    whole = match.share >= WHOLE and match.first
    why = f"Jaccard {match.share:.3f}" if match.built else "no article covers it"
    return Judged("whole", float(whole), match.wanted.gold.id, why)
