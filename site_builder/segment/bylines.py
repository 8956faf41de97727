"""A byline as printed, its layout blanks repaired: `■ 本 报 记 者 王军豪` → `■本报记者 王军豪`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.model import Page, Span
from site_builder.segment.openings import Openings, openings_of
from site_builder.segment.profile import Profile
from site_builder.text.folding import is_han
from site_builder.text.joining import fragments, repair_line

_EDGE = re.compile(r"[\s（）()、：:/／]")


def byline_text(page: Page, spans: Sequence[Span], profile: Profile) -> str:
    """The byline printed at some spans; a name cut by a line end is joined, two names are kept apart."""
    openings = openings_of(profile)
    parts: list[str] = []
    for span in spans:
        out = ""
        for line in (repair_line(part) for part in fragments(page, [span])):
            if line:
                out += (" " if out and _apart(out, line, openings) else "") + line
        if out:
            parts.append(_letters_joined(out, openings))
    return " ".join(parts)


def _apart(left: str, right: str, openings: Openings) -> bool:
    """Whether a line end inside a byline stands between two words: 杨洁 / 范宪昊, not 张 / 保忠."""
    if not (is_han(left[-1]) and is_han(right[0])):
        return False
    head = _EDGE.split(left)[-1]
    tail = _EDGE.split(right)[0]
    if openings.cuts_role(head, tail):
        return False
    if openings.role.match(right):
        return not openings.role.match(head + tail) or openings.is_name(head) or bool(openings.role.search(head))
    if openings.role.fullmatch(head) or openings.role.search(head):
        return True
    return openings.is_name(head) and openings.is_name(tail)


def _letters_joined(text: str, openings: Openings) -> str:
    """Names of two characters set apart: `记者 张 三` → `记者 张三`."""
    tokens = text.split(" ")
    out = tokens[:1]
    for token in tokens[1:]:
        if len(out[-1]) == 1 and len(token) == 1 and openings.is_name(out[-1] + token):
            out[-1] += token
        else:
            out.append(token)
    return " ".join(out)
