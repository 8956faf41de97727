"""Pictures from data: inline SVG, the same on screen and in print, coloured by the theme."""

from site_builder.charts.bars import Bar, bar_chart, small_bar
from site_builder.charts.strip import Day, day_strip
from site_builder.charts.tilemap import Tile, tile_map

__all__ = ["Bar", "Day", "Tile", "bar_chart", "day_strip", "small_bar", "tile_map"]
