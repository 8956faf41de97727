"""Infoboxes: an unfinished line joins the next, separate facts do not; the cases stand in infoboxes.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.segment.boxes import box_blocks
from site_builder.segment.pieces import Sheet
from site_builder.text.lines import make_page
from site_builder.text.spans import parse_spans
from tests.segment.pages import profile


def cases() -> list[tuple[str, list[str]]]:
    text = (Path(__file__).parent / "infoboxes.txt").read_text(encoding="utf-8").partition("\n\n")[2]
    found = []
    for case in text.split("==\n"):
        printed, _, blocks = ("\n" + case).partition("\n=")
        found.append((printed.strip(), [line.lstrip("- ") for line in blocks.rstrip("\n").split("\n")]))
    return found


@pytest.mark.parametrize(("printed", "texts"), cases(), ids=lambda value: str(value)[:10])
def test_heading_and_items(printed: str, texts: list[str]) -> None:
    page = make_page("a.txt", printed.encode())
    blocks = box_blocks(Sheet(page, profile()), parse_spans(page, f"1-{len(page.lines)}"), "")
    assert [block.text for block in blocks] == texts
    assert [block.kind for block in blocks] == ["infobox"] + ["item"] * (len(texts) - 1)
