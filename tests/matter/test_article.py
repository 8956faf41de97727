"""Markdown files of content/: written and read back the same, and read when a person broke them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.errors import ContentError
from site_builder.matter.article import dump_article, parse_article
from site_builder.matter.body import dump_body, parse_body
from site_builder.model import Article, Block, Event, Facts, KeyFigure, Source, Story

ARTICLE = Article(
    id="2022-04-19-kai-fa-qu-3f2a",
    slug="kai-fa-qu-3f2a",
    date="2022-04-19",
    newspaper="聊城日报",
    page=(2,),
    story=Story(title="开发区打造：高端", deck="——侧记", blocks=(Block("text", "267辆客车交付，*注*。"),)),
    body=dump_body([Block("text", "267辆客车交付，*注*。")]),
    facts=Facts(
        reporters=("曹天伟",),
        tags=("招商引资",),
        events=(Event(date="2022-04-01", text="4月1日", what="交付", end="2022-04-02"),),
        figures=(KeyFigure(id="f1", metric="交付客车", value=267, unit="辆", quote="267辆客车交付"),),
    ),
    confidence=0.97,
    source=Source(seed="a.txt", roles={"headline": "202", "body": "163-198, 63:0-18"}, paragraphs=("163-198",)),
    extra={"mine": "kept"},
)


def test_an_article_round_trips() -> None:
    text = dump_article(ARTICLE)
    assert parse_article(text, "2022-04-19/kai-fa-qu-3f2a.md") == ARTICLE
    assert "date: 2022-04-19\n" in text
    assert "  headline: 202\n" in text
    assert "- {id: f1, " in text


WORD = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20).map(str.strip)


@given(WORD, WORD, st.lists(WORD, max_size=3, unique=True), st.floats(-1e100, 1e100))
def test_any_text_round_trips(title: str, quote: str, tags: list[str], value: float) -> None:
    figure = KeyFigure(id="f1", metric=title, value=value, unit="", quote=quote)
    facts = Facts(tags=tuple(tags), figures=(figure,))
    article = Article(id="undated-a-1", slug="a-1", date="", story=Story(title=title), facts=facts)
    assert parse_article(dump_article(article), "undated/a-1.md") == article


BROKEN = [
    ("正文", 1, "no front matter"),
    ("---\ntitle: [a\n---\n", 3, "not valid YAML"),
    ("---\n- a\n---\n", 2, "key: value"),
    ("---\ntitle: a\ntags: {a: b}\n---\n", 3, "`tags"),
    ("---\ntitle: a\ndate: 昨天\n---\n", 3, "date such as"),
    ("---\ntitle: a\nfigures:\n- {id: f1, metric: m, value: 很多, unit: 个, quote: q}\n---\n", 4, "`value"),
    ("---\ntitle: a\nconfidence: 1" + "0" * 400 + "\n---\n", 3, "`confidence"),
    ("---\ntitle: a\nconfidence: .nan\n---\n", 3, "`confidence"),
    ("---\ntitle: a\nkind: poem\n---\n", 3, "`kind"),
    ("---\ntitle: &a x\nkicker: *a\n---\n", 2, "aliases"),
    ("---\ntitle: " + "[" * 5000 + "\n---\n", 1, ""),
    ("---\ntitle: a\nhidden: maybe\n---\n", 3, "`hidden"),
    ("---\ntitle: !!python/object/apply:os.system [ls]\n---\n", 2, "tags"),
]


@pytest.mark.parametrize(("text", "line", "cause"), BROKEN)
def test_a_broken_file_is_named_with_line_and_remedy(text: str, line: int, cause: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_article(text, "content/2022-04-19/a.md")
    assert caught.value.path == "content/2022-04-19/a.md"
    assert caught.value.line >= 1
    assert not cause or (caught.value.line == line and cause in caught.value.cause)
    assert caught.value.remedy


def test_a_body_without_a_file_of_ours_is_read() -> None:
    article = parse_article("---\ntitle: 手写\n---\n\n第一段。\n\n第二段。\n", "2024-01-01/shou-xie.md")
    assert article.id == "undated-shou-xie"
    assert parse_body(article.body) == article.story.blocks
    assert [block.text for block in article.story.blocks] == ["第一段。", "第二段。"]
