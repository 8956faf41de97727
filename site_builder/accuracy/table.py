"""A score as plain text: each measure, its value and what it means."""

from __future__ import annotations

from site_builder.accuracy.score import Score

MEANINGS = {
    "pages": "annotated pages compared",
    "articles": "articles found / annotated",
    "lost": "characters in no article and no leftover span (0 is right)",
    "doubled": "characters claimed twice (0 is right)",
    "b3": "grouping of characters into articles (B-cubed F1)",
    "whole": "articles found whole: 98% of their characters, none of another's",
    "head": "headlines as annotated, kicker and deck joined or apart",
    "head_strict": "headline, kicker and deck each in its own field",
    "issue_date": "pages with the right publication date",
    "text": "likeness of the body texts, blanks aside",
    "spacing": "body texts right to the last blank",
    "people": "reporters, correspondents, photographers with their roles (F1)",
    "paragraphs": "places where paragraphs end (F1)",
    "counties": "counties, about and mentioned (F1)",
    "about": "counties that the articles are about (F1)",
    "dates": "days in the texts (F1)",
    "figures": "key figures: number and unit, in the right article (F1)",
    "figures_p": "share of the figures given that were wanted",
    "figures_r": "share of the figures wanted that were given",
    "changes": "stated percentage changes found",
    "fig_change": "of the figures matched: right change",
    "fig_status": "of the figures matched: right status, actual or target",
    "fig_metric": "of the figures matched: metric alike",
    "fig_period": "of the figures matched: period alike, where one is stated",
    "quotes": "quotes that stand word for word in their article",
}


def format_score(score: Score, errors: bool = False) -> str:
    """A line for each measure; with `errors`, after a blank line, a line for each miss."""
    rows = [(name, _shown(value)) for name, value in score.measures.items()]
    width = max((len(value) for _, value in rows), default=0)
    lines = [f"{name:<12} {value:>{width}}  {MEANINGS[name]}" for name, value in rows]
    return "\n".join([*lines, *(["", *score.errors] if errors and score.errors else [])])


def _shown(value: float | int | str) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)
