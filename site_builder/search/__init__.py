"""Full-text search that works from a disk: articles in, classic scripts for the browser out."""

from site_builder.search.index import build_index
from site_builder.search.records import SearchDoc, Sizes

__all__ = ["SearchDoc", "Sizes", "build_index"]
