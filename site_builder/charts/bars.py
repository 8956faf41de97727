"""Bars: a small one beside a number in a table, and a chart of several with names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from site_builder.charts.svg import element

ROW = 48  # pixels: a row can be hit with a thumb
NAMES = "74%"  # of the width; a name that is longer ends there, since it must not run into its value


class Bar(NamedTuple):
    """One row of a bar chart."""

    label: str
    value: float
    text: str  # the value as printed
    href: str
    note: str = ""  # what the label belongs to, shown where there is room
    target: bool = False


def small_bar(share: float, target: bool = False) -> Markup:
    """A bar of `share` (0 to 1) of its cell; hollow for a target.  The number beside it says it all in words."""
    return _bar(max(1, round(100 * min(1.0, max(0.0, share)))), target)


@lru_cache  # there are no more than two hundred
def _bar(width: int, target: bool) -> Markup:
    return element(
        "svg",
        element("rect", width=f"{width}%", height="100%"),
        class_="bar target" if target else "bar",
        aria_hidden="true",
    )


def bar_chart(bars: Sequence[Bar], label: str) -> Markup:
    """An inline SVG of horizontal bars, in the order given; '' without bars.  Widths are per cent of the column's."""
    if not bars:
        return Markup()
    most = max(abs(bar.value) for bar in bars) or 1.0
    drawn = [_row(bar, ROW * i, most) for i, bar in enumerate(bars)]
    return element("svg", *drawn, class_="bars", width="100%", height=ROW * len(bars), role="group", aria_label=label)


def _row(bar: Bar, y: int, most: float) -> Markup:
    return element(
        "a",
        element("title", f"{bar.label}：{bar.text}"),
        element("rect", x=0, y=y, width="100%", height=ROW, class_="hit"),
        element("svg", element("text", bar.label, *_note(bar), y=21, class_="name"), y=y, width=NAMES, height=30),
        element("text", bar.text, x="100%", y=y + 21, class_="value"),
        element("rect", x=1, y=y + 31, width=f"{max(0.5, 99.5 * abs(bar.value) / most):.1f}%", height=7, class_="fill"),
        href=bar.href,
        class_="target" if bar.target else None,
        aria_label=f"{bar.label}：{bar.text}",
    )


def _note(bar: Bar) -> tuple[Markup, ...]:
    return (element("tspan", bar.note, dx="1em", class_="note"),) if bar.note else ()
