"""Repetition: what headline, infobox or a later sentence says again is one figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from site_builder.extract.figures.reading import Reading
from site_builder.extract.figures.words import word_set
from site_builder.text.amounts import base_amount
from site_builder.text.numerals import plain

_HEADS = word_set("项目 企业 单位 人员 案例 工程 活动 群众 机构 基地 产品 场所 线路 专家 事项 问题 案件 感染者 病例")


def is_repeated(new: Reading, old: Reading, *, apart: bool, boxed: bool) -> bool:
    """Whether `new` says again what `old` of the same amount said.

    `apart`: they stand in different sentences; `boxed`: `new` stands in an infobox, a caption or a subhead.
    """
    if not apart:
        return False
    if new.status != old.status and not boxed:
        return False
    if new.echoes and new.role == old.role == "value":
        return True
    if new.label != old.label or (new.county and old.county and new.county != old.county):
        return False
    if not boxed and new.period and old.period and new.period != old.period and not _within(new.period, old.period):
        return False
    if not boxed and new.value > 2 and min(len(new.noun), len(old.noun)) > 2 and _within(new.noun, old.noun):
        return new.role == old.role == "value"
    return _same_thing(new.metric, old.metric, boxed) and (new.role == old.role or boxed)


def amount_key(reading: Reading) -> tuple[object, ...]:
    """What two figures of one amount share: 1.5万亩 and 15000亩."""
    amount, unit = base_amount(plain(reading.value), reading.unit)
    return amount, unit, reading.value_max


def _within(one: str, other: str) -> bool:
    return one in other or other in one


def _same_thing(one: str, other: str, boxed: bool) -> bool:
    shared = _overlap(one, other)
    if boxed:
        return shared >= 0.4
    tail = _common_tail(one, other)
    whole_head = tail >= min(3, len(one), len(other)) or one[-2:] in _HEADS
    return shared >= 0.6 and tail >= 2 and whole_head


def _common_tail(one: str, other: str) -> int:
    length = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        length += 1
    return length


def _overlap(one: str, other: str) -> float:
    a, b = _pairs(one), _pairs(other)
    return sum((a & b).values()) / max(1, min(sum(a.values()), sum(b.values())))


def _pairs(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter([text])


def fold(readings: Iterable[tuple[int, bool, Reading]], boxes: frozenset[int]) -> list[tuple[int, Reading]]:
    """Figures without their repetitions, given as (block, boxed, reading); the body's own come before boxed ones.

    `boxes` are the blocks of infoboxes: there, an amount that the body states is always a repetition.
    """
    kept: dict[tuple[object, ...], list[tuple[int, Reading]]] = {}
    printed: set[tuple[object, ...]] = set()  # amounts of the body
    order: list[tuple[int, Reading]] = []
    for block, boxed, reading in sorted(readings, key=lambda row: (row[1], row[0], row[2].start)):
        key = amount_key(reading)
        rivals = kept.setdefault(key, [])
        if block in boxes and key in printed:
            continue
        if any(
            is_repeated(reading, old, apart=at != block or old.sentence != reading.sentence, boxed=boxed)
            for at, old in rivals[:50]
        ):
            continue
        rivals.append((block, reading))
        if not boxed:
            printed.add(key)
        order.append((block, reading))
    order.sort(key=lambda row: (row[0], row[1].start))
    return order
