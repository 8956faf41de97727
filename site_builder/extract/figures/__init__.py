"""Key figures: the quantities of an article that tell something, each with the clause that states it."""

from __future__ import annotations

import re

from site_builder.extract.figures.machine import read_paragraph
from site_builder.extract.figures.owners import Owners
from site_builder.extract.figures.periods import Period, find_periods, find_rates, period_at
from site_builder.extract.figures.placing import PlaceFinder, main_county
from site_builder.extract.figures.quotes import find_quote
from site_builder.extract.figures.reading import Reading
from site_builder.extract.figures.repetition import fold
from site_builder.extract.figures.statuses import find_cues, named_before, status_at
from site_builder.extract.figures.telling import tell_apart
from site_builder.model import Block, KeyFigure, Status, Story
from site_builder.text.folding import fold_width
from site_builder.text.numerals import plain

__all__ = ["PlaceFinder", "find_figures"]

_REACH = 240  # characters on either side of a figure; a longer clause is quoted in part
_PLAN = re.compile(r"《[^《》\n]{0,40}?((?:19|20)[0-9]{2}年)[^《》\n]{0,30}(?:计划|方案|要点|意见|清单)》")
_BY_PLAN = re.compile(
    r"(?:根据|按照|依据)(?:该|此|这一|《)(?:行动)?(?:计划|方案|要点|意见|清单)?|(?:该|"
    r"行动)(?:计划|方案)(?:提出|明确|指出)"
)


def find_figures(story: Story, finder: PlaceFinder) -> tuple[KeyFigure, ...]:
    """The key figures of an article in reading order, as f1, f2 ….

    `招商项目到位资金45.6亿元，同比增长17.5%` gives one figure: 45.6 亿元, 招商项目到位资金, change 17.5, 同比.
    A figure that an infobox, a subhead, a caption or a later sentence only says again is given once.
    """
    body = "\n".join(block.text for block in story.blocks)
    found: list[tuple[int, bool, Reading]] = []
    owners = Owners(finder, main_county(story, finder))
    plan = _plan_year(body)
    for number, block in enumerate(story.blocks):
        readings = _read_block(block, owners, plan)
        found += [(number, block.kind != "text", reading) for reading in readings]
    boxes = frozenset(n for n, block in enumerate(story.blocks) if block.kind in ("infobox", "item"))
    figures: list[KeyFigure] = []
    for number, reading in tell_apart(list(fold(found, boxes))):
        figure = _figure(f"f{len(figures) + 1}", story.blocks[number], body, reading)
        figures += [figure] if figure else []
    return tuple(figures)


def _plan_year(body: str) -> str:
    """The year of the plan that an article reports: what it sets for, where nothing else is said."""
    match = _PLAN.search(body[:600])
    return match[1] if match and _BY_PLAN.search(body, match.end(), match.end() + 200) else ""


def _read_block(block: Block, owners: Owners, plan: str) -> list[Reading]:
    """The readings of a block with period, status, county and subject."""
    text = fold_width(block.text)
    readings = owners.assign(text, read_paragraph(text, owners.finder.names))
    if readings:
        periods, rates, cues = find_periods(text), find_rates(text), find_cues(text)
        spots = [cue.at for cue in cues]
        used: set[Period] = set()
        for index, reading in enumerate(readings):
            status: Status = status_at(text, reading.start, reading.sentence, cues, spots)
            period = period_at(text, reading, periods, rates, used)
            if (
                status == "actual"
                and period.startswith("到20")
                and not named_before(reading.start, reading.sentence, cues, spots)
            ):
                status = "target"
            readings[index] = reading._replace(
                status="actual" if reading.origin else status,
                period=period or (plan if status == "target" else ""),
            )
    return readings


def _figure(name: str, block: Block, body: str, reading: Reading) -> KeyFigure | None:
    start = max(reading.clause, reading.start - _REACH)
    end = min(max(reading.clause_end, reading.evidence_end), reading.end + _REACH)
    span = find_quote(block.text, body, start, end)
    if span is None:
        return None
    return KeyFigure(
        id=name,
        subject=reading.subject,
        metric=reading.metric,
        value=plain(reading.value),
        value_max=None if reading.value_max is None else plain(reading.value_max),
        unit=reading.unit,
        qualifier=reading.qualifier,
        change=None if reading.change is None else plain(reading.change),
        change_kind=reading.change_kind,
        rank=reading.rank,
        period=reading.period,
        status=reading.status,
        county=reading.county,
        quote=block.text[slice(*span)],
    )
