"""What may be shown: hidden articles, renames, excerpts."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from site_builder.catalog import make_site
from site_builder.catalog.rights import correct, excerpt
from site_builder.catalog.searched import search_docs
from site_builder.config import Corrections
from tests.catalog.making import CONFIG, GAZETTEER, article, digest, figure


def test_hidden_articles_are_nowhere() -> None:
    articles = [replace(a, hidden="qian-yue" in a.id) for a in digest()]
    assert "qian-yue" not in repr(make_site(articles, CONFIG, GAZETTEER))


def test_corrections_rename_tags_people_and_places_everywhere() -> None:
    renames = Corrections(
        tags={"项目建设": "招商引资"}, people={"王培源": "王培元"}, places={"莘县": "临清市", "临清市": "临清"}
    )
    site = make_site(digest(), replace(CONFIG, corrections=renames), GAZETTEER)
    facts = next(entry for entry in site.entries if "qian-yue" in entry.url).article.facts
    assert facts.tags == ("招商引资",)
    assert facts.reporters == ("王培元",)
    assert facts.counties == ("临清",)
    assert facts.mentions == ("临清市",)
    assert "王培源" not in repr(site.people)
    assert "记者 王培元" in repr(search_docs(site.entries))


def test_a_place_that_an_article_is_about_is_not_mentioned_too() -> None:
    """As when a person wrote it under both."""
    both = article("a-1a2b", "一段。", counties=("莘县",), mentions=("莘县", "冠县"), tags=("农业", "农业"))
    (entry,) = make_site([both], CONFIG, GAZETTEER).entries
    assert entry.article.facts.mentions == entry.card.mentions == ("冠县",)
    assert entry.card.tags == ("农业",)


def test_a_rename_to_nothing_removes() -> None:
    assert correct(digest()[0], Corrections(tags={"招商引资": ""})).facts.tags == ("项目建设",)


def test_an_excerpt_holds_summary_and_sentences_of_figures() -> None:
    full = article(
        "a",
        "开头一句。签约58个！“全文其余”不能外泄。末句有20家。",
        "此段不能外泄。",
        summary="开头一句。",
        figures=(figure("f1", 58, "个", "58个"), figure("f2", 20, "家", "有20家"), figure("f3", 9, "人", "别处9人")),
    )
    cut = excerpt(full)
    assert [block.text for block in cut.story.blocks] == ["开头一句。", "签约58个！", "末句有20家。"]
    assert [f.id for f in cut.facts.figures] == ["f1", "f2"]
    assert "外泄" not in repr(cut)


_SENTENCES = st.lists(st.text("甲乙丙丁1 ", min_size=3, max_size=8).map(lambda s: s + "。"), min_size=2, max_size=6)


@given(_SENTENCES, st.integers(0, 5))
def test_an_excerpt_leaks_no_other_sentence(sentences: list[str], chosen: int) -> None:
    secret = "机密段落不可见。"
    quote = sentences[chosen % len(sentences)]
    full = article("a", "".join(sentences) + secret, summary="", figures=(figure("f1", 1, "", quote),))
    site = make_site([full], replace(CONFIG, publish="excerpt"), GAZETTEER)
    assert "机密" not in repr(site)
    assert quote.strip("。 ") in repr(search_docs(site.entries))
