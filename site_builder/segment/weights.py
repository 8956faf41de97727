"""What each sign weighs in the search for stories, in log-odds unless said.

The values were fitted together, by moving one at a time, on annotated pages: real ones, the same with their stories
in another order or with headlines before the bodies, and set ones.  What a weight means is said here; where it is
used, in `grammar` and `headings`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights of the search."""

    # headlines
    cover: float = 9.0  # for each whole of a headline that a body covers
    enough: float = 0.2  # the share covered that says nothing either way
    doubt: float = 0.0  # pairs of characters by which a short line's share is drawn towards that
    full: float = 1.0  # a greater share says no more
    catchy: float = 0.5  # the same for subheads: they do not tell what the body tells
    rival: float = 2.0  # against a headline: the share by which its other neighbour covers more of it
    sub_rival: float = 3.0  # against a subhead: the share by which the text before covers more of it
    lean: float = 1.2  # a headline on the side of its body on which the page has them
    mixed: float = 0.6  # against a page with headlines on both sides
    back: float = 1.3  # a headline after its body
    ahead: float = 1.9  # a headline before its body
    part: float = 0.65  # share of what its coverage says for another line of a headline group
    slight: float = 1.5  # against a headline before or after which a body is but one short paragraph
    further: float = 0.9  # another line of a headline group
    tight: float = 0.3  # the same right under the last
    torn: float = 2.5  # against: one of two such lines belongs to another headline
    long: float = 3.0  # against each line of a headline group after the third
    second: float = 6.0  # against a second headline, after the body
    no_headline: float = 4.5  # against a story without any
    # subheads
    sub: float = 1.0  # a subhead
    echo: float = 2.6  # another like it in the same stretch of text, on a page of marked stories
    lone: float = 0.8  # against a subhead without another like it
    wordy: float = 0.1  # against each character after the twelfth
    apart: float = 0.7  # against lines of different sizes
    # beginnings
    opener: float = 3.0  # a story opens with a mark
    unmarked: float = 0.8  # against a story without
    marked: float = 1.2  # the same, on a page where all stories have one
    headed: float = 1.5  # the same under a headline
    burst: float = 1.6  # against a story that begins while another is still open
    column: float = 1.4  # against a story in a column as wide as that of the paragraph before
    sub_column: float = 1.05  # for a subhead in it
    thread: float = 0.7  # share of what the words that paragraphs have in common say
    stay: float = 0.5  # a further paragraph
    # bylines
    twice: float = 5.2  # against a body signed twice
    late: float = 1.0  # a story without a mark is signed at its end, on a page where stories have marks
    credit: float = 0.5  # a byline after a body whose headline is known closes it
    byline: float = 1.0  # a byline opens a story
    under: float = 1.5  # a byline under a headline
    # photos
    photo: float = 2.45  # against a photo under a headline
    photo_title: float = 2.0  # against a headline after a photo
    uncredited: float = 3.0  # against a photo without credit
    signed: float = 1.4  # a credit after a caption
    # strays and columns of briefs
    stray: float = 2.4  # against a display line that belongs to no story beside it
    strays: float = 1.6  # a further one
    inside: float = 2.0  # against one in a body whose headline is to come
    lost: float = 4.0  # against a paragraph that belongs to no story beside it
    items: float = 1.5  # against a column of briefs whose heading is to come


WEIGHTS = Weights()
