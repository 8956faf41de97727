"""How the caption of a stand-alone photo is known: it leads with a date or a place and ends in a credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.segment.profile import Profile
from site_builder.segment.units import Unit

_DATE_LEAD = re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚|清晨|凌晨|中午)?[，,]")
_LONGEST = 3  # paragraphs
_USUAL = 320  # characters


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
    if _DATE_LEAD.match(unit.text):
        score += 1.5
    elif unit.text.startswith(profile.caption_leads):
        score += 1.2
    length = 0
    for number, other in enumerate(units[i : i + _LONGEST + 1]):
        if other.kind == "byline" and number:
            signed = other.text[0] in "（(" and "摄" not in other.text
            return score + (-2.0 if signed else 3.0) - _too_long(length)
        if other.kind != "prose" or (other.opener and number) or number == _LONGEST:
            break
        if number and _DATE_LEAD.match(other.text):
            score -= 2.5  # the caption rather begins there
        length += len(other.text)
        if other.tail >= 0:
            signed = other.text.endswith(("报道）", "报道)", "）"))
            return score + (-2.0 if signed else 3.0) - _too_long(length)
    return score - 1.5 - _too_long(length)


def _too_long(length: int) -> float:
    return 0.012 * max(0, length - _USUAL)
