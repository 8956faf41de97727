"""Setting lines: breaking a paragraph to a measure, and the blanks that an extractor sees in a stretched line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NO_START = frozenset("，。、；：？！）》”’】〉』」…％%·,;:?!)")
NO_END = frozenset("（《“‘【〈『「(")
SQUEEZABLE = frozenset("，。、；：？！）》”’（《“‘")
GAP = 0.11  # an extractor writes a blank where the gap is wider than this many em
SWALLOWED = 0.4  # slack that goes unseen: digits are a little narrower than half, side bearings take the rest
AUTOSPACE = 0.25  # what a typesetter puts between Han and digits if there is room

_TOKEN = re.compile(r"[A-Za-z0-9.+\-/@_]+%?|——|……|.", re.S)
_RUN = re.compile(r"[0-9A-Za-z.%]+|[\u4e00-\u9fff]+|[^\u4e00-\u9fff0-9A-Za-z.%]")


@dataclass(frozen=True)
class Measure:
    """The room of one line: where it starts, against the column, and how wide it is."""

    x: float
    width: float


def width_of(text: str) -> float:
    """The natural width in em: ASCII takes half."""
    return sum(0.5 if ch.isascii() else 1.0 for ch in text)


def break_lines(text: str, measure: Callable[[int], Measure], indent: float = 2.0) -> list[tuple[str, float]]:
    """The lines of a paragraph, each with the slack it has to be stretched by (0 for the last)."""
    lines: list[tuple[str, float]] = []
    line: list[str] = []
    tokens = list(_tokens(text, measure(1).width))
    at = 0
    while at < len(tokens):
        room = measure(len(lines)).width - (0.0 if lines else indent)
        line, at = _fill(tokens, at, room)
        printed = "".join(line).strip()
        if printed:
            lines.append((printed, room - width_of(printed)))
    if lines:
        lines[-1] = (lines[-1][0], 0.0)
    return lines


def _tokens(text: str, room: float) -> Iterator[str]:
    """What a line end may not divide: numbers and words (unless wider than a line), dashes, single characters."""
    for token in _TOKEN.findall(text):
        if width_of(token) > max(4.0, room - 3):
            yield from token
        else:
            yield token


def _fill(tokens: list[str], at: int, room: float) -> tuple[list[str], int]:
    """One line's tokens from `at` on, and where the next line begins."""
    line: list[str] = []
    used = 0.0
    while at < len(tokens):
        token = tokens[at]
        if used + width_of(token) > room + 1e-9:
            squeeze = 0.5 * sum(ch in SQUEEZABLE for ch in "".join(line) + token)
            if token in NO_START and used + width_of(token) - squeeze <= room:
                line.append(token)
                at += 1
                if at < len(tokens) and tokens[at] in NO_START and used + 2 - squeeze - 0.5 <= room:
                    line.append(tokens[at])
                    at += 1
            break
        line.append(token)
        used += width_of(token)
        at += 1
    if not line:
        return [tokens[at]], at + 1
    # a line does not end with an opening mark, and the next does not start with a closing one
    while len(line) > 1 and at < len(tokens) and (line[-1] in NO_END or tokens[at] in NO_START):
        line.pop()
        at -= 1
    return line, at


def stretch(text: str, slack: float, autospace: bool) -> str:
    """The line as extracted: its blanks are the gaps that stretching has made wide enough to be seen."""
    seams = [i for i in range(1, len(text)) if _stretches(text[i - 1], text[i])]
    if not seams:
        return text
    slack = max(0.0, slack - SWALLOWED)
    mixed = [i for i in seams if _is_mixed(text[i - 1], text[i])]
    at_mixed = AUTOSPACE if autospace else min(AUTOSPACE, slack / len(mixed)) if mixed else 0.0
    rest = max(0.0, slack - at_mixed * len(mixed)) / len(seams)
    out = [text[0]]
    for i in range(1, len(text)):
        gap = 0.0
        if i in seams:
            gap = rest + (at_mixed if i in mixed else 0.0)
        if gap > GAP and text[i - 1] not in "，、；":
            out.append(" ")
        out.append(text[i])
    return "".join(out)


def _stretches(left: str, right: str) -> bool:
    return not (left.isascii() and right.isascii()) and not left.isspace() and not right.isspace()


def _is_mixed(left: str, right: str) -> bool:
    """Han beside a digit or a Latin letter; a per cent sign counts as neither."""
    return (_is_han(left) and right.isascii() and right.isalnum()) or (
        _is_han(right) and left.isascii() and left.isalnum()
    )


def _is_han(ch: str) -> bool:
    return "\u4e00" <= ch <= "\u9fff"


def letter_space(text: str) -> str:
    """Every character set apart: `本 报 记 者`."""
    return " ".join(ch for ch in text if not ch.isspace())


def double_runs(text: str) -> str:
    """A shadowed caption: each run of like glyphs is printed twice."""
    return "".join(run if run.isspace() else run * 2 for run in _RUN.findall(text))
