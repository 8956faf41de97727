"""PDFs as they were read last: reading one takes longer than all else that a build does with it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from site_builder.files.content import write_file
from site_builder.files.record import tool_key
from site_builder.model import Box, Page
from site_builder.pdf import SUFFIX, read_page
from site_builder.text.lines import find_lines

_FOLDER = ".cache/pdf"


def open_page(root: Path, seed: str, raw: bytes) -> Page:
    """A seed as a page; what was read of the same bytes with the same tool is taken from the project's cache.

    Raises `SeedError` as `read_page` does.
    """
    if not seed.lower().endswith(SUFFIX):
        return read_page(seed, raw)
    sha256 = hashlib.sha256(raw).hexdigest()
    kept = root / _FOLDER / f"{sha256}.json"
    page = _read(kept, seed, sha256)
    if page is None:
        page = read_page(seed, raw)
        _keep(kept, page)
    return page


def _read(kept: Path, seed: str, sha256: str) -> Page | None:
    """The page, None where there is none of this tool."""
    try:
        data = json.loads(kept.read_text(encoding="utf-8"))
        if data["tool"] != tool_key():
            return None
        boxes = tuple(Box(*box) if box else None for box in data["boxes"])
        text, size = str(data["text"]), float(data["body_size"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Page(seed, text, sha256, tuple(find_lines(text)), boxes, size)


def _keep(kept: Path, page: Page) -> None:
    data = {"tool": tool_key(), "text": page.text, "boxes": page.boxes, "body_size": page.body_size}
    try:
        write_file(kept, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
    except OSError:
        return  # a cache that cannot be written is no reason to stop
