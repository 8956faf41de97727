"""The clause machine: reads the figures of one paragraph from left to right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from site_builder.extract.figures.changes import Change, is_generic, is_moved, read_change
from site_builder.extract.figures.counting import counts, echoes, refers_back
from site_builder.extract.figures.distribution import find_series, names_before
from site_builder.extract.figures.layout import Item, Layout, lay_out
from site_builder.extract.figures.masks import find_masked
from site_builder.extract.figures.metrics import ADMINISTRATIVE, compose, earlier_phrase, place_label, unit_noun
from site_builder.extract.figures.phrases import NOMINAL, clean, following, last_verb
from site_builder.extract.figures.quantities import Quantity, find_quantities
from site_builder.extract.figures.ranks import Rank, find_ranks
from site_builder.extract.figures.reading import Reading
from site_builder.extract.figures.words import VERB_PAIRS
from site_builder.text.folding import fold_width

_MEMORY = 60  # readings that a later one may refer to
_LEFT = 90  # characters that a metric is looked for in
_SHARED = re.compile(r"均(?:达到|达|为|超过|超|在|突破|增长|下降|提高|提升|较|比|同比|有|实现|保持|不低于|不少于)*$")
_LEADING_VERB = re.compile(r"^(?:已|共|新)+")
_LEVEL = re.compile(r"^(?:国家|省|市|县|区|镇|村)级")
_EACH = re.compile(r"每[人户家亩个名件台]")
_AND = re.compile(r"(?:和|及|与|以及|或)$")
_PART = re.compile(r"^(?:其中|其他|另外|包括|分别是|分别为)?(?:，)?$")


def read_paragraph(text: str, places: frozenset[str] = frozenset()) -> list[Reading]:
    """The figures of a paragraph, without what paragraphs and gazetteers add (period, status, county)."""
    folded = fold_width(text)
    layout = lay_out(folded)
    ranks = find_ranks(folded)
    masked = find_masked(folded)
    for rank in ranks:
        masked[rank.start : rank.end] = b"\x01" * (rank.end - rank.start)
    found = find_quantities(folded, masked)
    nearest = [*(q.start for q in found[1:]), len(folded)][: len(found)]
    quantities = [q for q, following_start in zip(found, nearest, strict=True) if counts(layout, q, following_start)]
    return _Machine(layout, quantities, places).run(ranks)


@dataclass
class _Machine:
    layout: Layout
    quantities: Sequence[Quantity]
    places: frozenset[str]
    readings: list[Reading] = field(default_factory=list)
    topic: tuple[int, str] = (-1, "")
    verb: str = ""  # governs the first of several quantities, and so the others

    def run(self, ranks: Sequence[Rank]) -> list[Reading]:
        series = find_series(self.layout, self.quantities)
        waiting = list(reversed(ranks))
        for index, q in enumerate(self.quantities):
            while waiting and waiting[-1].start < q.start:
                self._rank(waiting.pop())
            self._quantity(index, q, series.get(index))
        while waiting:
            self._rank(waiting.pop())
        return self.readings

    # ------------------------------------------------------------------ one quantity
    def _quantity(self, index: int, q: Quantity, series: tuple[int, int, int] | None) -> None:
        item = self.layout.item(q.start)
        left = self._left(index, q, item)
        if series is not None and self._in_series(index, q, item, left, series):
            return
        if self._moved(q, item, left):
            return
        change = self._change(q, item, left)
        right = self._right(index, q, item)
        if change is not None and self._take_change(q, item, change, right):
            return
        self._value(q, item, left, right)

    def _moved(self, q: Quantity, item: Item, left: str) -> bool:
        """由15吨压减到9吨: the second value is of the metric of the first."""
        base = self.readings[-1] if self.readings else None
        if base is None or base.sentence != item.sentence or not is_moved(left) or base.unit.lstrip("万亿") != q.unit.lstrip("万亿"):
            return False
        before = self.layout.text[base.clause : base.start]
        if base.clause == item.clause and "由" not in before and "从" not in before:
            return False
        self.readings[-1] = replace(base, origin=True)
        self._add(q, item, "value", base.metric, base.noun, moved=True)
        return True

    def _left(self, index: int, q: Quantity, item: Item) -> str:
        start = item.start
        if index and self.quantities[index - 1].end > start and self.layout.item(self.quantities[index - 1].start) == item:
            start = self.quantities[index - 1].end
        left = self.layout.slice(max(start, q.lead - _LEFT), q.lead, item)
        if start == item.start and item.start > item.clause and _SHARED.search(left):
            left = self.layout.slice(max(item.clause, q.lead - _LEFT), q.lead, item)
        if _AND.search(left) and start > item.start:
            left = self.verb  # 年产10万台机组和20万片过滤器
        elif not left and item.start > item.clause and self.layout.text[item.start - 1] == "、":
            left = self.verb  # 建成3个基地、5个车间
        else:
            self.verb = left if left.endswith(("年产", "日产")) else last_verb(left)
        return left

    def _right(self, index: int, q: Quantity, item: Item) -> str:
        end = min(item.end, q.end + 40)
        if index + 1 < len(self.quantities):
            end = min(end, max(q.end, self.quantities[index + 1].lead))
        return self.layout.slice(q.end, end, item)

    def _change(self, q: Quantity, item: Item, left: str) -> Change | None:
        if q.kind == "ratio" and "百分点" not in q.unit and left in ("", "和", "及", "与") and self.readings:
            return None
        return read_change(left)

    def _take_change(self, q: Quantity, item: Item, change: Change, right: str) -> bool:
        """Whether a value is a growth or a gap; it then belongs to a figure before it or is one itself."""
        noun = clean(change.noun)
        base = self._base(item)
        if change.kind == "growth" and q.kind == "ratio" and "百分点" not in q.unit:
            percent = q.value * (100 if q.unit == "倍" else 1) * change.sign
            if is_generic(noun) and base is not None and base.change is None and base.role == "value" and (change.base or not base.moved):
                self._attach(base, item, percent, change.base)
                return True
            self._add(q, item, "growth", self._grown(noun, base, item) + change.phrase, noun, percent, change.base)
            return True
        pointless = not change.base and change.kind == "growth" and "百分点" not in q.unit
        if pointless and (not noun or following(right).noun or q.kind == "count"):
            return False
        if following(right).noun and q.kind == "count":
            return False
        metric = self._grown(noun, base, item) + change.phrase
        self._add(q, item, "gap", metric, noun)
        return True

    def _grown(self, noun: str, base: Reading | None, item: Item) -> str:
        if base is None:
            return noun or earlier_phrase(self.layout, item)
        if not noun or is_generic(noun):
            return re.sub(r"(?:同比|环比|较|比)[^，]*$", "", base.noun or base.metric) + noun
        return noun

    def _attach(self, base: Reading, item: Item, percent: Decimal, kind: str) -> None:
        at = next(i for i in range(len(self.readings) - 1, -1, -1) if self.readings[i] is base)
        self.readings[at] = replace(base, change=percent, change_kind=kind, evidence_end=item.clause_end)

    def _value(self, q: Quantity, item: Item, left: str, right: str) -> None:
        phrase = clean(left)
        back = self._parent(q, item)
        if refers_back(right, phrase, q.unit):
            return
        label = place_label(left.rstrip("共有为达约近"), self.places) if right == "" or right[0] in "，。；、和）" else ""
        if label and q.unit not in ADMINISTRATIVE:
            head = back.metric.removeprefix(back.label) if back else unit_noun(q.unit)
            self._add(q, item, "value", label + head, head, label=label)
            return
        if _LEVEL.fullmatch(phrase) and back and back.sentence == item.sentence:
            phrase = left = phrase + _LEVEL.sub("", back.noun or back.metric)
        if bare := self._verb_only(q, item, phrase, right):
            self._add(q, item, "value", bare, bare)
            return
        if left.endswith("等") and right[:1] in "，。；":
            phrase = left = ""
        if ("等" in phrase[1:-1] and item.start > item.clause):
            phrase = left = self._after_and_so_on(item, phrase)
        fallback = ""
        if not phrase or len(phrase) == 1 or q.kind == "time":
            base = self._base(item)
            fallback = base.noun or base.metric if base and base.end > item.clause else self._topic(item)
            fallback = fallback or earlier_phrase(self.layout, item) or (base.metric if base else "")
        metric, noun = compose(self.layout, q, left, right, fallback)
        metric = self._scope(item) + metric
        said = clean(following(right).predicate)
        if said[:2] in VERB_PAIRS and len(said) > 4:
            self.topic = (item.sentence, said[2:])
        if _EACH.fullmatch(metric) and q.kind == "money":
            metric += self._topic(item)
        self._add(q, item, "value", metric, noun)

    def _verb_only(self, q: Quantity, item: Item, phrase: str, right: str) -> str:
        """(发现隐患219户，)已整改205户: a verb alone counts what was counted before."""
        base = self._parent(q, item)
        if base is None or base.sentence != item.sentence or following(right).noun or q.kind != "count":
            return ""
        noun = _LEADING_VERB.sub("", base.noun)
        if noun and noun[:2] in VERB_PAIRS and noun[:2] not in NOMINAL:
            noun = noun[2:]
        return phrase + noun if noun and (phrase in VERB_PAIRS or phrase in ("其余", "剩余", "另", "其他", "还剩")) else ""

    def _after_and_so_on(self, item: Item, phrase: str) -> str:
        """栽下白蜡、国槐等苗木 → 栽下苗木."""
        noun = phrase.rsplit("等", 1)[1]
        first = clean(self.layout.slice(item.clause, min(item.start, item.clause + 40), item))
        verb = next((first[i : i + 2] for i in range(len(first) - 1) if first[i : i + 2] in VERB_PAIRS), "")
        return verb + noun if noun else ""

    def _topic(self, item: Item) -> str:
        """(向低保对象发放生活补贴，)共计690万元: what the predicate before is about."""
        sentence, topic = self.topic
        return topic if sentence == item.sentence else ""

    def _scope(self, item: Item) -> str:
        """在新签约项目中，(亿元以上项目58个): what a figure is a part of, said in the clause before."""
        if item.start != item.clause or item.clause - 1 <= item.sentence or self.layout.text[item.clause - 2] != "中":
            return ""
        start = max(self.layout.text.rfind(mark, item.sentence, item.clause - 1) for mark in "，；：") + 1
        scope = self.layout.slice(max(start, item.sentence), item.clause - 1, item)
        phrase = clean(re.sub(r"^在", "", scope[:-1]))
        return phrase + "中" if 3 < len(phrase) <= 20 and not re.search(r"[0-9其]", phrase) else ""

    # ------------------------------------------------------------------ series and ranks
    def _in_series(self, index: int, q: Quantity, item: Item, left: str, series: tuple[int, int, int]) -> bool:
        place, length, at = series
        head = self.quantities[index - place]
        names = names_before(self.layout, at, length)
        said = self.layout.slice(at + 2, head.lead, self.layout.item(head.start))
        spoken = self.layout.slice(max(self.layout.item(at).clause, at - _LEFT), head.lead, self.layout.item(head.start))
        change = read_change(spoken if not names else self.layout.slice(at, head.lead, self.layout.item(head.start)))
        if change is not None and change.kind == "growth" and q.kind == "ratio" and "百分点" not in q.unit:
            if place and (own := read_change(left)):  # 分别增长19.5%和下降7.1%
                change = change._replace(sign=own.sign, phrase=own.phrase)
            return self._series_change(q, item, place, length, names, change)
        if not names:
            bases = self._values(item, length)
            if change is None or len(bases) < length:
                return False
            base = bases[-length + place]
            self._add(q, item, "gap", (base.noun or base.metric) + change.phrase.replace("分别", ""), base.noun)
            return True
        label = place_label(names[place], self.places)
        tail = clean(said)
        if change is not None:
            tail = change.phrase
        if tail in ("完成", "实现", "达到"):
            tail = ""
        noun = following(self._right(index, q, item)).noun
        metric = names[place] + tail + noun if (label or change) else names[place] + noun
        self._add(q, item, "gap" if change else "value", metric or names[place], names[place], label=label)
        return True

    def _series_change(
        self, q: Quantity, item: Item, place: int, length: int, names: tuple[str, ...], change: Change
    ) -> bool:
        percent = q.value * (100 if q.unit == "倍" else 1) * change.sign
        bases = self._values(item, length)
        if len(bases) >= length and (not names or all(is_generic(name) or _ends_alike(name, bases[-length + i]) for i, name in enumerate(names))):
            self._attach(bases[-length + place], item, percent, change.base)
            return True
        if not names:
            return False
        self._add(q, item, "growth", names[place] + change.phrase.replace("分别", ""), names[place], percent, change.base)
        return True

    def _rank(self, rank: Rank) -> None:
        item = self.layout.item(rank.start)
        start = max(item.clause, rank.start - _LEFT)
        ended = [r.end for r in self.readings[-1:] if start < r.end <= rank.start]
        noun = clean(self.layout.slice(max([start, *ended]), rank.start, item))
        base = self._base(item, whole=noun in ("总量", "规模", "数量", "总额"))
        generic = is_generic(noun) or noun in ("增速", "增幅", "总量")
        if generic and base is not None:
            at = next(i for i in range(len(self.readings) - 1, -1, -1) if self.readings[i] is base)
            self.readings[at] = replace(base, rank=rank.printed)
            noun = (base.noun or base.metric) + (noun or ("增速" if base.role == "growth" else ""))
        elif not noun:
            gap = next((r for r in reversed(self.readings) if r.sentence == item.sentence), None)
            noun = (gap.noun if gap else "") or earlier_phrase(self.layout, item)
        place = re.sub(r"[前第0-9一二三四五六七八九十]+[位名]?$|首位$|榜首$", "", rank.printed)
        self.readings.append(
            Reading(
                role="rank", start=rank.start, end=rank.end, sentence=item.sentence, clause=item.clause, clause_end=item.clause_end,
                value=rank.value, unit=rank.unit, qualifier=rank.qualifier, metric=f"{noun}{'居' + place if place else ''}位次", noun=noun,
            )
        )  # fmt: skip

    # ------------------------------------------------------------------ what stands before
    def _values(self, item: Item, count: int) -> list[Reading]:
        """The last `count` plain values of this sentence, in reading order."""
        found: list[Reading] = []
        for reading in reversed(self.readings[-_MEMORY:]):
            if reading.sentence != item.sentence or len(found) == count:
                break
            if reading.role == "value":
                found.append(reading)
        return found[::-1]

    def _base(self, item: Item, whole: bool = False) -> Reading | None:
        """The figure of this sentence that a following change or rank is about; no per cent if `whole`."""
        for reading in reversed(self.readings[-_MEMORY:]):
            if reading.sentence != item.sentence:
                return None
            if reading.role in ("value", "growth") and not (whole and reading.unit == "%"):
                return reading
        return None

    def _parent(self, q: Quantity, item: Item) -> Reading | None:
        """The whole of which 临清市1例 is a part: the last figure with that unit, in this sentence or the one before."""
        for reading in reversed(self.readings[-12:]):
            if reading.unit.lstrip("万亿") == q.unit.lstrip("万亿") and reading.role == "value":
                return reading
        return None

    def _add(
        self, q: Quantity, item: Item, role: str, metric: str, noun: str = "", change: Decimal | None = None, kind: str = "", label: str = "", moved: bool = False
    ) -> None:
        self.readings.append(
            Reading(
                role=role, start=q.lead, end=q.end, sentence=item.sentence, clause=item.clause, clause_end=item.clause_end,  # type: ignore[arg-type]
                value=q.value, value_max=q.value_max, unit=q.unit, qualifier=self._qualifier(q, item), metric=metric, noun=noun, label=label,
                change=change, change_kind=kind, echoes=echoes(self.layout, q), moved=moved,
            )
        )  # fmt: skip

    def _qualifier(self, q: Quantity, item: Item) -> str:
        """累计 and 预计 qualify a figure from further left in its clause."""
        passage = self.layout.text[max(item.clause, q.lead - _LEFT) : q.lead]
        for word in ("预计", "累计"):
            if word in passage and word not in q.qualifier:
                return f"{word}…{q.qualifier}" if q.qualifier else word
        return q.qualifier


def _ends_alike(name: str, base: Reading) -> bool:
    return name[-2:] == base.metric[-2:] or name in base.metric
