"""Kicker, headline and deck: the lines of a headline group each in its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from site_builder.segment.profile import Profile
from site_builder.segment.units import Unit

_DASH = ("——", "──", "――", "—")
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[省市区县镇乡]|街道|开发区|度假区|高新区|示范区)")

_LABEL = 6  # characters
_LONGER = 3  # characters that a deck has more than its headline
_ALIKE = 0.92  # share of the largest size from which a line is as large


class Heads(NamedTuple):
    """The units of a headline group by role."""

    kicker: list[Unit]
    headline: list[Unit]
    deck: list[Unit]


def split_heads(units: Sequence[Unit], body: str, profile: Profile) -> Heads:
    """Which lines of a headline group are kicker, headline and deck; `body` is the story's text without blanks.

    Larger type makes the extractor leave a blank line: so the kicker stands apart above its headline, a deck right
    under it.  A line that leads with —— is a deck wherever it stands.
    """
    if len(units) > 1 and all(unit.pieces[0].scale for unit in units):
        return _by_size(units)
    dashed = next((i for i, unit in enumerate(units) if i and unit.text.startswith(_DASH)), len(units))
    heads, deck = list(units[:dashed]), list(units[dashed:])
    if not heads and deck:
        return Heads([], deck, [])
    labels = [unit for unit in heads if is_column_label(unit, profile)]
    if labels and len(labels) < len(heads):
        others = split_heads([unit for unit in heads if unit not in labels], body, profile)
        return Heads(labels + others.kicker, others.headline, others.deck + deck)
    groups = _groups(heads)
    if len(groups) == 1:
        headline, under = _split_tight(groups[0], body, profile)
        return Heads([], headline, under + deck)
    if len(groups) == 2 and _is_subject(groups[0], groups[1]):
        return Heads([], heads, deck)
    if len(groups[0]) > 1 and len(groups) == 2 and len(groups[1]) == 1:
        headline, under = _split_tight(groups[0], body, profile)
        return Heads([], headline, under + groups[1] + deck)
    headline, under = _split_tight(groups[1], body, profile)
    rest = [unit for group in groups[2:] for unit in group]
    return Heads(groups[0], headline, under + rest + deck)


def _by_size(units: Sequence[Unit]) -> Heads:
    """The same where font sizes are known: the largest lines are the headline, above it the kicker, below the deck."""
    scales = [unit.pieces[0].scale for unit in units]
    large = [
        i for i, scale in enumerate(scales) if scale > _ALIKE * max(scales) and not units[i].text.startswith(_DASH)
    ]
    first, last = (large[0], large[-1]) if large else (0, 0)
    return Heads(list(units[:first]), list(units[first : last + 1]), list(units[last + 1 :]))


def is_column_label(unit: Unit, profile: Profile) -> bool:
    """Whether a line is the label of a column of opinion: 东昌论坛."""
    return len(unit.text) <= _LABEL and unit.text.endswith(profile.column_labels)


def _groups(units: Sequence[Unit]) -> list[list[Unit]]:
    """Lines that stand right under one another."""
    groups: list[list[Unit]] = []
    for unit in units:
        if groups and unit.tight and unit.pieces[0].line - groups[-1][-1].pieces[-1].line == 1:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _is_subject(first: Sequence[Unit], second: Sequence[Unit]) -> bool:
    """Whether the first line is but the subject of the second: 东昌府区 / 项目审批实现“跨阶段并联办”."""
    if len(first) > 1 or len(first[0].text) > 8 or " " in first[0].pieces[0].text:
        return False
    return bool(_PLACE.fullmatch(first[0].text)) and not second[0].text.startswith(first[0].text[:2])


def _split_tight(lines: Sequence[Unit], body: str, profile: Profile) -> tuple[list[Unit], list[Unit]]:
    """Where a headline of several lines ends and its deck begins."""
    for i in range(1, len(lines)):
        seam = lines[i - 1].text[-2:] + lines[i].text[:2]
        if seam in body:
            continue  # the body has both lines in one breath
        if _is_deck(lines[i].text, lines[i - 1].text, profile):
            return list(lines[:i]), list(lines[i:])
    if len(lines) > 3:
        return list(lines[:2]), list(lines[2:])
    return list(lines), []


def _is_deck(text: str, above: str, profile: Profile) -> bool:
    """Whether a line under a headline is its deck rather than its second line.

    A deck gives the figures to the headline's words: 聊城完善企业梯次培育机制 / 计划新增高新企业100家以上.  In smaller
    type it says more than the headline; a second line of one size says the rest: 高唐农村公路“路长制” / 管出“幸福路”.
    """
    figures = re.search(r"\d", text) is not None
    if figures and (text.startswith(profile.deck_leads) or re.search(r"\d", above) is None):
        return True
    return len(text) >= len(above) + _LONGER
