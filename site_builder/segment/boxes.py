"""Infoboxes and captions: the parts of a story that stray over the page, put in order again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.model import Block, Span
from site_builder.segment.doubled import collapse_doubled, is_doubled
from site_builder.segment.piece import Piece
from site_builder.segment.pieces import Sheet, cut_pieces
from site_builder.segment.profile import Profile
from site_builder.text.folding import squash
from site_builder.text.joining import join_lines

_GRAM = 4
_ENDED = re.compile(r"[%％\d元个人户家万亿名项次位]")  # what an amount ends in
_FACT = re.compile(r"[^，。；：:]{2,16}[：:]\s*[约近超]?\d")  # 年度计划投资：462亿元
_FURTHER = "，。；、：！？）》”’%％"  # no line of its own begins so


def box_blocks(sheet: Sheet, spans: Sequence[Span], body: str) -> list[Block]:
    """An infobox as blocks: its heading, an empty one if none is printed, and its items.

    `body` is the story's own text, blanks left out: an infobox repeats it, so it tells where a scattered item
    belongs and in which order items were meant.
    """
    pieces, profile = cut_pieces(sheet, spans), sheet.profile
    if not pieces:
        return []
    items = _fill_gaps(_items(pieces), body, profile)
    blocks = [Block("item", _clean(item, profile), tuple(p.span for p in item)) for item in items]
    blocks = [block for block in blocks if block.text]
    if len(blocks) > 1 and _is_heading(blocks, items):
        return [Block("infobox", blocks[0].text, blocks[0].spans), *_in_order(blocks[1:], body)]
    return [Block("infobox", ""), *_in_order(blocks, body)] if blocks else []


def _items(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Which lines make one item: a glyph, a blank line or a finished line begins the next."""
    bulleted = sum(piece.bullet for piece in pieces) > 1
    prose = any(sign in piece.text for piece in pieces for sign in "，；")
    widest = max(piece.width for piece in pieces)
    items: list[list[Piece]] = []
    for piece in pieces:
        if items and not piece.bullet and not piece.lead:
            last = items[-1][-1]
            full = last.width > widest - 2.6
            ended = _is_finished(last, piece, prose and full and not piece.gap)
            same = full and not ended and (not piece.gap or not _is_list(pieces))
            if same or ((bulleted or prose) and not piece.gap and not ended):
                items[-1].append(piece)
                continue
        items.append([piece])
    return items


def _is_finished(piece: Piece, then: Piece, running: bool) -> bool:
    """Whether a line ends what it tells: with a stop, or with an amount where no text runs on to the margin.

    `合同金额161.62亿元` is a fact by itself, `100个项目，完成投` is not.
    """
    if piece.closed or _FACT.match(then.text):
        return True
    if running or then.text[0] in _FURTHER or (piece.text[-1].isdigit() and _ENDED.match(then.text)):
        return False
    return piece.text.endswith(("；", "以上", "以下", "左右")) or _ENDED.match(piece.text[-1]) is not None


def _is_list(pieces: Sequence[Piece]) -> bool:
    return all(piece.gap for piece in pieces[1:]) or not any("，" in p.text or "；" in p.text for p in pieces)


def _clean(item: Sequence[Piece], profile: Profile) -> str:
    text = join_lines((piece.text for piece in item), emphasised=True)
    return text.lstrip(profile.glyphs + " ")


def _is_heading(blocks: Sequence[Block], items: Sequence[Sequence[Piece]]) -> bool:
    first = blocks[0].text
    if len(first) > 20 or re.search(r"[，。；]", first) or items[0][0].bullet:
        return False
    digits = any(ch.isdigit() for ch in first)
    return not digits and (items[1][0].bullet or any(ch.isdigit() for ch in "".join(b.text for b in blocks[1:])))


def _fill_gaps(items: list[list[Piece]], body: str, profile: Profile) -> list[list[Piece]]:
    """Put lines back into the item they were torn from: `■ 深入实施 工程` takes in 新型城镇化建设 / 便民服务创新."""
    for at in range(len(items) - 1, 0, -1):
        item = items[at]
        words = item[0].text.lstrip(profile.glyphs + " ").split() if item[0].bullet else []
        if len(item) != 1 or len(words) != 2:
            continue
        low = at
        while low > 0 and not items[low - 1][0].bullet:
            low -= 1
        torn = [piece for other in items[low:at] for piece in other]
        if not torn:
            continue
        whole = words[0] + "".join(squash(piece.text) for piece in torn) + words[1]
        if _shared(whole, body) > _shared("".join(words), body):
            split = _split_piece(item[0], words[1])
            items[low : at + 1] = [[split[0], *torn, split[1]]]
            return items
    return items


def _split_piece(piece: Piece, last: str) -> tuple[Piece, Piece]:
    at = piece.text.rindex(last)
    head = piece.text[:at].rstrip()
    one = Piece(piece.start, piece.start + len(head), head, "".join(head.split()), line=piece.line, bullet=True)
    return one, Piece(piece.start + at, piece.end, last, last, line=piece.line)


def _shared(text: str, body: str) -> float:
    grams = [text[i : i + _GRAM] for i in range(len(text) - _GRAM + 1)]
    return sum(gram in body for gram in grams) / max(1, len(grams))


def _in_order(blocks: list[Block], body: str) -> list[Block]:
    """Items in the order in which the body tells the same, where it tells all of them."""
    places = []
    for block in blocks:
        text = squash(block.text)
        found = [body.find(text[i : i + 6]) for i in range(0, max(1, len(text) - 5), 3)]
        hits = [place for place in found if place >= 0]
        if 2 * len(hits) < len(found):
            return blocks
        places.append(sorted(hits)[len(hits) // 2])
    return [block for _, _, block in sorted(zip(places, range(len(blocks)), blocks, strict=True))]


def caption_blocks(sheet: Sheet, spans: Sequence[Span]) -> list[Block]:
    """Captions of a story's pictures; what a shadow printed twice stands once, its place unchanged."""
    groups: list[list[Piece]] = []
    for piece in cut_pieces(sheet, spans):
        if groups and not piece.gap and not piece.lead:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    blocks = []
    for group in groups:
        if any(is_doubled(piece.bare) for piece in group):
            text = "".join(collapse_doubled(piece.bare) for piece in group)
        else:
            text = join_lines(piece.text for piece in group)
        text = text.lstrip(sheet.profile.glyphs + " ")
        if text:
            blocks.append(Block("caption", text, tuple(piece.span for piece in group)))
    return blocks
