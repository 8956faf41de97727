"""Articles → `Site`: order, permanent URLs, taxonomies, links between articles; everything that pages are made of."""

from site_builder.catalog.records import (
    Entry,
    EventRow,
    FigureRow,
    Issue,
    Link,
    Point,
    Reason,
    Related,
    SearchDoc,
    Series,
    Site,
    Term,
)
from site_builder.catalog.site import make_site

__all__ = [
    "Entry",
    "EventRow",
    "FigureRow",
    "Issue",
    "Link",
    "Point",
    "Reason",
    "Related",
    "SearchDoc",
    "Series",
    "Site",
    "Term",
    "make_site",
]
