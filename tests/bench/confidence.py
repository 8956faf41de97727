"""Whether confidence means what it says: of the stories of set pages read with so much of it, how many are right.

python -m tests.bench.confidence [PAGES]   of each city and orientation, by default 5
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from site_builder.model import Draft, Page
from site_builder.segment import Profile, parse_profile, segment_page
from site_builder.text.folding import squash
from site_builder.text.lines import make_page
from tests.press.layout import ORIENTATIONS
from tests.press.project import cities, draw_pages
from tests.press.truth import Truth

ROOT = Path(__file__).parents[2]
LOW, HIGH = 0.8, 0.95
SPLIT, PAGES, SEED, STEPS = "held", 5, 91, 10


def main() -> None:
    """Print, for each tenth of confidence, how many stories have it and the share of them that is right."""
    path = ROOT / "site_builder" / "profiles" / "default.yaml"
    profile = parse_profile(path.read_text(encoding="utf-8"), path.name)
    seen, right = Counter[int](), Counter[int]()
    stories = list(judged(profile, int(sys.argv[1]) if len(sys.argv) > 1 else PAGES))
    for confidence, correct in stories:
        step = min(STEPS - 1, int(confidence * STEPS))
        seen[step] += 1
        right[step] += correct
    print("confidence  stories  right")
    for step in sorted(seen):
        print(f"{step / STEPS:.1f} to {(step + 1) / STEPS:.1f}  {seen[step]:7}  {right[step] / seen[step]:.2f}")
    low = [correct for confidence, correct in stories if confidence < LOW]
    high = [correct for confidence, correct in stories if confidence > HIGH]
    for words, chosen in ((f"under {LOW}", low), (f"over {HIGH}", high)):
        print(f"{words}: {len(chosen)} stories, {1 - sum(chosen) / max(len(chosen), 1):.0%} of them wrong")


def judged(profile: Profile, pages: int) -> Iterator[tuple[float, bool]]:
    """Every story read from set pages: its confidence, and whether an annotated one has its characters and title."""
    for city in cities(SPLIT):
        for orientation in ORIENTATIONS:
            for name, text, truth, _ in draw_pages(SPLIT, city, SEED, pages, orientation):
                page = make_page(name, text.encode())
                known = {squash(printed) for printed in _texts(page, truth)}
                for draft in segment_page(page, profile).drafts:
                    if draft.story.kind != "brief":
                        yield draft.confidence, squash(_text(page, draft)) in known


def _texts(page: Page, truth: Truth) -> Iterator[str]:
    """The characters of every annotated story, the parts of shared lines with theirs."""
    shared = {
        (split["line"], part["article"]): part["text"] for split in truth["split_lines"] for part in split["parts"]
    }
    for article in truth["articles"]:
        rows = {n: page.lines[n - 1] for a, b in article["lines"] for n in range(a, b + 1)}
        lines = {n: page.text[line.start : line.end] for n, line in rows.items()}
        lines |= {line: text for (line, owner), text in shared.items() if owner == article["id"]}
        yield "".join(lines[n] for n in sorted(lines))


def _text(page: Page, draft: Draft) -> str:
    spans = sorted(span for spans in draft.source.values() for span in spans)
    return "".join(page.text[start:end] for start, end in spans)


if __name__ == "__main__":
    main()
