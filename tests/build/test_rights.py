"""What is withheld stands nowhere: excerpts, hidden articles, renames, the rights line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from site_builder.files.reading import read_content
from tests.conftest import build


def _texts(public: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(public.rglob("*")):
        if path.is_file():
            yield path, path.read_text(encoding="utf-8", errors="replace")


def _withheld(root: Path) -> list[str]:
    """Clauses of articles that are neither in a summary nor in the sentence of a figure nor in a headline."""
    clauses = []
    for article in read_content(root).articles.values():
        facts, story = article.facts, article.story
        for block in story.blocks:
            for sentence in re.split("(?<=[。！？；])", block.text):
                told = sentence in facts.summary or any(figure.quote in sentence for figure in facts.figures)
                if not told:
                    clauses += [c for c in re.split("[，。！？；：、“”]", sentence) if len(c) >= 12]
    shown = "".join(
        a.facts.summary + a.story.title + a.story.deck + a.story.kicker for a in read_content(root).articles.values()
    )
    return [clause for clause in clauses if clause not in shown]


def test_an_excerpt_holds_summary_figures_and_their_sentences_only(project: Path) -> None:
    withheld = _withheld(project)
    assert len(withheld) > 100
    with (project / "site.yaml").open("a", encoding="utf-8") as config:
        config.write("publish: excerpt\n")
    assert build(project) == 0
    for path, text in _texts(project / "public"):
        leaked = [clause for clause in withheld if clause in text]
        assert leaked == [], path.relative_to(project)


def test_corrections_rename_everywhere(project: Path) -> None:
    with (project / "site.yaml").open("a", encoding="utf-8") as config:
        config.write("corrections:\n  tags: {疫情防控: 防疫}\n  people: {孙克锋: 孙克峰}\n  places: {莘县: 莘亭县}\n")
    assert build(project) == 0
    content = read_content(project)
    facts = [article.facts for article in content.articles.values()]
    assert any("防疫" in f.tags for f in facts)
    assert not any("疫情防控" in f.tags for f in facts)
    assert any("孙克峰" in f.reporters for f in facts)
    assert any("莘亭县" in f.counties for f in facts)
    pages = dict(_texts(project / "public"))
    assert not any(
        "孙克锋" in text for path, text in pages.items() if path.suffix in (".html", ".json", ".csv", ".xml")
    )
    assert any("防疫" in text for path, text in pages.items() if path.parent.name == "tags")


def test_the_rights_line_stands_on_every_page_and_in_every_data_file(project: Path) -> None:
    for path, text in _texts(project / "public"):
        if (path.suffix == ".html" and 'http-equiv="refresh"' not in text) or path.parent.name == "data":
            assert "版权所有" in text, path.relative_to(project)
