"""A seed as a `Page`: its text and the lines in it, by offset."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from site_builder.model import Line, Page
from site_builder.text.decode import decode

_LINE_END = re.compile(r"\r\n|\n|\r")


def make_page(seed: str, raw: bytes) -> Page:
    """Read a seed's bytes; `SeedError` where they are no text.  `seed` is its POSIX path under seeds/."""
    text = decode(raw, seed)
    return Page(seed=seed, text=text, sha256=hashlib.sha256(raw).hexdigest(), lines=tuple(find_lines(text)))


def find_lines(text: str) -> Iterator[Line]:
    """Lines end at CRLF, LF or CR only, not at the other ends that `str.splitlines` knows; numbers start at 1."""
    start, number = 0, 0
    for number, end in enumerate(_LINE_END.finditer(text), 1):
        yield Line(number, start, end.start())
        start = end.end()
    yield Line(number + 1, start, len(text))
