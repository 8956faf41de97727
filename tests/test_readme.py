"""The README cannot rot: every path in it is there, every number and setting is right."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from site_builder.cli import _parser, main
from site_builder.config import parse_config
from tests.conftest import REPOSITORY, build
from tests.test_architecture import LAW

TEXT = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.S | re.M)
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines() if line]


def test_every_command_of_the_tool_is_told() -> None:
    subcommands = next(a.choices for a in _parser()._actions if a.dest == "command")
    assert subcommands is not None
    missing = [name for name in subcommands if f"site-builder {name}" not in TEXT and f"digest {name}" not in TEXT]
    assert missing == []


def _names() -> Iterator[str]:
    yield from re.findall(r"`([a-z_.]+/[\w./-]*)`", TEXT)
    yield from re.findall(r"\]\(([^):#]+)\)", TEXT)


@pytest.mark.parametrize("name", sorted(set(_names())))
def test_every_path_is_there(name: str) -> None:
    found = (REPOSITORY / name, REPOSITORY / "site_builder" / name, REPOSITORY / name.removesuffix("index.html"))
    assert any(path.exists() for path in found)


def test_the_python_that_is_asked_for() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or newer" in TEXT


def test_the_settings_shown_are_settings() -> None:
    (block,) = [block for kind, block in BLOCKS if kind == "yaml"]
    assert parse_config(block).title == yaml.safe_load(block)["title"]


def test_the_rooms_shown_are_the_rooms() -> None:
    rooms = {room for rooms in LAW for room in rooms} - {"__main__"}
    rows = re.findall(r"^\| (`.*?`) \|", TEXT, re.M)
    told = {name.strip("/").removesuffix(".py") for row in rows for name in re.findall(r"`([\w./]+)`", row)}
    assert rooms <= told


def test_the_counts_are_those_of_a_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "seeds").mkdir()
    for seed in (REPOSITORY / "seeds").iterdir():
        (tmp_path / "seeds" / seed.name).write_bytes(seed.read_bytes())
    (tmp_path / "site.yaml").write_bytes((REPOSITORY / "site.yaml").read_bytes())
    assert build(tmp_path) == 0
    said = re.match(r"(\d+) pages, (\d+) articles, (\d+) key figures", capsys.readouterr().out)
    assert said
    told = re.search(r"The five pages .*? become (\d+) articles", TEXT)
    assert told
    assert (said[1], said[2]) == ("5", told[1])


def test_the_article_in_the_example_can_be_restored(tmp_path: Path) -> None:
    (command,) = [c for c in COMMANDS if " restore " in c]
    _, name, *_ = shlex.split(command)[1:]
    assert list((REPOSITORY / "content").rglob(f"{name[11:]}.md"))
    assert main(["-C", str(tmp_path), "restore", name]) == 1
