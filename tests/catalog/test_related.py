"""What belongs together is the same whether it is weighed anew or from what the last build knew."""

from __future__ import annotations

import marshal

from hypothesis import given
from hypothesis import strategies as st

from site_builder.catalog import Card, Cards, Kinship
from site_builder.catalog.related import related_to
from tests.catalog.making import CONFIG, GAZETTEER, article

CARDS = Cards(CONFIG, GAZETTEER)
TAGS = st.lists(st.sampled_from(("招商", "农业", "教育", "环保", "旅游", "体育")), max_size=3, unique=True)


def card(number: int, tags: list[str]) -> Card:
    return CARDS.of(
        article(f"x-{number:04d}", "一段。", date=f"2022-{number // 28 + 1:02}-{number % 28 + 1:02}", tags=tuple(tags))
    )


@given(st.lists(TAGS, max_size=70), st.data())
def test_what_is_weighed_again_is_what_has_changed(tags: list[list[str]], data: st.DataObject) -> None:
    """Tags that others take up or give up, articles that come at the end: what others have is weighed with them."""
    last = related_to([card(n, own) for n, own in enumerate(tags)])
    places = data.draw(st.sets(st.integers(0, len(tags) - 1), max_size=4)) if tags else set[int]()
    changed = [data.draw(TAGS) if n in places else own for n, own in enumerate(tags)]
    changed += data.draw(st.lists(TAGS, max_size=3))
    now = [card(n, own) for n, own in enumerate(changed)]
    assert related_to(now, last) == related_to(now)


@given(st.lists(TAGS, min_size=1, max_size=40), st.data())
def test_articles_that_go_or_come_in_between_are_noticed(tags: list[list[str]], data: st.DataObject) -> None:
    cards = [card(n, own) for n, own in enumerate(tags)]
    without = [one for n, one in enumerate(cards) if n != data.draw(st.integers(0, len(cards) - 1))]
    assert related_to(without, related_to(cards)) == related_to(without)
    assert related_to(cards, related_to(without)) == related_to(cards)


@given(st.lists(TAGS, max_size=20))
def test_what_is_known_can_be_kept(tags: list[list[str]]) -> None:
    known = related_to([card(n, own) for n, own in enumerate(tags)])
    assert Kinship(*marshal.loads(marshal.dumps(tuple(known)))) == known
