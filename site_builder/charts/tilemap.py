"""A tile map: every county a tile of the same size, roughly where it lies, shaded by a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.charts.svg import element, shade

WIDTH, HEIGHT, GAP = 84, 60, 4


@dataclass(frozen=True, slots=True)
class Tile:
    """One county: where it stands, what it says and where it leads."""

    place: tuple[int, int]  # column and row
    name: str  # short enough for a tile, e.g. 开发区
    label: str  # for the tooltip and screen readers, e.g. 聊城经济技术开发区：5 篇
    count: int
    href: str
    current: bool = False


def tile_map(tiles: Sequence[Tile], label: str, lang: str | None = None) -> Markup:
    """An inline SVG of all tiles; '' without any.  Each tile is a link, reached in reading order.

    `lang` is the language of the names where the page is in another.
    """
    if not tiles:
        return Markup()
    most = max(tile.count for tile in tiles)
    left, top = min(t.place[0] for t in tiles), min(t.place[1] for t in tiles)
    columns = max(t.place[0] for t in tiles) - left + 1
    rows = max(t.place[1] for t in tiles) - top + 1
    drawn = [_tile(t, left, top, most, lang) for t in sorted(tiles, key=lambda t: (t.place[1], t.place[0], t.name))]
    box = f"0 0 {columns * (WIDTH + GAP) - GAP} {rows * (HEIGHT + GAP) - GAP}"
    return element("svg", *drawn, class_="tilemap", viewBox=box, role="group", aria_label=label)


def _tile(tile: Tile, left: int, top: int, most: int, lang: str | None) -> Markup:
    x, y = (tile.place[0] - left) * (WIDTH + GAP), (tile.place[1] - top) * (HEIGHT + GAP)
    middle = x + WIDTH / 2
    return element(
        "a",
        element("title", tile.label),
        element("rect", x=x, y=y, width=WIDTH, height=HEIGHT),
        element("text", tile.name, x=middle, y=y + 27, class_="name", lang=lang),
        element("text", str(tile.count), x=middle, y=y + 47, class_="count"),
        href=tile.href,
        class_=f"tile s{shade(tile.count, most)}" + (" here" if tile.current else ""),
        aria_label=tile.label,
    )
