"""How a page is laid out: the amount of each artefact, as one frozen record, and a way to draw one at random."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

ORIENTATIONS = ("after", "before", "mixed")
DATED = ("filename", "masthead", "config")


@dataclass(frozen=True)
class Layout:
    """The habits of a page.  Lengths are in body characters (em); shares are probabilities, 0 to 1."""

    orientation: str = "after"  # where a headline stands in the stream: after its body, before it, or either
    width: tuple[int, int] = (11, 30)  # narrowest and widest column; one width an article
    width_fraction: float = 0.2  # how far a column may be wider than whole characters: makes loose lines
    autospace: float = 0.15  # share of articles set with a quarter em between Han and digits in every line
    column_height: tuple[int, int] = (9, 40)  # lines before a column breaks
    leading: float = 1.5  # baseline to baseline
    stretched: float = 0.12  # share of articles with a column stretched to double leading
    shared_line: float = 0.1  # share of articles that begin on the baseline of what stands before them
    shared_gap: float = 0.5  # of these, the share with a gap (a blank) between the two
    close_start: float = 0.2  # share of articles that begin just under what stands before them: no blank line
    leading_space: float = 0.15  # share of articles that open with a blank: a new run of text
    byline_gap: float = 0.5  # share of lead bylines followed by a blank
    spaced_byline: float = 0.4  # share of bylines on a line of their own that are letter-spaced
    far_box: float = 0.7  # share of infoboxes and captions that stand at the page's end
    spaced_box: float = 0.3  # share of infoboxes whose numbers are set in runs of their own
    doubled_caption: float = 0.4  # share of captions printed twice, run by run
    picture: float = 0.15  # share of articles whose text narrows round a picture
    wide_caption: float = 0.2  # share of stand-alone photos whose caption is one line, however long
    headline_swap: float = 0.08  # share of headline groups whose kicker is printed after the headline
    furniture: float = 0.5  # share of each piece of furniture that stands on the page
    tight_height: float = 0.72  # glyph height as the extractor sees it
    dated: str = "filename"  # where the date is to be found

    def __post_init__(self) -> None:
        """Refuses a layout that no page can have."""
        if self.orientation not in ORIENTATIONS:
            raise ValueError(f"orientation is one of {', '.join(ORIENTATIONS)}, not {self.orientation!r}")
        if self.dated not in DATED:
            raise ValueError(f"dated is one of {', '.join(DATED)}, not {self.dated!r}")
        if not 8 <= self.width[0] <= self.width[1]:
            raise ValueError(f"width runs from a lesser to a greater number of at least 8, not {self.width}")


PLAIN = Layout(
    width_fraction=0.0, autospace=0.0, stretched=0.0, shared_line=0.0, close_start=0.0, leading_space=0.0,
    byline_gap=0.0, spaced_byline=0.0, far_box=0.0, spaced_box=0.0, doubled_caption=0.0, picture=0.0,
    wide_caption=0.0, headline_swap=0.0, furniture=0.0,
)  # fmt: skip
"""A page with column breaks and nothing else: switch one artefact on to learn what it costs."""


ARTEFACTS: dict[str, Layout] = {
    "none": PLAIN,
    "headline_first": replace(PLAIN, orientation="before"),
    "headlines_mixed": replace(PLAIN, orientation="mixed"),
    "narrow": replace(PLAIN, width=(11, 13)),
    "wide": replace(PLAIN, width=(26, 30)),
    "short_columns": replace(PLAIN, column_height=(3, 9)),
    "loose_lines": replace(PLAIN, width_fraction=0.9),
    "autospace": replace(PLAIN, autospace=1.0),
    "stretched": replace(PLAIN, stretched=1.0),
    "shared_line": replace(PLAIN, shared_line=1.0),
    "close_start": replace(PLAIN, close_start=1.0),
    "leading_space": replace(PLAIN, leading_space=1.0),
    "byline_gap": replace(PLAIN, byline_gap=1.0),
    "spaced_byline": replace(PLAIN, spaced_byline=1.0),
    "far_box": replace(PLAIN, far_box=1.0),
    "spaced_box": replace(PLAIN, spaced_box=1.0),
    "doubled_caption": replace(PLAIN, doubled_caption=1.0),
    "picture": replace(PLAIN, picture=1.0),
    "wide_caption": replace(PLAIN, wide_caption=1.0),
    "headline_swap": replace(PLAIN, headline_swap=1.0),
    "furniture": replace(PLAIN, furniture=1.0),
    "masthead_date": replace(PLAIN, dated="masthead"),
}
"""One artefact each, at its full amount: what it costs is the score of its pages against those of `none`."""


def draw_layout(rng: Random, orientation: str | None = None) -> Layout:
    """A layout at random, as papers differ: from calm pages to crowded ones.

    The shares beside those counted in the five pages of seeds/, whose 47 stories all have their headlines after their
    bodies.  Of the 43 that do not come first, 2 begin on the line of a headline (0.05, here 0.08; both with a gap, both
    with a mark), 2 just under one (0.05, here 0.2: harder than print), 5 with a blank (0.12, here 0.15).  Of all 47, 3
    have a stretched column (0.06, here 0.08), 4 narrow beside a picture (0.09, here 0.12).
    """
    narrow = rng.randint(11, 20)
    crowded = rng.choice((0.3, 1.0, 1.0, 1.6))
    return Layout(
        orientation=orientation or rng.choice(ORIENTATIONS),
        width=(narrow, rng.randint(narrow, 30)),
        width_fraction=rng.choice((0.0, 0.0, 0.3, 0.8)),
        autospace=rng.choice((0.0, 0.1, 0.5)),
        column_height=(rng.randint(6, 18), rng.randint(20, 60)),
        leading=rng.uniform(1.35, 1.7),
        stretched=0.08 * crowded,
        shared_line=0.08 * crowded,
        close_start=0.2 * crowded,
        leading_space=0.15 * crowded,
        byline_gap=rng.choice((0.0, 0.5, 1.0)),
        spaced_byline=rng.choice((0.0, 0.4, 0.9)),
        far_box=rng.choice((0.3, 0.9)),
        doubled_caption=rng.choice((0.0, 0.5)),
        picture=0.12 * crowded,
        wide_caption=rng.choice((0.0, 0.0, 1.0)),
        headline_swap=rng.choice((0.0, 0.1)),
        furniture=rng.choice((0.0, 0.5, 1.0)),
        dated=rng.choice(DATED),
    )
