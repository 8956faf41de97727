"""`serve`: the page arrives, every change is seen, an error is shown and goes away, nothing is left running."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.commands.processes import ahead, family, rests, runs
from tests.commands.serving import PATIENCE, free_port, get, serving, wait
from tests.conftest import REPOSITORY, build


def _serve(root: Path, port: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "site_builder", "-C", str(root), "serve", "--port", str(port)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_serve_rebuilds_on_every_change(project: Path) -> None:
    port = free_port()
    with serving(project, port):
        wait(lambda: "livereload.js" in get(port))
        page = get(port)
        assert f"ws://127.0.0.1:{port}" in page
        assert "livereload" not in (project / "public/index.html").read_text(encoding="utf-8")
        assert "function" in get(port, "/livereload.js")
        config = project / "site.yaml"
        good = config.read_text(encoding="utf-8")
        config.write_text(good.replace("试用摘要", "改了名字的摘要"), encoding="utf-8")
        wait(lambda: "改了名字的摘要" in get(port))
        config.write_text(good + "them: plain\n", encoding="utf-8")
        wait(lambda: "unknown key" in get(port))
        config.write_text(good, encoding="utf-8")
        wait(lambda: "unknown key" not in get(port) and "试用摘要" in get(port))


def test_changes_in_a_row_are_all_seen(project: Path, browser: Browser, find: Callable[[str], Path]) -> None:
    """Saves at any moment of a build, some of the same size, in what the browser shows in the end."""
    port, file = free_port(), find("编外专家")
    good = file.read_text(encoding="utf-8")
    title = next(line for line in good.splitlines() if line.startswith("title: "))
    with serving(project, port), browser.new_context() as context:
        wait(lambda: "livereload.js" in get(port))
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{port}/articles/{file.parent.name}/{file.stem}.html")
        for number in range(6):
            file.write_text(good.replace(title, f"title: 第{number}次改的标题"), encoding="utf-8")
            page.wait_for_timeout(150 * number)
        expect(page.locator("h1")).to_have_text("第5次改的标题", timeout=PATIENCE * 1000)


@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("moment", ["before the first page", "loading ahead", "idle", "in the middle of a build"])
def test_nothing_is_left_running(project: Path, moment: str, ended_by: signal.Signals) -> None:
    port = free_port()
    if moment == "before the first page":  # of a site that is there the build is over before anyone sees it
        shutil.rmtree(project / "public")
        shutil.rmtree(project / ".cache")
    with serving(project, port) as process:
        if moment == "before the first page":
            wait(lambda: bool(family(process.pid)))
        else:
            wait(lambda: "livereload.js" in get(port))
            wait(lambda: bool(ahead(process.pid)))
        if moment in ("idle", "in the middle of a build"):
            wait(lambda: all(rests(pid) for pid in ahead(process.pid)))
        if moment == "in the middle of a build":
            before = family(process.pid)
            (project / "site.yaml").write_text("title: 又一个\nnewspaper: 聊城日报\n", encoding="utf-8")
            wait(lambda: len(family(process.pid)) > len(before))
        started = family(process.pid)
        process.send_signal(ended_by)
        _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == (-signal.SIGKILL if ended_by == signal.SIGKILL else 0)
        assert b"Traceback" not in said
        wait(lambda: not any(runs(pid) for pid in started))
    assert build(project, "--quiet") == 0


def test_a_taken_port_is_named_with_a_free_one(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        run = _serve(project, port)
    assert run.returncode == 1
    assert f"port {port} is taken" in run.stderr
    assert int(run.stderr.rsplit("--port ", 1)[1]) > port
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("port", [0, 70_000])
def test_a_port_that_cannot_be_is_refused(project: Path, port: int) -> None:
    run = _serve(project, port)
    assert run.returncode == 1
    assert run.stderr.startswith(f"error: there is no port {port}")


def test_a_folder_without_a_project_is_said(tmp_path: Path) -> None:
    run = _serve(tmp_path, free_port())
    assert run.returncode == 1
    assert "no site.yaml" in run.stderr
