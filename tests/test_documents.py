"""Every document beside the README: settings are settings, code runs, links lead somewhere."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from site_builder.config import parse_config
from site_builder.extract.gazetteer import parse_gazetteer
from tests.conftest import REPOSITORY, build

DOCUMENTS = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "NOTICE.md", *(
    path.relative_to(REPOSITORY).as_posix() for path in sorted((REPOSITORY / "docs").glob("*.md"))
))  # fmt: skip
TEXTS = {name: (REPOSITORY / name).read_text(encoding="utf-8") for name in DOCUMENTS}


def _blocks(kind: str) -> list[tuple[str, str]]:
    found = [(name, re.findall(rf"^```{kind}\n(.*?)^```$", text, re.S | re.M)) for name, text in TEXTS.items()]
    return [(name, block) for name, blocks in found for block in blocks]


COMMANDS = sorted({(name, line) for name, block in _blocks("sh") for line in block.splitlines() if line})


@pytest.mark.parametrize(("name", "block"), _blocks("yaml"))
def test_settings_shown_are_settings(name: str, block: str) -> None:
    data = yaml.safe_load(block)
    if "title" in data:
        assert parse_config(block).title == data["title"]
    elif "places" in data:
        assert parse_gazetteer(block, name).city == data["city"]
    else:
        assert set(data) == {"extends"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^):#]+)\)", TEXTS[name]):
        assert ((REPOSITORY / name).parent / target).exists(), target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_paths_of_the_repository_are_there(name: str) -> None:
    for target in re.findall(r"`((?:site_builder|tests|docs)/[\w./-]+)`", TEXTS[name]):
        assert (REPOSITORY / target).exists(), target


def test_both_readmes_have_the_same_commands() -> None:
    told = {name: {" ".join(c.split()[:2]) for n, c in COMMANDS if n == name} for name in DOCUMENTS[:2]}
    assert told["README.zh-CN.md"] <= told["README.md"]


# ------------------------------------------------------------------------------------------ code that is shown
@pytest.fixture(scope="module")
def digest(built: Path) -> Path:
    assert build(built, "--sqlite", "--out", str(built / "www")) == 0
    return built


@pytest.mark.parametrize("query", [q for _, block in _blocks("sql") for q in block.split(";") if q.strip()])
def test_every_query_finds_something(digest: Path, query: str) -> None:
    with sqlite3.connect(digest / "www/data/digest.sqlite") as base:
        assert base.execute(query).fetchall()


@pytest.mark.parametrize("code", [block for _, block in _blocks("python")])
def test_every_program_runs(digest: Path, code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=digest, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3


# ------------------------------------------------------------------------------------------ files of habit
def test_forms_hooks_and_settings_are_whole() -> None:
    for path in (REPOSITORY / ".github/ISSUE_TEMPLATE").glob("*.yml"):
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= set(form)
        ids = [part["id"] for part in form["body"]]
        assert len(ids) == len(set(ids))
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = [hook["entry"].split()[0] for repo in hooks["repos"] for hook in repo["hooks"]]
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    assert entries == [".venv/bin/ruff", ".venv/bin/ruff", ".venv/bin/mypy"]
    updates = yaml.safe_load((REPOSITORY / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "github-actions"}
