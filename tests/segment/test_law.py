"""Coverage as a law: whatever the text, every non-blank character is in one article or left over, once."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model import Page, Segmentation
from site_builder.segment import assemble, segment_page
from site_builder.text.lines import make_page
from tests.segment.pages import SEEDS, marks, profile, read, seed, spans_of

LINES = [line for path in SEEDS for line in path.read_text(encoding="utf-8").split("\n")]


def check(page: Page, found: Segmentation) -> None:
    owned: list[int] = []
    for draft in found.drafts:
        owned += [at for span in spans_of(draft) for at in marks(page, [span])]
        assert 0.0 <= draft.confidence <= 1.0
        assert draft.story.title
    owned += [at for left in found.leftover for at in marks(page, [left.span])]
    assert len(owned) == len(set(owned)), "claimed twice"
    assert set(owned) == {at for at, ch in enumerate(page.text) if not ch.isspace()}, "lost"


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=60), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(deadline=None, max_examples=60)
def test_shuffled_pages(lines: list[str], end: str) -> None:
    if "".join(lines).strip():
        check(*read(end.join(lines)))


@given(
    st.text(
        alphabet="本报讯记者王（）()■□▶ \n\n。，：“”《》——1月日电摄公告简讯版2022年\u3000a\r", min_size=1, max_size=200
    )
)
@settings(deadline=None, max_examples=150)
def test_noise(text: str) -> None:
    if text.strip():
        check(*read(text))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80))
@settings(deadline=None, max_examples=60)
def test_any_characters(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        check(*read(text))


@given(st.integers(0, 4), st.integers(0, 10_000))
@settings(deadline=None, max_examples=25)
def test_mutated_pages(number: int, chance: int) -> None:
    rng = Random(chance)
    text = list(SEEDS[number].read_text(encoding="utf-8")[:6000])
    for _ in range(60):
        at = rng.randrange(len(text))
        text[at] = rng.choice(["", "\n", " ", "。", "（", "■", text[rng.randrange(len(text))]])
    page = make_page("a.txt", "".join(text).encode())
    check(page, segment_page(page, profile()))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_five_pages_and_their_stories_made_anew(path: object) -> None:
    page = seed(getattr(path, "name", ""))
    found = segment_page(page, profile())
    check(page, found)
    for draft in found.drafts:
        again = assemble(page, draft.story.kind, draft.source, profile())
        assert again == draft.story, "the spans alone make the story"
        told = {at for block in draft.story.blocks for at in marks(page, block.spans)}
        parts = [s for role in ("body", "infobox", "caption") for s in draft.source.get(role, ())]
        assert told == marks(page, parts), "blocks hold just the body's characters"
