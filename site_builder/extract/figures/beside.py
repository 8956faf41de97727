"""What stands beside a figure, and how rules are asked for its metric: in order, the first that knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from site_builder.extract.figures.layout import Layout
from site_builder.extract.figures.phrases import NOMINAL, Following, clean, following, names_doer, strip_period
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.words import VERB_PAIRS, word_set

_NOUN_OF_UNIT = {
    unit: noun
    for noun, units in {
        "人数": "人 名",
        "次数": "次",
        "期数": "期",
        "场次": "场",
        "人次": "人次",
        "长度": "公里 米 千米",
        "面积": "亩 平方米 平方公里 公顷",
        "金额": "元 美元",
        "重量": "吨",
        "用时": "天 小时 分钟 个月 个小时",
        "数量": "家 个 项 件 例",
        "轮次": "轮",
        "户数": "户",
    }.items()
    for unit in units.split()
}
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,5}(?:[县镇乡省]|(?<![城超夜门])市|街道|开发区|高新区|度假区)(?<!乡镇)")
_INTRANSITIVE = word_set("开工 竣工 投产 完工 建成 落地 复工 开业 通车 投用 达产 签约")
_NUMBER_NEXT = re.compile(r"[0-9]")


class Beside(NamedTuple):
    """The words on both sides of a figure."""

    layout: Layout
    q: Quantity
    left: str  # as printed before it
    right: str  # as printed behind it
    phrase: str  # what stands before it, cleaned
    after: str  # what stands behind it, without a period
    noun: str  # the noun that follows, '' where none does
    predicate: str  # what is said behind that
    fallback: str  # what it is about where all this says nothing
    places: frozenset[str]  # names of the gazetteer

    @property
    def label(self) -> str:
        """The place that is all the words before it say, '' if they say more."""
        return place_label(self.phrase, self.places)


Name = tuple[str, str]  # a metric and its bare noun
Rule = Callable[[Beside], Name | None]


def first_of(rules: Sequence[Rule], beside: Beside) -> Name | None:
    """What the first rule says that knows the case."""
    for rule in rules:
        if (name := rule(beside)) is not None:
            return name
    return None


def look_beside(
    layout: Layout, q: Quantity, left: str, right: str, fallback: str, places: frozenset[str] = frozenset()
) -> Beside:
    """The words on both sides of a figure, taken apart."""
    after = strip_period(right.removeprefix("钱") if q.kind == "money" else right)
    noun, predicate = following(after) if noun_may_follow(after) else Following("", after)
    if predicate in _INTRANSITIVE and _NUMBER_NEXT.match(layout.text, q.end + len(after)):
        predicate = ""  # 262个项目开工198个: the verb is the next figure's
    return Beside(layout, q, left, right, clean(left), after, noun, predicate, fallback, places)


def noun_may_follow(right: str) -> bool:
    """Whether what stands behind a figure can be what it counts: no verb, no mark."""
    if not right or right[0] in "，。；：、！？）)和及与并或后以已均仍将,.;:)":
        return False
    if right[:2] not in VERB_PAIRS or right[:2] in NOMINAL or right[2:3] in ("类", "型") or names_doer(right):
        return True
    relative = right.find("的", 2, 24)  # 新增产值贡献突出的企业
    return 0 < relative < len(right) - 2


def unit_noun(unit: str) -> str:
    """What a unit measures: 公里 → 长度; '' if that is not plain."""
    return _NOUN_OF_UNIT.get(unit.lstrip("十百千万亿"), "")


def place_label(phrase: str, places: frozenset[str] = frozenset()) -> str:
    """The place that is all a phrase says: 其中临清市 → 临清市; `places` are the names of the gazetteer."""
    phrase = phrase.removeprefix("其中").strip()
    return phrase if phrase in places or _PLACE.fullmatch(phrase) else ""
