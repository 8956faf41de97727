"""Accuracy of a built digest on pages that a person annotated: what `site-builder score` prints.

An annotated page is JSON (`parse_gold`); what the tool made of the same page is a `BuiltPage`.  Characters of the
page decide which article answers to which, so that a wrong headline does not hide a right figure.
"""

from __future__ import annotations

from site_builder.accuracy.gold import GoldArticle, GoldFigure, GoldPage, parse_gold
from site_builder.accuracy.places import BuiltPage
from site_builder.accuracy.score import Score, score_pages
from site_builder.accuracy.table import format_score

__all__ = [
    "BuiltPage",
    "GoldArticle",
    "GoldFigure",
    "GoldPage",
    "Score",
    "format_score",
    "parse_gold",
    "score_pages",
]
