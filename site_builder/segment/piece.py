"""A piece of a page: what one story printed on one line, with what its looks say."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.model import Span

_SMALL = 0.92  # times the size of the body


@dataclass(slots=True)
class Piece:
    """A line of print, or the part of it that belongs to one story."""

    # what it tells by itself
    start: int
    end: int
    text: str  # as printed, without blanks at its ends
    bare: str  # without any blanks
    width: float = 0.0  # em, blanks aside
    signs: int = 0  # punctuation marks, which may be set closer
    closed: bool = False  # it ends a sentence
    opener: bool = False  # a story opens here (本报讯 …)
    jump: bool = False  # nothing but a mark that the story goes on elsewhere
    byline: bool = False  # nothing but a byline or credit
    signer: bool = False  # a whole one that opens with a role or a house
    spaced: bool = False  # letter-spaced: it fills its column, however few its characters
    bullet: bool = False  # it opens with a glyph and is no byline
    doubled: bool = False  # a shadowed caption, each run printed twice
    furniture: str = ""  # masthead, folio, staff … by its words
    begins_byline: bool = False  # a byline that goes on below may begin with it
    may_sign: bool = False  # it may end in a credit or in the second half of one
    signs_off: bool = False  # it ends in a whole credit
    wording: float = 0.0  # log-odds that it is a display line by its words alone
    pairs: tuple[str, ...] = ()  # each two characters that stand beside one another
    # what its line and its neighbours tell
    line: int = 0  # 1-based
    gap: bool = False  # a blank line stands before it
    lead: bool = False  # it begins with a blank: a new run of text
    shared: bool = False  # it stands on the line of the piece before it
    before: float = 0.0  # width of the column that the lines before it stand in
    after: float = 0.0  # the same, from it on
    credited: bool = False  # it ends in a credit
    # whether the two characters at the line end before it stand together elsewhere, None: no Han
    seam: bool | None = None
    retold: float = -1.0  # share of its pairs of characters that stand on lines near it, -1 if that says nothing
    scale: float = 0.0  # font size against the body's, 0 where sizes are not known

    def afresh(self, line: int) -> Piece:
        """The same piece of this line, with what it tells by itself: every field up to that, in order."""
        return Piece(
            self.start,
            self.end,
            self.text,
            self.bare,
            self.width,
            self.signs,
            self.closed,
            self.opener,
            self.jump,
            self.byline,
            self.signer,
            self.spaced,
            self.bullet,
            self.doubled,
            self.furniture,
            self.begins_byline,
            self.may_sign,
            self.signs_off,
            self.wording,
            self.pairs,
            line,
        )

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_small(self) -> bool:
        """Whether it is known to be printed smaller than the body: a caption, a credit, small print."""
        return 0.0 < self.scale < _SMALL
