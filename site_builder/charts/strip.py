"""A density strip: one bar a day, so that busy days, gaps and what is yet to come show at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.charts.svg import element

HEIGHT = 44  # pixels


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the strip."""

    label: str  # 4月18日：6 件
    count: int
    href: str = ""  # '' for a day without anything
    planned: bool = False
    tick: str = ""  # words under the bar


def day_strip(days: Sequence[Day], label: str) -> Markup:
    """An inline SVG as wide as its column; '' without days.  Days with something are links."""
    if not days:
        return Markup()
    most = max(1, *(day.count for day in days))
    step = 100 / len(days)
    drawn = [_bar(day, step * i, step, most) for i, day in enumerate(days)]
    ticks = [_tick(day, step * i, step) for i, day in enumerate(days) if day.tick]
    line = element("line", x1=0, y1=HEIGHT + 0.5, x2="100%", y2=HEIGHT + 0.5, class_="base")
    height = HEIGHT + (20 if ticks else 2)
    return element(
        "svg", line, *drawn, *ticks, class_="strip", width="100%", height=height, role="group", aria_label=label
    )


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def _tick(day: Day, x: float, step: float) -> Markup:
    """Words under a day, kept inside the picture at both ends."""
    first, last = x == 0, x + 1.5 * step > 100
    anchor = "start" if first else "end" if last else "middle"
    at = 0.0 if first else 100.0 if last else x + step / 2
    return element("text", day.tick, x=_percent(at), y=HEIGHT + 16, text_anchor=anchor)


def _bar(day: Day, x: float, step: float, most: int) -> Markup:
    if not day.count:
        return Markup()
    height = 4 + (HEIGHT - 6) * day.count / most
    bar = element("rect", x=_percent(x + 0.15 * step), y=HEIGHT - height, width=_percent(0.7 * step), height=height)
    hit = element("rect", x=_percent(x), y=0, width=_percent(step), height=HEIGHT, class_="hit")
    kind = "planned" if day.planned else None
    inside = (element("title", day.label), hit, bar)
    if day.href:
        return element("a", *inside, href=day.href, class_=kind, aria_label=day.label)
    return element("g", *inside, class_=kind)
