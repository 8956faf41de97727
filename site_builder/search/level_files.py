"""All files of one level of postings: as they were, mended, or made anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from site_builder.search.cards import Card, Cards
from site_builder.search.levels import (
    Level,
    Shelf,
    code_level,
    dump_shelf,
    gram_file,
    kept_path,
    levels_of,
    load_shelf,
    make_shelf,
    path_of,
    tree_file,
    tree_path,
)
from site_builder.search.records import File, Kept, Sizes
from site_builder.search.splice import Change, find_changes, splice
from site_builder.search.texts import Texts

_FEW = 4  # a level is made anew once one in so many of its articles changed


def level_files(level: Level, cards: Cards, before: Cards, texts: Texts, sizes: Sizes, kept: Kept) -> Iterator[File]:
    """Its postings, how they are cut, and what is kept of that; `IndexLost` where a text is missing."""
    mine = cards.cards[level.start : level.end]
    was = _as_it_was(level, before, sizes)
    data = kept(kept_path(level.number)) if was else None
    changed = _changed(mine, was)
    if not data or changed is None or len(changed) * _FEW > len(mine):
        yield from _anew(level, mine, texts, sizes)
        return
    shelf = load_shelf(data)
    if not changed:
        yield from (File(path_of(level.number, part), None) for part in shelf.parts)
        yield File(tree_path(level.number), None)
        yield File(kept_path(level.number), None, kept=True)
        return
    marks = find_changes(_change(number, mine, was, texts) for number in changed)
    shelf, files = splice(level.number, level.total, shelf, marks, sizes.shard, kept)
    yield from files
    yield from _endings(level, shelf)


def _as_it_was(level: Level, before: Cards, sizes: Sizes) -> Sequence[Card]:
    """The articles that were in this level, if they have the same numbers in it."""
    old = [] if before.packed else levels_of(len(before.cards), sizes.steps)
    same = (was for was in old if (was.number, was.start, was.total) == (level.number, level.start, level.total))
    return next((before.cards[was.start : was.end] for was in same), ())


def _changed(mine: Sequence[Card], was: Sequence[Card]) -> list[int] | None:
    """Numbers of articles that are new or not as they were; None where one has another number now."""
    if len(was) > len(mine) or any(new.id != old.id for new, old in zip(mine, was, strict=False)):
        return None
    return [n for n, card in enumerate(mine) if n >= len(was) or card != was[n]]


def _change(number: int, mine: Sequence[Card], was: Sequence[Card], texts: Texts) -> Change:
    old = texts.before(was[number]) if number < len(was) else None
    return number, old, texts(mine[number])


def _anew(level: Level, mine: Sequence[Card], texts: Texts, sizes: Sizes) -> Iterator[File]:
    keys, coded = code_level(map(texts, mine), level.total)
    shelf = make_shelf(keys, coded.lengths, sizes.shard)
    for part in shelf.parts:
        lists = coded.between(part.start, part.end)
        yield gram_file(level.number, part, keys[part.start : part.end], lists)
    yield from _endings(level, shelf)


def _endings(level: Level, shelf: Shelf) -> Iterator[File]:
    yield tree_file(level.number, shelf)
    yield dump_shelf(level.number, shelf)
