"""A page taken apart: articles with their parts, and what is left over.

`segment_page` divides a page; `assemble` makes one story from the spans of its parts, whoever found them.
"""

from __future__ import annotations

from dataclasses import replace

from site_builder.model import ArticleKind, Draft, Leftover, LeftoverKind, Page, Segmentation, Span
from site_builder.segment.assemble import assemble
from site_builder.segment.cohesion import find_threads
from site_builder.segment.coverage import Ties, find_ties
from site_builder.segment.drafts import make_draft
from site_builder.segment.floats import adopt_captions, place_floats
from site_builder.segment.labels import label_pieces
from site_builder.segment.openings import openings_of
from site_builder.segment.pieces import Sheet, cut_pieces
from site_builder.segment.profile import Profile, parse_profile
from site_builder.segment.stories import Draught, read_stories, split_briefs
from site_builder.segment.units import Unit, count_pairs, make_units

__all__ = ["Profile", "assemble", "parse_profile", "segment_page"]


def segment_page(page: Page, profile: Profile) -> Segmentation:
    """Divide a page into articles and leftover.

    Whatever the text, the spans of drafts and leftover partition its non-blank characters.
    """
    sheet = Sheet(page, profile)
    pieces = cut_pieces(sheet)
    units = make_units(pieces, label_pieces(pieces, profile), openings_of(profile))
    pairs = count_pairs(units)
    ties, threads = find_ties(units, pairs), find_threads(units, pairs, profile)
    reading = read_stories(units, ties, threads, profile)
    stories = adopt_captions(reading.stories, units, openings_of(profile))
    notes, rest = place_floats(reading.floats, stories, units, ties)
    drafts: list[Draft] = []
    for number, story in enumerate(stories):
        note = notes.get(number, "")
        if story.kind == "briefs" and len(story.body) > 1:
            drafts += _briefs(sheet, story, units, ties, note)
        else:
            drafts.append(make_draft(sheet, story, units, ties, _kind(story, units, profile), note))
    left: list[tuple[int, LeftoverKind]] = [*rest, *((i, _furniture(units[i])) for i in reading.furniture)]
    leftover = [Leftover(kind, Span(units[i].start, units[i].end)) for i, kind in _advertisements(sorted(left), units)]
    return Segmentation(drafts=tuple(drafts), leftover=tuple(leftover))


def _briefs(sheet: Sheet, story: Draught, units: list[Unit], ties: list[Ties], note: str) -> list[Draft]:
    """A column of briefs, one draft an item; its heading is the kicker of each, its characters the first one's."""
    parts = split_briefs(story, units, sheet.profile)
    drafts = [make_draft(sheet, part, units, ties, "brief", note) for part in parts]
    kicker = drafts[0].story.kicker
    return [replace(draft, story=replace(draft.story, kicker=kicker)) for draft in drafts]


def _kind(story: Draught, units: list[Unit], profile: Profile) -> ArticleKind:
    if story.kind == "photo":
        return "photo"
    title = "".join(units[i].text for i in story.heads)
    return "notice" if title.endswith(profile.notice_headings) and not story.bylines else "article"


def _furniture(unit: Unit) -> LeftoverKind:
    kinds: dict[str, LeftoverKind] = {"date": "masthead", "contact": "staff"}
    return kinds.get(unit.furniture, unit.furniture or "unknown")  # type: ignore[arg-type]


def _advertisements(left: list[tuple[int, LeftoverKind]], units: list[Unit]) -> list[tuple[int, LeftoverKind]]:
    """What stands under the label of an advertisement, no story between, belongs to it: its firm, its telephone."""
    out: list[tuple[int, LeftoverKind]] = []
    for i, kind in left:
        below = bool(out) and out[-1] == (i - 1, "advertisement")
        out.append((i, "advertisement" if below and (kind == "unknown" or units[i].furniture == "contact") else kind))
    return out
