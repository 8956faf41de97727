"""What has been read of a paragraph so far, and what a figure may refer back to in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from site_builder.extract.figures.counting import echoes
from site_builder.extract.figures.layout import Item, Layout
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.reading import Reading, Role

MEMORY = 60  # readings that a later one may refer to
LEFT = 90  # characters before a figure that may speak of it


@dataclass
class Passage:
    """A paragraph under the reader's eye: its layout, its quantities, the readings made of them so far."""

    layout: Layout
    quantities: Sequence[Quantity]
    places: frozenset[str]  # names of the gazetteer
    ranks: Sequence[int] = ()  # where ranks begin
    readings: list[Reading] = field(default_factory=list)
    verb: str = ""  # governs the first of several quantities, and so the others
    topic: tuple[int, str] = (-1, "")  # sentence, and what its last predicate is about

    def add(self, q: Quantity, item: Item, role: Role, metric: str, noun: str = "", label: str = "") -> Reading:
        """Read a quantity as a figure of that metric; gives the reading, for `change` to work on."""
        reading = Reading(
            role=role,
            start=q.lead,
            end=q.end,
            sentence=item.sentence,
            clause=item.clause,
            clause_end=item.clause_end,
            value=q.value,
            value_max=q.value_max,
            unit=q.unit,
            qualifier=self._qualifier(q, item),
            metric=metric,
            noun=noun,
            label=label,
            echoes=echoes(self.layout, q),
        )
        self.readings.append(reading)
        return reading

    def amend(self, old: Reading, new: Reading) -> None:
        """Put a reading in the place of one made before."""
        at = next(i for i in range(len(self.readings) - 1, -1, -1) if self.readings[i] is old)
        self.readings[at] = new

    def attach(self, base: Reading, item: Item, percent: Decimal, kind: str) -> None:
        """Give a figure the change that a later clause states."""
        self.amend(base, base._replace(change=percent, change_kind=kind, evidence_end=item.clause_end))

    def values(self, item: Item, count: int) -> list[Reading]:
        """The last `count` plain values of this sentence, in reading order."""
        found: list[Reading] = []
        for reading in reversed(self.readings[-MEMORY:]):
            if reading.sentence != item.sentence or len(found) == count:
                break
            if reading.role == "value":
                found.append(reading)
        return found[::-1]

    def base(self, item: Item, whole: bool = False) -> Reading | None:
        """The figure of this sentence that a following change or rank is about; no per cent if `whole`."""
        for reading in reversed(self.readings[-MEMORY:]):
            if reading.sentence != item.sentence:
                return None
            if reading.role in ("value", "growth") and not (whole and reading.unit == "%"):
                return reading
        return None

    def parent(self, unit: str) -> Reading | None:
        """The whole of which 临清市1例 is a part: the last figure with that unit."""
        for reading in reversed(self.readings[-12:]):
            if same_unit(reading.unit, unit) and reading.role == "value":
                return reading
        return None

    def topic_of(self, item: Item) -> str:
        """(向低保对象发放生活补贴，)共计690万元: what the predicate before is about."""
        sentence, topic = self.topic
        return topic if sentence == item.sentence else ""

    def _qualifier(self, q: Quantity, item: Item) -> str:
        """累计 and 预计 qualify a figure from further left in its clause."""
        said = self.layout.text[max(item.clause, q.lead - LEFT) : q.lead]
        for word in ("预计", "累计"):
            if word in said and word not in q.qualifier:
                return f"{word}…{q.qualifier}" if q.qualifier else word
        return q.qualifier


def same_unit(one: str, other: str) -> bool:
    """Whether two units differ by 万 or 亿 at most."""
    return one.lstrip("万亿") == other.lstrip("万亿")
