"""Cards say of an article what the article says, and read it only when a page asks."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from site_builder.catalog import Card, Cards, catalogue, make_site
from site_builder.model import Article
from tests.catalog.making import CONFIG, GAZETTEER, article, digest, figure

CARDS = Cards(CONFIG, GAZETTEER)


class Unread(Mapping[str, Article]):
    """Articles of which every reading is noted."""

    def __init__(self, articles: list[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self.read: list[str] = []

    def __getitem__(self, name: str) -> Article:
        self.read.append(name)
        return self._articles[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


def test_a_catalogue_is_made_of_cards_alone() -> None:
    whole = [one for one in digest() if not one.continues]  # a story of several parts is read, to make one of them
    articles = Unread(whole)
    site = catalogue([CARDS.of(article) for article in whole], articles, CARDS)
    assert len(site.entries) == len(whole)
    assert articles.read == []
    assert site.entries[0].article.id == site.entries[0].id
    assert articles.read == [site.entries[0].id]
    assert site == make_site(whole, CONFIG, GAZETTEER)


def test_cards_can_be_kept() -> None:
    for one in digest():
        card = CARDS.of(one)
        assert Card(*marshal.loads(marshal.dumps(list(card)))) == card


def test_key_figures_are_counted_and_read_in_their_order() -> None:
    figures = make_site(digest(), CONFIG, GAZETTEER).figures
    rows = list(figures)
    assert len(rows) == len(figures) > 2
    for start in range(len(rows)):
        assert figures[start] == rows[start]
        for end in range(start, len(rows) + 2):
            assert figures[start:end] == rows[start:end]
    with pytest.raises(IndexError):
        figures[len(rows)]


def test_an_excerpt_s_card_tells_only_of_what_is_shown() -> None:
    """A figure whose sentence cannot be found is counted among those of content/ and shown nowhere."""
    shown, lost = figure("f1", 58, "个", "签约项目58个"), figure("f2", 9, "个", "无处可寻9个")
    one = article("qian-yue-1a2b", "全市签约项目58个。", figures=(shown, lost), summary="")
    card = Cards(replace(CONFIG, publish="excerpt"), GAZETTEER).of(one)
    assert card.stated == 2
    assert [figure.id for figure in card.every_figure()] == ["f1"]


@pytest.mark.parametrize("title", ["更正", "更 正", "勘误", "更正启事"])
def test_a_printed_correction_is_noted(title: str) -> None:
    told = "本报4月18日2版《甲县签约项目多》一文中，“21家”应为“24家”。"
    card = CARDS.of(article("geng-zheng-1a2b", told, title=title, date="2022-04-19"))
    assert card.correction == ("2022-04-18", 2, "甲县签约项目多", "21家", "24家")
    assert CARDS.of(article("x-1a2b", told, title="正在更新", date="2022-04-19")).correction is None
