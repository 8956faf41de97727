"""What a PDF draws: every printed character with its place and size, in the order in which it is drawn.

Source: PDFium's public header fpdf_text.h, by way of pypdfium2.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from ctypes import byref, c_double
from typing import Any, NamedTuple

from site_builder.errors import SeedError

MAX_PAGES = 200
_SHADOW = 0.22  # em: the same character this near is the same one, printed twice for boldness or as a shadow
_HYPHEN = "\x02"  # PDFium's sign for a hyphen at a line's end


class Glyph(NamedTuple):
    """One character: its box and baseline in points from the upper left corner of its page, its size in points."""

    text: str
    page: int  # from 1
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float


def read_glyphs(seed: str, raw: bytes) -> list[Glyph]:
    """Every character of a PDF that leaves ink, and blanks between them, in drawing order.

    Raises `SeedError` where pypdfium2 is not installed, the file is no PDF, is locked, or has no text.
    """
    try:
        import pypdfium2 as pdfium
    except ImportError:
        remedy = "pip install 'site-builder[pdf]', or put the page's text into seeds/ as .txt"
        raise SeedError(
            "PDFs are not read here: pypdfium2 is not installed", path=f"seeds/{seed}", remedy=remedy
        ) from None
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        cause = "locked with a password" if locked else "no PDF that can be read"
        remedy = "save it without one" if locked else "save it anew, or put the page's text into seeds/ as .txt"
        raise SeedError(cause, path=f"seeds/{seed}", remedy=remedy) from None
    try:
        glyphs = [glyph for page in _pages(seed, document) for glyph in page]
    finally:
        document.close()
    if not any(glyph.text.strip() for glyph in glyphs):
        remedy = "it is a picture of a page: run a text recognition (such as OCRmyPDF) over it first"
        raise SeedError("no text in it", path=f"seeds/{seed}", remedy=remedy)
    return glyphs


def _pages(seed: str, document: Any) -> Iterator[list[Glyph]]:
    if len(document) > MAX_PAGES:
        remedy = "put one issue, or better one page, in each file"
        raise SeedError(f"{len(document)} pages", path=f"seeds/{seed}", remedy=remedy)
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        try:
            yield list(_once(_page_glyphs(text.raw, number, page.get_height())))
        finally:
            text.close()
            page.close()


def _page_glyphs(text: Any, number: int, height: float) -> Iterator[Glyph]:
    import pypdfium2.raw as pdf

    box, matrix = pdf.FS_RECTF(), pdf.FS_MATRIX()
    x, y = c_double(), c_double()
    for i in range(pdf.FPDFText_CountChars(text)):
        char = chr(pdf.FPDFText_GetUnicode(text, i))
        if pdf.FPDFText_IsGenerated(text, i) or char in "\r\n\0\ufffe\uffff":
            continue
        if not (
            pdf.FPDFText_GetLooseCharBox(text, i, byref(box))
            and pdf.FPDFText_GetCharOrigin(text, i, byref(x), byref(y))
        ):
            continue
        scale = math.hypot(matrix.c, matrix.d) if pdf.FPDFText_GetMatrix(text, i, byref(matrix)) else 1.0
        size = pdf.FPDFText_GetFontSize(text, i) * (scale or 1.0)
        left, right = min(box.left, box.right), max(box.left, box.right)
        base = height - y.value
        # the top of a line is a quarter of its size above what Han characters fill: taken from the size, not the font
        yield Glyph(
            "-" if char == _HYPHEN else char, number, left, base - 0.88 * size, right, base + 0.12 * size, base, size
        )


def _once(glyphs: Iterator[Glyph]) -> Iterator[Glyph]:
    """Leaves out what is printed again in the same place: shadows, fat letters made of two impressions."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.text.isspace():
            yield glyph
            continue
        step = max(glyph.size, 1.0)
        column, row = int(glyph.left / step), int(glyph.base / step)
        near = (
            other for c in (-1, 0, 1) for r in (-1, 0, 1) for other in seen.get((glyph.text, column + c, row + r), ())
        )
        if any(_is_shadow(glyph, other) for other in near):
            continue
        seen.setdefault((glyph.text, column, row), []).append(glyph)
        yield glyph


def _is_shadow(glyph: Glyph, other: Glyph) -> bool:
    reach = _SHADOW * glyph.size
    return abs(glyph.left - other.left) < reach and abs(glyph.base - other.base) < reach
