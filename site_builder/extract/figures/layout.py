"""How a paragraph falls apart: sentences, clauses, items of a list; brackets stand apart from what surrounds them."""

from __future__ import annotations

import re
from typing import NamedTuple

BLANK = "\x00"  # stands for a character of a bracket in the text outside it
_OPEN, _CLOSE = "（(", "）)"
_DEEPEST = 400  # characters; what is opened and not closed within that is no bracket
_SENTENCE = re.compile(r"[^。！？!?…\n]+")
_CLAUSE_END = re.compile(r"[，；：;]|—(?=—)")


class Item(NamedTuple):
    """A run of text without punctuation, the clause and the sentence that it belongs to."""

    start: int
    end: int
    clause: int  # where its clause begins
    clause_end: int
    sentence: int  # where its sentence begins
    sentence_end: int
    bracket: bool  # inside a bracket


class Layout(NamedTuple):
    """A width-folded text, the same with its brackets blanked out, and its items."""

    text: str
    outer: str
    items: tuple[Item, ...]
    item_at: tuple[int, ...]  # for every character the index of its item, -1 at punctuation

    def item(self, at: int) -> Item:
        """The item that holds a character."""
        return self.items[max(0, self.item_at[at])]

    def slice(self, start: int, end: int, item: Item) -> str:
        """Text as seen from an item: brackets left out unless the item stands in one."""
        return (self.text if item.bracket else self.outer)[start:end].replace(BLANK, "")


def lay_out(text: str) -> Layout:
    """Take a paragraph apart; linear in its length, whatever brackets do."""
    brackets = _brackets(text)
    outer = _blank_out(text, brackets)
    items: list[Item] = []
    item_at = [-1] * len(text)
    _split(outer, 0, len(text), False, items, item_at)
    for start, end in brackets:
        sentence = items[item_at[start]] if item_at[start] >= 0 else None
        _split(text, start + 1, end - 1, True, items, item_at, sentence)
    if not items:
        items.append(Item(0, len(text), 0, len(text), 0, len(text), False))
    return Layout(text, outer, tuple(items), tuple(item_at))


def _brackets(text: str) -> list[tuple[int, int]]:
    found, depth, start = [], 0, 0
    for match in re.finditer(r"[（()）]", text):
        if match.group() in _OPEN:
            if depth == 0 or match.start() - start > _DEEPEST:
                depth, start = 0, match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and match.end() - start <= _DEEPEST:
                found.append((start, match.end()))
    return found


def _blank_out(text: str, brackets: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in brackets:
        parts += [text[at:start], BLANK * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _split(
    text: str, start: int, end: int, bracket: bool, items: list[Item], item_at: list[int], inside: Item | None = None
) -> None:
    """Items of `text[start:end]`; those of a bracket belong to the sentence around it."""
    for sentence in _SENTENCE.finditer(text, start, end):
        bounds = (inside.sentence, inside.sentence_end) if inside else sentence.span()
        clause, stop = sentence.span()
        ends = [match.start() for match in _CLAUSE_END.finditer(text, clause, stop)]
        for clause_end in (*ends, stop):
            at = clause
            for printed in text[clause:clause_end].split("、"):
                until = at + len(printed)
                if printed:
                    item_at[at:until] = [len(items)] * (until - at)
                    items.append(Item(at, until, clause, clause_end, *bounds, bracket))
                at = until + 1
            clause = clause_end + 1
