"""A printed correction: which story of which issue it puts right, and what should have stood there."""

from __future__ import annotations

import re
from typing import NamedTuple

from site_builder.extract.dates import find_events
from site_builder.model import Story

_CRIES = re.compile(r"^(?:更\s*正|勘\s*误)|特此更正|现更正|予以更正|更正如下")
_STORY = re.compile(r"《(?P<title>[^》]{2,60})》")
_PAGE = re.compile(r"(?:第\s{0,4})?[A-D]?0{0,3}(\d{1,2})\s{0,4}版")
_SHOULD = re.compile(
    r"“(?P<wrong>[^“”]{1,80})”[^“”，。]{0,6}(?:应为|应是|更正为|改为|误为)[^“”，。]{0,4}“(?P<right>[^“”]{1,80})”"
)


class Correction(NamedTuple):
    """What a correction says; what it leaves out is '' or 0."""

    date: str  # ISO, of the issue that it corrects
    page: int
    title: str  # of the story that it corrects, as printed in 《》
    wrong: str = ""
    right: str = ""


def find_correction(story: Story, issue_date: str) -> Correction | None:
    """The correction that a story is, None for any other story.

    本报12月8日2版刊发的《甲》一文中，“21家”应为“24家”。特此更正。 → 2022-12-08, page 2, 甲, 21家, 24家.
    """
    text = "\n".join(block.text for block in story.blocks)
    if not _CRIES.search(story.title) and not _CRIES.search(text):
        return None
    named = _STORY.search(text)
    if named is None:
        return None
    before = text[: named.start()][-60:]
    page, should = _PAGE.search(before), _SHOULD.search(text)
    days = [event.date for event in find_events(story, issue_date) if not issue_date or event.date < issue_date]
    return Correction(
        date=days[0] if days else "",
        page=int(page[1]) if page else 0,
        title=named["title"],
        wrong=should["wrong"] if should else "",
        right=should["right"] if should else "",
    )
