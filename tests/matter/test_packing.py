"""Articles come out of the cache as they went in."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from site_builder.matter.packing import pack, unpack
from site_builder.model import Article, Block, Event, Facts, KeyFigure, Source, Story

TEXT = st.text(max_size=8)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
FIGURES = st.builds(
    KeyFigure,
    id=TEXT,
    metric=TEXT,
    value=NUMBERS,
    unit=TEXT,
    value_max=st.none() | NUMBERS,
    change=st.none() | NUMBERS,
    status=st.sampled_from(["actual", "target"]),
    quote=TEXT,
)
STORIES = st.builds(Story, title=TEXT, kicker=TEXT, blocks=st.lists(st.builds(Block, st.just("text"), TEXT)).map(tuple))
FACTS = st.builds(
    Facts,
    reporters=TEXTS,
    tags=TEXTS,
    summary=TEXT,
    events=st.lists(st.builds(Event, date=TEXT, text=TEXT, what=TEXT), max_size=2).map(tuple),
    figures=st.lists(FIGURES, max_size=3).map(tuple),
)
ARTICLES = st.builds(
    Article,
    id=TEXT,
    slug=TEXT,
    date=TEXT,
    page=st.lists(st.integers(0, 99), max_size=2).map(tuple),
    story=STORIES,
    body=TEXT,
    facts=FACTS,
    confidence=st.floats(0, 1),
    source=st.builds(Source, seed=TEXT, roles=st.dictionaries(st.just("body"), TEXT), paragraphs=TEXTS),
    hidden=st.booleans(),
    extra=st.dictionaries(TEXT, st.dates(date(1900, 1, 1)) | TEXT, max_size=2),
)


@given(ARTICLES)
def test_an_article_comes_out_as_it_went_in(article: Article) -> None:
    assert unpack(pack(article)) == article


@given(ARTICLES)
def test_the_same_article_gives_the_same_bytes(article: Article) -> None:
    assert pack(unpack(pack(article))) == pack(article)
