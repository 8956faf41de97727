"""How the caption of a stand-alone photo is known: it leads with a date or a place and ends in a credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.segment.profile import Profile
from site_builder.segment.units import Unit

_DATE_LEAD = re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚|清晨|凌晨|中午)?[，,]")
_PICTURED = ("摄", "供图", "图片", "文/图", "图/文")
_SCENE = re.compile(r"[^，。；：“]{2,14}(?<![现存潜])在(?!于|建)[^，。；：“]{3,20}。")
_LONGEST = 3  # paragraphs
_USUAL, _UNLED = 320, 100  # characters, the latter without a date or the like before them


def caption_looks(units: Sequence[Unit], i: int, profile: Profile) -> float:
    """Log-odds that a photo's caption begins with unit `i`."""
    unit = units[i]
    if unit.kind != "prose" or unit.opener:
        return -9.0
    score = -1.5 - (3.0 if unit.pieces[0].bullet and unit.text[0] not in profile.caption_signs else 0.0)
    if any(piece.doubled for piece in unit.pieces):
        score -= 4.0
    if any(phrase in unit.text for phrase in profile.notice_phrases):
        score -= 2.0  # an announcement
    led = _DATE_LEAD.match(unit.text) is not None or unit.text.startswith(profile.caption_leads)
    if led:
        score += 1.5 if _DATE_LEAD.match(unit.text) else 1.2
    length = 0
    for number, other in enumerate(units[i : i + _LONGEST + 1]):
        if other.kind == "byline" and number:
            return score + _credit(other.text, led, number) - _too_long(length, led)
        if other.kind != "prose" or (other.opener and number) or number == _LONGEST:
            break
        if number and _DATE_LEAD.match(other.text):
            score -= 2.5  # the caption rather begins there
        length += len(other.text)
        if other.tail >= 0:
            return score + _credit(_tail(other), led, number + 1) - _too_long(length, led)
    return score - 1.5 - _too_long(length, led)


def is_picture(unit: Unit) -> bool:
    """Whether a paragraph says who does what where, and nothing else: `工人在分拣烘干后的圆铃大枣。`"""
    return unit.kind == "prose" and _SCENE.fullmatch(unit.text) is not None


def _credit(text: str, led: bool, paragraphs: int) -> float:
    """What the credit under a caption says: whose picture it is, or in brackets who wrote a story (`（陈思）`)."""
    if any(act in text for act in _PICTURED):
        return 3.0
    if text[0] in "（(" or (not led and (paragraphs > 1 or "报道" in text)):
        return -2.0
    return 3.0 if led else 2.0


def _tail(unit: Unit) -> str:
    """The credit at the end of a paragraph, blanks left out."""
    return "".join(piece.text[max(0, unit.tail - piece.start) :] for piece in unit.pieces if piece.end > unit.tail)


def _too_long(length: int, led: bool) -> float:
    return 0.012 * max(0, length - (_USUAL if led else _UNLED))
