"""Layouts for Hypothesis to choose from: every amount on its own, shrinking towards a plain page."""

from __future__ import annotations

from hypothesis import strategies as st

from .layout import DATED, ORIENTATIONS, Layout

_SHARE = st.floats(0.0, 1.0, allow_nan=False)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Any layout, the extreme ones included."""
    narrow = draw(st.integers(11, 30))
    low = draw(st.integers(2, 40))
    return Layout(
        orientation=draw(st.sampled_from(ORIENTATIONS)),
        width=(narrow, draw(st.integers(narrow, 30))),
        width_fraction=draw(st.floats(0.0, 0.9)),
        autospace=draw(_SHARE),
        column_height=(low, draw(st.integers(low, 60))),
        leading=draw(st.floats(1.35, 1.75)),
        stretched=draw(_SHARE),
        shared_line=draw(_SHARE),
        shared_gap=draw(_SHARE),
        close_start=draw(_SHARE),
        leading_space=draw(_SHARE),
        byline_gap=draw(_SHARE),
        spaced_byline=draw(_SHARE),
        far_box=draw(_SHARE),
        spaced_box=draw(_SHARE),
        doubled_caption=draw(_SHARE),
        picture=draw(_SHARE),
        wide_caption=draw(_SHARE),
        headline_swap=draw(_SHARE),
        furniture=draw(_SHARE),
        dated=draw(st.sampled_from(DATED)),
    )
