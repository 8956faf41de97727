"""A plain value: what it counts or measures, said beside it or before it."""

from __future__ import annotations

import re
from dataclasses import replace

from site_builder.extract.figures.changes import is_moved
from site_builder.extract.figures.counting import refers_back
from site_builder.extract.figures.layout import Item
from site_builder.extract.figures.metrics import (
    ADMINISTRATIVE,
    compose,
    earlier_phrase,
    place_label,
    unit_noun,
    without_origin,
)
from site_builder.extract.figures.passage import Passage, same_unit
from site_builder.extract.figures.phrases import NOMINAL, clean, following
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.words import VERB_PAIRS

_LEADING = re.compile(r"^(?:已|共|新)+")
_LEVEL = re.compile(r"^(?:国家|省|市|县|区|镇|村)级")
_EACH = re.compile(r"每[人户家亩个名件台]")
_REST = ("其余", "剩余", "另", "其他", "还剩")


def read_moved(passage: Passage, q: Quantity, item: Item, left: str) -> bool:
    """由15吨压减到9吨: the second value is of the metric of the first."""
    base = passage.readings[-1] if passage.readings else None
    if base is None or base.sentence != item.sentence or not is_moved(left) or not same_unit(base.unit, q.unit):
        return False
    before = passage.layout.text[max(base.clause, base.start - 60) : base.start]
    if base.clause == item.clause and "由" not in before and "从" not in before:
        return False
    passage.amend(base, replace(base, origin=True))
    added = passage.add(q, item, "value", base.metric, base.noun)
    passage.amend(added, replace(added, moved=True))
    return True


def read_value(passage: Passage, q: Quantity, item: Item, left: str, right: str) -> None:
    """Read a quantity that is neither a growth nor a gap."""
    if is_moved(right):  # 材料由32份精简至(9份)
        right, left = "", without_origin(left)
    phrase = clean(left)
    whole = passage.parent(q.unit)
    if refers_back(right, phrase, q.unit):
        return
    closed = right == "" or right[0] in "，。；、和）"
    label = place_label(left.rstrip("共有为达约近"), passage.places) if closed else ""
    if label and q.unit not in ADMINISTRATIVE:
        head = whole.metric.removeprefix(whole.label) if whole else unit_noun(q.unit)
        passage.add(q, item, "value", label + head, head, label)
        return
    if _LEVEL.fullmatch(phrase) and whole and whole.sentence == item.sentence:
        phrase = left = phrase + _LEVEL.sub("", whole.noun or whole.metric)
    if bare := _verb_only(passage, q, item, phrase, right):
        passage.add(q, item, "value", bare, bare)
        return
    if left.endswith("等") and right[:1] in "，。；":
        phrase = left = ""
    if "等" in phrase[1:-1] and item.start > item.clause:
        phrase = left = _after_and_so_on(passage, item, phrase)
    fallback = _fallback(passage, item) if len(phrase) <= 1 or q.kind == "time" else ""
    metric, noun = compose(passage.layout, q, left, right, fallback)
    metric = _scope(passage, item) + metric
    said = clean(following(right).predicate)
    if said[:2] in VERB_PAIRS and len(said) > 4:
        passage.topic = (item.sentence, said[2:])
    if _EACH.fullmatch(metric) and q.kind == "money":
        metric += passage.topic_of(item)
    passage.add(q, item, "value", metric, noun)


def _fallback(passage: Passage, item: Item) -> str:
    """What a figure without a word of its own is about."""
    base = passage.base(item)
    said = base.noun or base.metric if base and base.end > item.clause else passage.topic_of(item)
    return said or earlier_phrase(passage.layout, item) or (base.metric if base else "")


def _verb_only(passage: Passage, q: Quantity, item: Item, phrase: str, right: str) -> str:
    """(发现隐患219户，)已整改205户: a verb alone counts what was counted before."""
    base = passage.parent(q.unit)
    if base is None or base.sentence != item.sentence or following(right).noun or q.kind != "count":
        return ""
    noun = _LEADING.sub("", base.noun)
    if noun[:2] in VERB_PAIRS and noun[:2] not in NOMINAL:
        noun = noun[2:]
    return phrase + noun if noun and (phrase in VERB_PAIRS or phrase in _REST) else ""


def _after_and_so_on(passage: Passage, item: Item, phrase: str) -> str:
    """栽下白蜡、国槐等苗木 → 栽下苗木."""
    noun = phrase.rsplit("等", 1)[1]
    first = clean(passage.layout.slice(item.clause, min(item.start, item.clause + 40), item))
    verb = next((first[i : i + 2] for i in range(len(first) - 1) if first[i : i + 2] in VERB_PAIRS), "")
    return verb + noun if noun else ""


def _scope(passage: Passage, item: Item) -> str:
    """在新签约项目中，(亿元以上项目58个): what a figure is a part of, said in the clause before."""
    text = passage.layout.text
    if item.start != item.clause or item.clause - 1 <= item.sentence or text[item.clause - 2] != "中":
        return ""
    begin = max(item.sentence, item.clause - 40)
    start = max(text.rfind(mark, begin, item.clause - 1) for mark in "，；：") + 1
    phrase = clean(passage.layout.slice(max(start, begin), item.clause - 2, item).removeprefix("在"))
    return phrase + "中" if 3 < len(phrase) <= 20 and not re.search(r"[0-9其]", phrase) else ""
