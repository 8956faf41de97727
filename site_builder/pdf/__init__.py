"""A newspaper page as PDF → the same `Page` as from text, with a box and a font size for every line.

glyphs (what the file draws) → rows (lines of print) → order (as a person reads them) → page (text and boxes).
"""

from __future__ import annotations

from site_builder.model import Page
from site_builder.pdf.page import pdf_page
from site_builder.text.lines import make_page

__all__ = ["SUFFIX", "read_page"]

SUFFIX = ".pdf"


def read_page(seed: str, raw: bytes) -> Page:
    """A seed's bytes as a page, whichever kind it is.

    Raises `SeedError` where the bytes are no text, or no PDF with text in it, or PDFs cannot be read here.
    """
    return pdf_page(seed, raw) if seed.lower().endswith(SUFFIX) else make_page(seed, raw)
