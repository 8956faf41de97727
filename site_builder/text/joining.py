"""Lines of print → running text: layout blanks go, blanks that belong stay, lines are joined.

What an extractor sees as a blank is any gap wider than a ninth of an em.  A justified line has such gaps beside its
digits, a letter-spaced one between all its characters; a writer's own blank stands between two words of Han
characters (`干部有担当 产业有基础`) or of Latin letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from site_builder.model import Page, Span
from site_builder.text.folding import is_han

_GAPS = 2  # so many gaps in a row between single characters make a letter-spaced line


def join_spans(page: Page, spans: Iterable[Span], *, emphasised: bool = False) -> str:
    """The text of some spans as one paragraph.

    `emphasised`: numbers are set in runs of their own, as in infoboxes, so that blanks before them say nothing.
    Example: `制 造 业 到 位 资 金 45.6 亿` and `元` give `制造业到位资金45.6亿元`.
    """
    return join_lines(fragments(page, spans), emphasised=emphasised)


def fragments(page: Page, spans: Iterable[Span]) -> Iterator[str]:
    """The text of spans cut at line ends, in the order given."""
    for start, end in spans:
        yield from page.text[start:end].replace("\r", "\n").split("\n")


def join_lines(lines: Iterable[str], *, emphasised: bool = False) -> str:
    """Several lines of print as one running text."""
    out = ""
    for line in lines:
        text = repair_line(line, emphasised=emphasised)
        if text:
            out += (" " if out and _is_latin(out[-1]) and _is_latin(text[0]) else "") + text
    return out


def repair_line(line: str, *, emphasised: bool = False) -> str:
    """One line of print without its layout blanks."""
    tokens = line.split()
    if len(tokens) < 2:
        return tokens[0] if tokens else ""
    loose = _loose_gaps(tokens)
    out = tokens[0]
    for i in range(1, len(tokens)):
        belongs = not loose[i - 1] and _belongs(tokens[i - 1], tokens[i], emphasised)
        out += (" " if belongs else "") + tokens[i]
    return out


def _loose_gaps(tokens: list[str]) -> list[bool]:
    """Which gaps between tokens are those of a letter-spaced run: a single Han character on either side."""
    single = [_run(left[::-1]) == 1 == _run(right) for left, right in pairwise(tokens)]
    together = max((sum(1 for _ in run) for key, run in groupby(single) if key), default=0)
    if together >= _GAPS or all(len(token) == 1 for token in tokens):
        return single
    return [False] * len(single)


def _run(text: str) -> int:
    """How many Han characters `text` begins with, two for two and more."""
    return sum(is_han(ch) for ch in text[:2]) if is_han(text[0]) else 0


def _belongs(left: str, right: str, emphasised: bool) -> bool:
    a, b = left[-1], right[0]
    if a.isascii() and b.isascii():
        return a.isalnum() and b.isalnum()
    if is_han(a) and is_han(b):
        return not (emphasised and (_is_amount(right) or _ends_amount(left)))
    return False


def _is_amount(token: str) -> bool:
    return token[0] == "第" and any(ch.isdigit() for ch in token[1:3])


def _ends_amount(token: str) -> bool:
    """Whether a number and its unit end the token: `新增47个`."""
    return any(ch.isdigit() for ch in token[-5:])


def _is_latin(ch: str) -> bool:
    return ch.isascii() and ch.isalpha()
