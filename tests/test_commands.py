"""Every command in the documents is run, as it is written there; of long ones, with smaller numbers.

The few that need a network or another program are listed with what stands for them.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.serving import free_port, get, wait
from tests.commands.test_new import PAGE
from tests.conftest import REPOSITORY, build
from tests.search.browser import find_chromium
from tests.test_documents import COMMANDS

TOLD = sorted({command for _, command in COMMANDS})
NUMBERS = {  # module → smaller numbers in place of those that are told
    "tests.bench.confidence": ("1",),
    "tests.bench.segmentation": ("30000",),
    "tests.bench.content": ("2",),
    "tests.bench.recognisers": ("1",),
    "tests.bench.search": ("20",),
    "tests.bench.serve": ("12",),
    "tests.bench.build": ("12",),
    "tests.bench.check": ("20",),
    "tests.bench.faults": ("60",),
    "tests.bench.mutations": ("0", "5"),
}
BY_BROWSER = ("tests.bench.search",)
STOOD_FOR = {  # a command that needs more than this machine → the test of its offline equivalent
    "pipx install '.[pdf]'": "tests/test_package.py::test_from_nothing_to_a_digest_of_ones_own",
    "pip install 'site-builder[pdf]'": "tests/test_package.py::test_the_wheel_asks_for_all_that_it_imports",
    "pre-commit install": "tests/test_commands.py::test_the_hooks_pass",
    ".venv/bin/python -m tests.accuracy.floors": "tests/accuracy/test_floors.py::test_accuracy_holds",
}


# ------------------------------------------------------------------------------------------ site-builder
@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project such as this repository, with annotations and an article that a person changed."""
    root = tmp_path_factory.mktemp("commands") / "project"
    root.mkdir()
    for name in ("seeds", "tests/gold"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copytree(REPOSITORY / "tests/gold", root / "gold")
    shutil.copy(REPOSITORY / "site.yaml", root)
    assert build(root, "--quiet") == 0
    return root


def _run(command: str, where: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    module = {"site-builder": "site_builder"}.get(program, "")
    words = [sys.executable, "-m", module, *arguments] if module else [program, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(words, cwd=where, env=environment, capture_output=True, text=True, timeout=300)


OF_THE_TOOL = [command for command in TOLD if command.startswith("site-builder ")]


@pytest.mark.parametrize("command", [c for c in OF_THE_TOOL if " serve" not in c and "my-digest" not in c])
def test_the_tool_does_what_is_told(project: Path, command: str) -> None:
    done = _run(command, project)
    assert done.returncode == (1 if "--strict" in command else 0), done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.strip()


def test_a_project_is_started_as_told(tmp_path: Path) -> None:
    new, built = (next(c for c in OF_THE_TOOL if "my-digest" in c and word in c) for word in (" new ", " build"))
    assert _run(new, tmp_path).returncode == 0
    (tmp_path / "my-digest/seeds/page.txt").write_text(PAGE, encoding="utf-8")
    assert _run(built, tmp_path).returncode == 0
    assert (tmp_path / "my-digest/public/index.html").is_file()
    assert {c for c in OF_THE_TOOL if "my-digest" in c} == {new, built}


@pytest.mark.parametrize("command", [c for c in OF_THE_TOOL if " serve" in c])
def test_serve_as_told(project: Path, command: str) -> None:
    port = free_port()  # that which is told may be taken here
    words = [word for word in shlex.split(command)[1:] if word != "--port" and not word.isdecimal()]
    served = [sys.executable, "-m", "site_builder", "-C", str(project), *words, "--port", str(port)]
    with subprocess.Popen(served, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        wait(lambda: "livereload.js" in get(port))
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


# ------------------------------------------------------------------------------------------ make
def _recipes(root: Path) -> Path:
    """A Makefile's folder whose environment is there already, with programs that say how they were called."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(REPOSITORY / name, root)
    programs = root / ".venv/bin"
    programs.mkdir(parents=True)
    for name in ("python", "site-builder", "ruff", "mypy", "pytest"):
        (programs / name).write_text(f'#!/bin/sh\necho "{name} $*" >> {shlex.quote(str(root))}/called\n')
        (programs / name).chmod(0o755)
    for stamp in (".site", ".test"):
        (root / ".venv" / stamp).touch()
    return root


CALLED = {
    "make site": ["site-builder build"],
    "make test": ["ruff check .", "ruff format --check .", "mypy ", "pytest -n auto"],
}


@pytest.mark.skipif(not shutil.which("make"), reason="make is not there")
@pytest.mark.parametrize("command", [c for c in TOLD if c.startswith("make ")])
def test_make_runs_what_it_should(command: str, tmp_path: Path) -> None:
    assert _run(command, _recipes(tmp_path)).returncode == 0
    assert (tmp_path / "called").read_text().splitlines() == CALLED[command]


def test_the_hooks_pass() -> None:
    """The hooks are this repository's own programs: what they call is what `make test` calls, and may mend."""
    hooks = (REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"entry: \.venv/bin/(\S+)", hooks)
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    assert entries
    assert all(f"$(BIN)/{entry}" in makefile for entry in entries)


# ------------------------------------------------------------------------------------------ benches
OF_PYTHON = [c for c in TOLD if c.startswith(".venv/bin/") and c not in STOOD_FOR]


def _smaller(command: str) -> Iterator[str]:
    """The command's words, with the numbers of `NUMBERS`."""
    _, dash_m, module, *told = shlex.split(command)
    yield from (sys.executable, dash_m, module)
    yield from (word for word in told if not word.isdecimal())
    yield from NUMBERS.get(module, ())


@pytest.mark.parametrize("command", OF_PYTHON)
def test_measurements_run(command: str) -> None:
    words = list(_smaller(command))
    if words[2] in BY_BROWSER and not find_chromium():
        pytest.skip("no Chromium: install it, or name it in $CHROMIUM")
    done = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert re.search(r"\d", done.stdout)


# ------------------------------------------------------------------------------------------ nothing is left out
def test_every_command_is_run_here_or_stood_for() -> None:
    run = {*OF_THE_TOOL, *OF_PYTHON, *CALLED}
    assert run | set(STOOD_FOR) >= set(TOLD)
    assert not run & set(STOOD_FOR)
    for command, test in STOOD_FOR.items():
        file, _, name = test.partition("::")
        assert command in TOLD
        assert f"def {name}(" in (REPOSITORY / file).read_text(encoding="utf-8")
    assert set(NUMBERS) <= {shlex.split(command)[2] for command in OF_PYTHON}
