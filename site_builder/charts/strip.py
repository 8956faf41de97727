"""A density strip: one bar a day, so that busy days, gaps and what is yet to come show at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.charts.svg import element

STEP, HEIGHT = 10, 36


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the strip."""

    label: str  # 4月18日：6 件
    count: int
    href: str = ""  # '' for a day without anything
    planned: bool = False
    tick: str = ""  # words under the bar


def day_strip(days: Sequence[Day], label: str) -> Markup:
    """An inline SVG; '' without days.  Days with something are links."""
    if not days:
        return Markup()
    most = max(1, *(day.count for day in days))
    width = STEP * len(days)
    drawn = [_bar(day, STEP * i, most) for i, day in enumerate(days)]
    ticks = [
        element("text", day.tick, x=min(max(STEP * i + STEP / 2, 14), width - 14), y=HEIGHT + 12)
        for i, day in enumerate(days)
        if day.tick
    ]
    line = element("path", d=f"M0 {HEIGHT}.5H{width}", class_="base")
    box = f"0 0 {width} {HEIGHT + (16 if ticks else 2)}"
    return element("svg", line, *drawn, *ticks, class_="strip", viewBox=box, role="group", aria_label=label)


def _bar(day: Day, x: int, most: int) -> Markup:
    if not day.count:
        return Markup()
    height = 4 + (HEIGHT - 6) * day.count / most
    bar = element("rect", x=x + 1.5, y=HEIGHT - height, width=STEP - 3, height=height)
    hit = element("rect", x=x, y=0, width=STEP, height=HEIGHT, class_="hit")
    kind = "planned" if day.planned else None
    inside = (element("title", day.label), hit, bar)
    if day.href:
        return element("a", *inside, href=day.href, class_=kind, aria_label=day.label)
    return element("g", *inside, class_=kind)
