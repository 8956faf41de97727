"""A person's edits survive every build, field by field; what nobody touched is refreshed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.files.reading import read_content
from tests.conftest import build, tree

Find = Callable[[str], Path]
STORY = "东阿至阳谷高速公路计划年底前开工"


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _edit_body(path: Path, old: str, new: str) -> None:
    head, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert old in body, old
    path.write_text("---\n".join((head, front, body.replace(old, new))), encoding="utf-8")


def _field(path: Path, name: str) -> str:
    found = re.search(rf"^{name}: (.*)$", path.read_text(encoding="utf-8"), re.M)
    assert found, name
    return found[1]


def test_a_changed_field_stays_and_is_reported(project: Path, find: Find, capsys: pytest.CaptureFixture[str]) -> None:
    path = find(f"title: {STORY}")
    _edit(path, f"title: {STORY}", "title: 东阿到阳谷要通高速")
    text = path.read_text(encoding="utf-8")
    assert build(project) == 0
    assert "kept your title" in capsys.readouterr().err
    assert build(project, "--clean") == 0
    assert build(project, "--regenerate") == 0
    assert path.read_text(encoding="utf-8") == text
    page = project / f"public/articles/{path.parent.name}/{path.stem}.html"
    assert "东阿到阳谷要通高速" in page.read_text(encoding="utf-8")


def test_an_edit_can_be_shown_and_taken_back(project: Path, find: Find, capsys: pytest.CaptureFixture[str]) -> None:
    path = find(f"title: {STORY}")
    before = tree(project / "content")
    _edit(path, f"title: {STORY}", "title: 东阿到阳谷要通高速")
    _edit(path, "kind: article", "kind: notice")
    assert build(project) == 0
    name = _field(path, "id")
    assert main(["-C", str(project), "check"]) == 0
    said = capsys.readouterr().out
    assert f"- {STORY}" in said
    assert "+ 东阿到阳谷要通高速" in said
    assert main(["-C", str(project), "restore", name, "title"]) == 0
    assert _field(path, "title") == STORY
    assert _field(path, "kind") == "notice"
    assert main(["-C", str(project), "restore", name]) == 0
    assert tree(project / "content") == before


def test_figures_are_edited_one_by_one(project: Path, find: Find) -> None:
    path = find(f"title: {STORY}")
    before = path.read_text(encoding="utf-8")
    rows = re.findall(r"^- \{id: f\d+, .*$", before, re.M)
    _edit(path, rows[0], rows[0].replace("value: 60", "value: 61"))
    _edit(path, rows[1] + "\n", "")
    own = "- {id: f90, metric: 自己数的, value: 7, unit: 次, quote: 我市将开工建设}"
    _edit(path, rows[2], rows[2] + "\n" + own)
    assert build(project) == 0
    assert build(project, "--regenerate") == 0
    after = path.read_text(encoding="utf-8")
    assert "value: 61" in after
    assert rows[1] not in after
    assert "metric: 自己数的" in after
    assert all(row in after for row in rows[2:])
    assert main(["-C", str(project), "restore", _field(path, "id"), "figures"]) == 0
    assert path.read_text(encoding="utf-8") == before


def test_facts_follow_an_edited_body(project: Path, find: Find) -> None:
    path = find(f"title: {STORY}")
    _edit_body(path, "占地7571亩", "占地8000亩")
    assert build(project) == 0
    text = path.read_text(encoding="utf-8")
    assert "value: 8000" in text
    assert "value: 7571" not in text


def test_unknown_keys_and_flags_are_kept(project: Path, find: Find) -> None:
    path = find(f"title: {STORY}")
    _edit(path, "kind: article", "kind: article\nmine: 我的备注\nhidden: true")
    assert build(project) == 0
    assert "mine: 我的备注" in path.read_text(encoding="utf-8")
    page = f"public/articles/{path.parent.name}/{path.stem}.html"
    assert not (project / page).exists()
    public = "".join(p.read_text(encoding="utf-8") for p in (project / "public").rglob("*") if p.is_file())
    assert path.stem not in public
    _edit(path, "hidden: true", "noindex: true")
    assert build(project) == 0
    assert "noindex" in (project / page).read_text(encoding="utf-8")


def test_a_deleted_article_stays_deleted_until_it_is_restored(project: Path, find: Find) -> None:
    path = find(f"title: {STORY}")
    name, before = _field(path, "id"), tree(project / "content")
    path.unlink()
    for _ in range(2):
        assert build(project, "--clean") == 0
        assert not path.exists()
    maps = read_content(project).maps
    assert any(name in page.deleted and page.leftover_kinds.get("deleted") for page in maps.values())
    assert main(["-C", str(project), "restore", name]) == 0
    assert tree(project / "content") == before


def test_moving_a_span_makes_both_articles_anew(project: Path, find: Find) -> None:
    before = tree(project / "content")
    one, other = find(f"title: {STORY}"), find("title: 我市增划5个封控区2个管控区")
    body = _field(one, "  body")
    first, last = re.fullmatch(r"(.*?)(\d+)-(\d+)", body).groups()[1:]  # type: ignore[union-attr]
    moved = f"{int(last) - 4}-{last}"
    _edit(one, f"  body: {body}", f"  body: {body.replace(f'{first}-{last}', f'{first}-{int(last) - 5}')}")
    there = _field(other, "  body")
    _edit(other, f"  body: {there}", f"  body: {moved}, {there}")
    assert build(project) == 0
    assert "德上高" not in one.read_text(encoding="utf-8").split("---\n", 2)[2]
    assert "济聊高速" in other.read_text(encoding="utf-8").split("---\n", 2)[2]
    settled = tree(project / "content")
    assert build(project, "--clean") == 0
    assert tree(project / "content") == settled
    for path in (one, other):
        assert main(["-C", str(project), "restore", _field(path, "id"), "source"]) == 0
    assert tree(project / "content") == before


def test_spans_that_do_not_fit_are_named(project: Path, find: Find, capsys: pytest.CaptureFixture[str]) -> None:
    path = find(f"title: {STORY}")
    body = _field(path, "  body")
    _edit(path, f"  body: {body}", "  body: 204-99999")
    before = tree(project / "content")
    assert build(project) == 1
    said = capsys.readouterr().err
    assert "204-99999" in said
    assert "Traceback" not in said
    assert tree(project / "content") == before


def test_an_edited_article_outlives_its_seed(project: Path, find: Find, capsys: pytest.CaptureFixture[str]) -> None:
    path = find(f"title: {STORY}")
    seed = project / "seeds" / _field(path, "  seed")
    _edit(path, f"title: {STORY}", "title: 改过的标题")
    assert build(project) == 0
    data = seed.read_bytes()
    seed.unlink()
    assert build(project) == 0
    assert "kept, since it was edited" in capsys.readouterr().err
    assert path.exists()
    others = [p for p in (project / "content").rglob("*.md") if seed.name in p.read_text(encoding="utf-8")]
    assert others == [path]
    seed.write_bytes(data)
    assert build(project) == 0
    assert _field(path, "title") == "改过的标题"


def test_a_date_given_later_moves_the_article_and_leaves_a_redirect(project: Path, find: Find) -> None:
    path = find(f"title: {STORY}")
    seed, name = _field(path, "  seed"), _field(path, "id")
    with (project / "site.yaml").open("a", encoding="utf-8") as config:
        config.write(f"pages:\n  {seed}: {{date: 2022-04-20, page: [2, 3]}}\n")
    assert build(project) == 0
    moved = project / "content/2022-04-20" / path.name
    assert not path.exists()
    assert _field(moved, "id") == name
    assert _field(moved, "page") == "[2, 3]"
    assert (project / f"public/articles/2022-04-20/{path.stem}.html").exists()
    old = project / f"public/articles/{path.parent.name}/{path.stem}.html"
    assert f'2022-04-20/{path.stem}.html"' in old.read_text(encoding="utf-8")


def test_an_article_written_by_hand_is_published(project: Path) -> None:
    (project / "content/2022-04-19/wo-de.md").write_text(
        "---\ntitle: 我写的\ndate: 2022-04-19\n---\n\n这是我自己写的一篇。\n", encoding="utf-8"
    )
    assert build(project) == 0
    assert (project / "public/articles/2022-04-19/wo-de.html").is_file()
    assert "我写的" in (project / "public/issues/2022-04-19.html").read_text(encoding="utf-8")


def test_reviewed_silences_check_until_the_text_changes(
    project: Path, find: Find, capsys: pytest.CaptureFixture[str]
) -> None:
    path = find(f"title: {STORY}")
    _edit(path, f"confidence: {_field(path, 'confidence')}", "confidence: 0.5\nreviewed: true")
    assert build(project) == 0
    capsys.readouterr()
    main(["-C", str(project), "check"])
    assert "it may be cut wrongly" in (said := capsys.readouterr().out)
    assert "(reviewed)" in said
    _edit_body(path, "占地7571亩", "占地8000亩")
    assert build(project) == 0
    main(["-C", str(project), "check"])
    assert "(reviewed)" not in capsys.readouterr().out


def test_a_figure_without_its_sentence_is_named_and_the_site_is_published(
    project: Path, find: Find, capsys: pytest.CaptureFixture[str]
) -> None:
    path = find(f"title: {STORY}")
    row = re.findall(r"^- \{id: f1, .*$", path.read_text(encoding="utf-8"), re.M)[0]
    _edit(path, row, re.sub(r"quote: .*\}", "quote: 哪里也没有的一句}", row))
    assert build(project) == 1
    said = capsys.readouterr().err
    assert f"content/{path.parent.name}/{path.name}: the quote of figure f1 does not stand in the body" in said
    assert "哪里也没有的一句" in (project / "public/data/figures.csv").read_text(encoding="utf-8")


def test_a_deleted_article_of_a_page_that_changed(project: Path, find: Find) -> None:
    path = find(f"title: {STORY}")
    seed = project / "seeds" / _field(path, "  seed")
    path.unlink()
    text = seed.read_text(encoding="utf-8").splitlines()
    for rest in (text[: len(text) // 3], text[: len(text) // 4], text):
        seed.write_text("\n".join(rest) + "\n", encoding="utf-8")
        assert build(project) == 0
        assert not path.exists()


def test_a_memory_that_does_not_fit_is_no_traceback(project: Path, find: Find) -> None:
    path = find(f"title: {STORY}")
    path.unlink()
    for page_map in (project / "content").rglob("*.page.yaml"):
        text = page_map.read_text(encoding="utf-8")
        page_map.write_text(re.sub(r"    spans: .*", "    spans: 99990-99999", text), encoding="utf-8")
    assert build(project) == 0
