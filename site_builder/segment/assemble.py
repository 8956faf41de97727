"""Spans of the parts of a story → the story: title, byline, blocks, with lines joined and blanks repaired.

This needs nothing but the spans, so that a story whose spans a person moved is made anew in just the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from site_builder.model import ArticleKind, Block, Page, Role, Span, Story
from site_builder.segment.boxes import box_blocks, caption_blocks
from site_builder.segment.bylines import byline_text
from site_builder.segment.jumps import without_jumps
from site_builder.segment.labels import Label, label_pieces
from site_builder.segment.piece import Piece
from site_builder.segment.pieces import Sheet, cut_pieces
from site_builder.segment.profile import Profile
from site_builder.segment.subheads import subhead_text
from site_builder.segment.titles import TITLE_LIMIT, first_clause
from site_builder.text.folding import squash
from site_builder.text.joining import join_spans, repair_line
from site_builder.text.spans import close_up


def assemble(page: Page, kind: ArticleKind, source: Mapping[Role, tuple[Span, ...]], profile: Profile) -> Story:
    """The story printed at these spans; roles that are missing give empty parts.

    A stand-alone photo's caption is its body: of its spans under `caption` and `body` blocks of kind text are made.
    """
    return assemble_on(Sheet(page, profile), kind, source)


def assemble_on(sheet: Sheet, kind: ArticleKind, source: Mapping[Role, tuple[Span, ...]]) -> Story:
    """The same, for one of many stories of a page."""
    page, profile = sheet.page, sheet.profile
    source = {role: close_up(page, spans) for role, spans in source.items()}
    headline = _display_text(page, source.get("headline", ()))
    main = tuple(source.get("body", ()))
    captions = tuple(source.get("caption", ()))
    if kind == "photo":
        main, captions = (*main, *captions), ()
    text = body_blocks(sheet, main)
    blocks = [*text]
    if "infobox" in source:
        blocks += box_blocks(sheet, source["infobox"], _running(text))
    if captions:
        blocks += caption_blocks(sheet, captions)
    kicker, deck = _display_text(page, source.get("kicker", ())), _display_text(page, source.get("deck", ()))
    byline = byline_text(page, (*source.get("byline", ()), *source.get("credit", ())), profile)
    return Story(
        kind=kind,
        title=headline or first_clause(blocks, profile) or (kicker or deck or byline)[:TITLE_LIMIT],
        title_source="headline" if headline else "text",
        kicker=kicker,
        deck=deck,
        byline=byline,
        blocks=tuple(blocks),
    )


def _running(blocks: Iterable[Block]) -> str:
    return "".join(squash(block.text) for block in blocks)


def _display_text(page: Page, spans: Sequence[Span]) -> str:
    """A headline's lines as one: `我市47个项目入选` and `省企业技术创新项目计划` are one title."""
    lines = [line for span in spans for line in re.split(r"[\r\n]+", page.text[span.start : span.end])]
    out = ""
    for line in (repair_line(line) for line in lines):
        latin = out and line and out[-1].isascii() and line[0].isascii() and out[-1].isalpha() and line[0].isalpha()
        out += (" " if latin else "") + line
    return out


def body_blocks(sheet: Sheet, spans: Sequence[Span]) -> list[Block]:
    """The paragraphs and subheads that stand at these spans."""
    page, profile = sheet.page, sheet.profile
    pieces = cut_pieces(sheet, spans)
    for piece in pieces:
        piece.byline, piece.furniture = False, ""
    blocks: list[Block] = []
    for group, label in _groups(pieces, label_pieces(pieces, profile)):
        where = tuple(piece.span for piece in group)
        text = subhead_text(group, profile) if label == "display" else without_jumps(join_spans(page, where))[0]
        if text:
            blocks.append(Block("subhead" if label == "display" else "text", text, where))
    return _with_final_text(blocks)


def _groups(pieces: Sequence[Piece], labels: Sequence[Label]) -> list[tuple[list[Piece], Label]]:
    groups: list[tuple[list[Piece], Label]] = []
    held: tuple[list[Piece], Label] | None = None  # a paragraph that a display line interrupted
    for piece, label in zip(pieces, labels, strict=True):
        if label == "inserted":
            held = groups[-1] if groups and groups[-1][1] == "first" else held
            groups.append(([piece], "display"))
        elif label == "more" and held is not None:
            held[0].append(piece)
        elif groups and (label == "more" or (label == "display" and groups[-1][1] == "display" and not piece.gap)):
            groups[-1][0].append(piece)
        else:
            held = None
            groups.append(([piece], "display" if label == "display" else "first"))
        if label == "more" and groups[-1][1] == "first":
            held = None
    return groups


def _with_final_text(blocks: list[Block]) -> list[Block]:
    """The blocks, those after the last paragraph as text too: nothing follows them that they could head."""
    last = max((i for i, block in enumerate(blocks) if block.kind == "text"), default=-1)
    return [*blocks[: last + 1], *(Block("text", block.text, block.spans) for block in blocks[last + 1 :])]
