"""What may be shown: hidden articles, renames that a person ordered, and excerpts in place of full texts.

This stands before everything else, so that no page, index or data file downstream can hold more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from site_builder.config import Config, Corrections
from site_builder.matter.body import dump_body
from site_builder.model import Article, Block, KeyFigure, Source
from site_builder.settle.corrections import correct_facts

if TYPE_CHECKING:
    from site_builder.catalog.cards import Card

_STOPS = "。！？；"
_CLOSERS = "”’」』）"


def without_hidden(cards: Iterable[Card]) -> list[Card]:
    """The articles that may be shown: the later part of a hidden story is hidden with it."""
    listed = list(cards)
    hidden = {card.id for card in listed if card.hidden}
    while hidden and (more := {card.id for card in listed if card.continues in hidden} - hidden):
        hidden |= more
    return [card for card in listed if card.id not in hidden] if hidden else listed


def shown(article: Article, config: Config) -> Article:
    """An article as it may be shown: corrected and, if the config says so, cut to an excerpt."""
    corrected = correct(article, config.corrections)
    return excerpt(corrected) if config.publish == "excerpt" else corrected


# ------------------------------------------------------------------------------------------ corrections
def correct(article: Article, corrections: Corrections) -> Article:
    """Rename tags, people and places; the printed text itself is left alone, the byline excepted."""
    byline = article.story.byline
    for wrong, right in corrections.people.items():
        byline = byline.replace(wrong, right)
    facts = correct_facts(article.facts, corrections)
    if facts == article.facts and byline == article.story.byline:
        return article
    return replace(article, story=replace(article.story, byline=byline), facts=facts)


# ------------------------------------------------------------------------------------------ excerpts
def excerpt(article: Article) -> Article:
    """The article with its summary and the sentences of its figures for a body; everything else is gone.

    Figures whose sentence cannot be found are left out, since nothing shown would prove them.
    """
    summary = article.facts.summary
    blocks = [Block("text", summary)] if summary else []
    kept: list[KeyFigure] = []
    for figure in article.facts.figures:
        if not any(figure.quote in block.text for block in blocks):
            sentence = _sentence_of(figure.quote, article.story.blocks)
            if not sentence:
                continue
            blocks.append(Block("text", sentence))
        kept.append(figure)
    shown = tuple(dict.fromkeys(blocks))
    text = "\n".join(block.text for block in shown)
    events = tuple(event if event.what in text else replace(event, what="") for event in article.facts.events)
    return replace(
        article,
        story=replace(article.story, blocks=shown),
        body=dump_body(shown),
        facts=replace(article.facts, figures=tuple(kept), events=events),
        source=Source(seed=article.source.seed, roles=article.source.roles),
        extra={},
    )


def _sentence_of(quote: str, blocks: Iterable[Block]) -> str:
    """The sentence that holds the quote; '' where none does."""
    for block in blocks:
        at = block.text.find(quote) if quote else -1
        if at >= 0:
            start = max(block.text.rfind(stop, 0, at) for stop in _STOPS) + 1
            ends = [i for stop in _STOPS if (i := block.text.find(stop, at + len(quote) - 1)) >= 0]
            end = min(ends, default=len(block.text) - 1) + 1
            while end < len(block.text) and block.text[end] in _CLOSERS:
                end += 1
            return block.text[start:end].lstrip(_CLOSERS).strip()
    return ""
