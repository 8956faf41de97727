"""The real pages with their stories in another order, or with every headline before its body.

The lines are those of the page, so what is measured is how far reading depends on the order that one paper has.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from site_builder.model import Draft, Page
from site_builder.text.folding import squash

HEADS = ("kicker", "headline", "deck")


def rearrange(page: Page, drafts: tuple[Draft, ...], rng: Random, before: bool) -> tuple[str, list[str]]:
    """A page's text with its stories shuffled, and the text of each story, blanks left out."""
    stories = []
    for draft in drafts:
        rows = list(_rows(page, draft))
        if before:
            rows.sort(key=lambda row: not row[2])
        stories.append(rows)
    rng.shuffle(stories)
    lines: list[str] = []
    for rows in stories:
        for number, (gap, text, head) in enumerate(rows):
            turned = before and number and not head and rows[number - 1][2]
            lines += ["", text] if gap or number == 0 or turned else [text]
    return "\n".join(lines) + "\n", [squash("".join(text for _, text, _ in rows)) for rows in stories]


def _rows(page: Page, draft: Draft) -> Iterator[tuple[bool, str, bool]]:
    """A story's lines: whether a blank line stands before it, its text, whether it is of the headline group."""
    roles = {at: role for role, spans in draft.source.items() for span in spans for at in range(span.start, span.end)}
    blank = True
    for _, start, end in page.lines:
        own = [at for at in range(start, end) if at in roles]
        if own:
            head = all(roles[at] in HEADS for at in own if not page.text[at].isspace())
            yield blank or own[0] > start + 1, page.text[own[0] : own[-1] + 1], head
        blank = not page.text[start:end].strip()
