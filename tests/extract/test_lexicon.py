"""Words looked up in running text: as trying every word at every place would find them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.extract.lexicon import Lexicon

WORDS = st.sets(st.text("甲乙丙]", min_size=1, max_size=4))


def test_the_longest_word_at_a_place_counts() -> None:
    hits = Lexicon({"招商": 1, "招商引资": 2, "引资": 3}).hits("招商引资和招商")
    assert [tuple(hit) for hit in hits] == [(0, 4, "招商引资", 2), (2, 4, "引资", 3), (5, 7, "招商", 1)]


@given(WORDS, st.text("甲乙丙]，", max_size=40))
def test_it_finds_what_trying_all_would_find(words: set[str], text: str) -> None:
    every = [(at, max((w for w in words if text.startswith(w, at)), key=len, default="")) for at in range(len(text))]
    for many in (0, 1000):  # whichever way their beginnings are found
        hits = Lexicon(dict.fromkeys(words), many).hits(text)
        assert [(hit.start, hit.word) for hit in hits] == [(at, word) for at, word in every if word]
