"""`build --dry-run` says which articles, fields and figures a new version of the tool would change."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from site_builder.extract.figures import find_figures
from site_builder.extract.tags import find_tags
from site_builder.pipeline import dryrun
from tests.conftest import build, tree

FACTS = "site_builder.extract.facts"
Find = Callable[[str], Path]


@pytest.fixture
def another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that knows one tag less, another name of a metric, and takes no length for a figure."""

    def figures(*arguments: Any) -> Any:
        found = find_figures(*arguments)
        renamed = (replace(f, metric="占地面积") if f.metric == "占地" else f for f in found)
        return tuple(f for f in renamed if f.unit != "公里")

    monkeypatch.setattr(f"{FACTS}.find_figures", figures)
    monkeypatch.setattr(f"{FACTS}.find_tags", lambda *a: tuple(tag for tag in find_tags(*a) if tag != "招商引资"))
    monkeypatch.setattr("site_builder.commands.build.tool_key", lambda: "another version")


def _said(project: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert build(project, "--dry-run", "--quiet") == 0
    return capsys.readouterr().out.splitlines()


def _changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.mark.usefixtures("another_version")
def test_a_new_version_is_told_article_by_article(
    project: Path, find: Find, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(project)
    lines = _said(project, capsys)
    assert tree(project) == before
    name = find("占地7571亩").relative_to(project).as_posix()
    at = lines.index(f"change {name} 《东阿至阳谷高速公路计划年底前开工》")
    told = [line for line in lines[at + 1 :] if line.startswith("    ")]
    assert any(re.fullmatch(r"    figures\.f\d+: metric 占地 → 占地面积", line) for line in told)
    assert any(re.fullmatch(r"    tags: − 招商引资.*", line) for line in lines)
    assert any(re.fullmatch(r"    figures\.f\d+: gone: \S+ [\d.]+公里", line) for line in lines)
    assert re.fullmatch(r"articles: 0 to add, \d+ to change \(.*figures \d+.*\), 0 to remove", lines[-2])
    written = re.fullmatch(r"public/: (\d+) files to write, (\d+) to remove", lines[-1])
    assert written

    assert build(project) == 0
    after = tree(project)
    named = {line.split()[1] for line in lines if line.startswith("change ")}
    assert {name for name in _changed(before, after) if name.startswith("content/")} == named
    public = {name for name in _changed(before, after) if name.startswith("public/")}
    assert len(public) == int(written[1]) + int(written[2])


@pytest.mark.usefixtures("another_version")
def test_what_a_person_changed_would_not_change(project: Path, find: Find, capsys: pytest.CaptureFixture[str]) -> None:
    path = find("占地7571亩")
    path.write_text(path.read_text(encoding="utf-8").replace("metric: 占地,", "metric: 用地,"), encoding="utf-8")
    assert not any("占地 →" in line or "用地" in line for line in _said(project, capsys))


@pytest.mark.usefixtures("another_version")
def test_of_very_many_articles_only_the_fields_are_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    long = _said(project, capsys)
    monkeypatch.setattr(dryrun, "DETAILED", 1)
    monkeypatch.setattr(dryrun, "FIELDS", 1)
    short = _said(project, capsys)
    names = [re.match(r"change \S+", line) for line in (*long, *short)]
    assert sorted(m[0] for m in names if m) == sorted(2 * [m[0] for m in names[: len(long)] if m])
    assert sum(line.startswith("    ") for line in short) <= 2
    assert short[-2:] == long[-2:]


def test_nothing_would_change(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _said(project, capsys) == ["content/ would stay as it is", "public/: 0 files to write, 0 to remove"]


def test_a_page_that_is_gone_and_one_that_gets_a_date(
    project: Path, find: Find, capsys: pytest.CaptureFixture[str]
) -> None:
    text = find("占地7571亩").read_text(encoding="utf-8")
    gone, stays = sorted((project / "seeds").iterdir(), key=lambda seed: f"seed: {seed.name}" not in text)
    gone.unlink()
    with (project / "site.yaml").open("a", encoding="utf-8") as config:
        config.write(f"pages:\n  {stays.name}: {{date: 2022-05-01}}\n")
    before = tree(project / "content")
    lines = _said(project, capsys)
    moved = re.compile(r"change content/2022-05-01/(\S+) \(now content/[\d-]+/\1\) 《.*》")
    assert any(moved.fullmatch(line) for line in lines)
    assert build(project) == 0
    after = tree(project / "content")
    removed = {f"remove content/{name}" for name in before.keys() - after.keys() if name not in _moved(before, after)}
    assert removed == {" ".join(line.split()[:2]) for line in lines if line.startswith("remove ")}


def _moved(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Articles that stand in another folder now."""
    names = {path.rsplit("/", 1)[1] for path in after if path.endswith(".md")}
    return {path for path in before if path.rsplit("/", 1)[1] in names}
