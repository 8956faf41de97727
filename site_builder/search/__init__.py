"""Full-text search that works from a disk: articles in, classic scripts for the browser out."""

from site_builder.search.cards import IndexLost
from site_builder.search.index import Piece, build_index, plan_index
from site_builder.search.records import File, Item, Kept, SearchDoc, Sizes

__all__ = ["File", "IndexLost", "Item", "Kept", "Piece", "SearchDoc", "Sizes", "build_index", "plan_index"]
