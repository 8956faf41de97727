"""Headlines and the text of bodies against those annotated."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from site_builder.accuracy.alike import fold
from site_builder.accuracy.evidence import Compared, Evidence, Judged, compare
from site_builder.accuracy.gold import UNTITLED, GoldArticle
from site_builder.model import Story

_SURPLUS = 400  # characters of infobox and captions that a body may hold beside the annotated text
_TAIL = 8  # characters by which the end of a paragraph is known again


def compare_heads(gold: GoldArticle, story: Story, first: bool) -> Iterator[Evidence]:
    """`head`: the printed headline in whatever way it is put together; `head_strict`: each part in its own field."""
    title, kicker, deck = fold(story.title), fold(story.kicker), fold(story.deck)
    headline, over, under = fold(gold.headline), fold(gold.kicker), fold(gold.deck)
    if gold.kind in UNTITLED or not headline:
        return
    forms = (headline, over + headline, headline + under, over + headline + under)
    same = title in forms or kicker + title + deck == over + headline + under
    strict = (kicker, title, deck) == (over, headline, under)
    why = f"{kicker}|{title}|{deck} for {over}|{headline}|{under}"
    yield Judged("head", float(first and same), gold.id, why)
    yield Judged("head_strict", float(first and strict), gold.id, why)


def compare_text(gold: GoldArticle, paragraphs: Sequence[str]) -> Iterator[Evidence]:
    """The body's text, its blanks and its paragraphs; nothing where no text was annotated."""
    if not gold.body:
        return
    given, wanted = fold("".join(paragraphs)), fold(gold.body)
    yield Judged("text", _likeness(given, wanted), gold.id, f"{len(given)} characters for {len(wanted)}")
    lines = _lines(gold)
    odd = [line for line in lines if not any(line in paragraph for paragraph in paragraphs)]
    yield Judged("spacing", float(not odd), gold.id, odd[0][:40] if odd else "")
    yield _compare_breaks(gold.id, paragraphs, lines, wanted)


def _likeness(given: str, wanted: str) -> float:
    if wanted not in given:
        return difflib.SequenceMatcher(None, given, wanted, autojunk=False).ratio()
    return 1.0 if len(given) - len(wanted) < _SURPLUS else len(wanted) / len(given)


def _compare_breaks(where: str, paragraphs: Sequence[str], lines: Sequence[str], wanted: str) -> Compared:
    """Where paragraphs end, as far as they end inside the annotated text."""
    ends = [fold(paragraph)[-_TAIL:] for paragraph in paragraphs]
    inside = [end for end in ends if end in wanted]
    return compare("paragraphs", inside, [fold(line)[-_TAIL:] for line in lines], where)


def miss_text(gold: GoldArticle) -> Iterator[Evidence]:
    """The evidence of an annotated article that nothing answers to."""
    for measure in ("head", "head_strict", "text", "spacing"):
        yield Judged(measure, 0.0, gold.id, "no article covers it")
    yield compare("paragraphs", (), _lines(gold), gold.id)


def _lines(gold: GoldArticle) -> list[str]:
    return [line for line in gold.body.split("\n") if line.strip()]
