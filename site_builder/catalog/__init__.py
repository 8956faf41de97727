"""Articles → `Site`: order, permanent URLs, taxonomies, links between articles; everything that pages are made of."""

from site_builder.catalog.cards import Card, Cards
from site_builder.catalog.entries import Entry
from site_builder.catalog.finished import Issue, Point, Series, Site, Term
from site_builder.catalog.records import EventRow, FigureRow, Link, Reason, Related, SearchDoc
from site_builder.catalog.related import Kinship
from site_builder.catalog.site import catalogue, make_site

__all__ = [
    "Card",
    "Cards",
    "Entry",
    "EventRow",
    "FigureRow",
    "Issue",
    "Kinship",
    "Link",
    "Point",
    "Reason",
    "Related",
    "SearchDoc",
    "Series",
    "Site",
    "Term",
    "catalogue",
    "make_site",
]
