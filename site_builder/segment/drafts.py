"""Stories as units → drafts: the spans of each role, the story assembled from them, confidence and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from site_builder.model import ArticleKind, Draft, Page, Role, Span
from site_builder.segment.assemble import assemble_on
from site_builder.segment.coverage import Ties
from site_builder.segment.doubts import find_doubts
from site_builder.segment.jumps import without_jumps
from site_builder.segment.looks import is_brief_heading
from site_builder.segment.openings import LONGEST_OPENING, Openings, openings_of
from site_builder.segment.pieces import Sheet
from site_builder.segment.profile import Profile
from site_builder.segment.roles import Heads, split_heads
from site_builder.segment.stories import Draught
from site_builder.segment.units import Unit
from site_builder.text.spans import close_up, merge

_NO_HEADLINE, _CUT_HEADLINE, _STRAY = 0.75, 0.93, 0.93


def make_draft(
    sheet: Sheet,
    story: Draught,
    units: Sequence[Unit],
    ties: Sequence[Ties],
    kind: ArticleKind,
    note: str = "",
) -> Draft:
    """One story's draft."""
    source = find_roles(sheet.page, story, units, sheet.profile, kind)
    built = assemble_on(sheet, kind, source)
    notes = [note] if note else []
    sure = story.sure * (_STRAY if note else 1.0)
    if built.title_source == "text" and kind in ("article", "notice"):
        notes.append("未见标题")
        sure *= _NO_HEADLINE
    elif built.title_source == "headline" and built.title.endswith(sheet.profile.open_ends):
        notes.append("标题似被截断")
        sure *= _CUT_HEADLINE
    notes += without_jumps("".join(units[i].text for i in story.body))[1]
    if not built.byline and kind in ("article", "photo"):
        notes.append("未见署名")
    return Draft(
        story=built,
        source=source,
        confidence=round(min(1.0, sure), 3),
        unsure=tuple(find_doubts(story.own, units, ties)),
        notes=tuple(notes),
    )


def find_roles(
    page: Page, story: Draught, units: Sequence[Unit], profile: Profile, kind: ArticleKind
) -> dict[Role, tuple[Span, ...]]:
    """The spans of each role of a story, in the order of the page; roles without any are left out."""
    openings = openings_of(profile)
    body: list[Span] = []
    byline: list[Span] = [span for i in story.bylines for span in _run(units[i])]
    credit: list[Span] = [span for i in story.credits for span in _run(units[i])]
    for i in story.body:
        opening, inner, tail = _parts(page, units[i], openings)
        byline += opening
        body += inner
        (credit if kind == "photo" else byline).extend(tail)
    heads = [units[i] for i in sorted(story.heads)]
    text = "".join(units[i].text for i in story.body)
    if kind == "brief":
        column = [unit for unit in heads if is_brief_heading(unit.text, profile)]
        roles = Heads(column, [unit for unit in heads if unit not in column], [])
    else:
        roles = split_heads(heads, text, profile) if heads else Heads([], [], [])
    source: dict[Role, tuple[Span, ...]] = {
        "kicker": _spans(roles.kicker),
        "headline": _spans(roles.headline),
        "deck": _spans(roles.deck),
        "byline": _joined(page, byline),
        "body" if kind != "photo" else "caption": _joined(page, body),
        "infobox": _joined(page, [s for i in sorted(story.boxes) for s in units[i].spans]),
        "credit": _joined(page, credit),
    }
    if story.captions:
        strays = [s for i in sorted(story.captions) for s in units[i].spans]
        source["caption"] = _joined(page, [*source.get("caption", ()), *strays])
    return {role: spans for role, spans in source.items() if spans}


def _spans(units: Iterable[Unit]) -> tuple[Span, ...]:
    return tuple(span for unit in units for span in unit.spans)


def _run(unit: Unit) -> list[Span]:
    return [Span(unit.start, unit.end)]


def _parts(page: Page, unit: Unit, openings: Openings) -> tuple[list[Span], list[Span], list[Span]]:
    """A paragraph's opening (byline included), its text and the credit at its end."""
    spans = list(unit.spans)
    opening: list[Span] = []
    if unit.opener:
        chars, offsets = _flat(page, spans)
        end = openings.opening_end(chars)
        if end:
            cut = offsets[end - 1] + 1
            opening, spans = _cut(spans, cut)
    tail: list[Span] = []
    if unit.tail >= 0:
        spans, tail = _cut(spans, unit.tail)
    return opening, spans, tail


def _flat(page: Page, spans: Sequence[Span]) -> tuple[str, list[int]]:
    """The first characters of some spans, as long as an opening may be, and where each stands."""
    offsets: list[int] = []
    for start, end in spans:
        offsets += range(start, end)
        if len(offsets) >= LONGEST_OPENING:
            break
    return "".join(page.text[at] for at in offsets), offsets


def _cut(spans: Sequence[Span], at: int) -> tuple[list[Span], list[Span]]:
    before = [Span(s.start, min(s.end, at)) for s in spans if s.start < at]
    after = [Span(max(s.start, at), s.end) for s in spans if s.end > at]
    return before, after


def _joined(page: Page, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans with nothing but blanks between them as one."""
    return close_up(page, merge(spans))
