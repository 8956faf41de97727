"""`check` for machines: its JSON, its exit codes, its lines, and the workflow that runs it."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from site_builder.cli import _parser, main
from tests.conftest import REPOSITORY, tree

WORKFLOW = REPOSITORY / "site_builder/starter/github/workflows/pages.yml"
WORKFLOWS = (WORKFLOW, *sorted((REPOSITORY / ".github/workflows").glob("*.yml")))
INPUTS = {  # of the actions, as their action.yml has them
    "actions/checkout@v7": set[str](),
    "actions/setup-python@v7": {"python-version", "cache", "cache-dependency-path"},
    "actions/configure-pages@v6": set[str](),
    "actions/upload-pages-artifact@v5": {"path", "include-hidden-files"},
    "actions/deploy-pages@v5": set[str](),
}


def _check(root: Path, *options: str) -> int:
    return main(["-C", str(root), "check", *options])


def test_json_has_errors_and_findings(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(project, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["errors"] == []
    assert said["findings"]
    for finding in said["findings"]:
        assert {"path", "line", "what", "blocks"} <= set(finding)
        assert not finding["path"] or (project / finding["path"]).exists()
    places = [(finding["path"], finding["line"]) for finding in said["findings"]]
    assert places == sorted(places)


def test_lines_are_those_of_a_compiler(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(project) == 0
    *lines, counts = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"0 errors, \d+ to look at, \d+ for information", counts)
    starts = [line for line in lines if not line.startswith((" ", "+", "-", "@"))]
    assert starts
    assert all(re.match(r"[^:]+(:\d+)?: [^;]+", line) for line in starts)


def test_strict_fails_while_there_is_something_to_look_at(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(project, "--json") == 0
    waiting = [f for f in json.loads(capsys.readouterr().out)["findings"] if f["blocks"]]
    assert waiting
    assert _check(project, "--strict") == 1


def test_an_error_fails_and_names_its_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = next((project / "content").rglob("*.md"))
    path.write_text(path.read_text(encoding="utf-8").replace("kind: ", "kind: poem", 1), encoding="utf-8")
    assert _check(project, "--json") == 1
    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert error.startswith(f"{path.relative_to(project).as_posix()}:")
    assert re.match(r"[^:]+:\d+: ", error)


def test_nothing_is_written(project: Path, find: Callable[[str], Path]) -> None:
    before = tree(project / "content") | tree(project / "public")
    _check(project)
    assert tree(project / "content") | tree(project / "public") == before


def test_the_workflow_builds_checks_and_deploys_and_does_nothing_else() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    runs = [step["run"] for step in steps if "run" in step]
    commands = [shlex.split(run)[1:] for run in runs if run.startswith("site-builder")]
    assert [_parser().parse_args(command).command for command in commands] == ["build", "check"]
    used = {step["uses"].split("@")[0] for step in steps if "uses" in step}
    assert all(name.startswith("actions/") for name in used)
    assert "actions/deploy-pages" in used
    asked = {(name, what) for job in jobs.values() for name, what in job["permissions"].items()}
    assert asked == {("contents", "read"), ("pages", "read"), ("pages", "write"), ("id-token", "write")}


def test_it_says_what_a_build_would_say(
    project: Path, find: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that is gone, an edit on it, a copy, a page without articles: the same notes, and the same exit code."""
    path = find("编外专家")
    path.write_text(path.read_text(encoding="utf-8").replace("title: ", "title: 改过的", 1), encoding="utf-8")
    seeds = sorted((project / "seeds").iterdir())
    gone = next(line.split()[1] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("  seed:"))
    (project / "seeds" / gone).unlink()
    (kept,) = [seed for seed in seeds if seed.name != gone]
    (project / "seeds/z.txt").write_bytes(kept.read_bytes() + b"\n")
    (project / "seeds/ad.txt").write_text("责任编辑 张三\n校对 李四\n", encoding="utf-8")
    assert _check(project) == 0
    said = capsys.readouterr().out.splitlines()
    assert main(["-C", str(project), "build"]) == 0
    notes = [line.removeprefix("note: ") for line in capsys.readouterr().err.splitlines() if "your title" not in line]
    assert len(notes) == 3
    assert set(notes) <= set(said)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_actions_are_given_inputs_that_they_have(path: Path) -> None:
    for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            assert set(step.get("with", {})) <= INPUTS[step["uses"]] if "uses" in step else "with" not in step
