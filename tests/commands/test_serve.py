"""`serve`: the page arrives, a change is seen, an error is shown and goes away, a taken port is named."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import REPOSITORY

PATIENCE = 40  # seconds


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _get(port: int, path: str = "/") -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return str(answer.read().decode("utf-8"))


def _wait(true: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if true():
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError("waited in vain")


@contextmanager
def _serving(root: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "site_builder", "-C", str(root), "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, start_new_session=True)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_serve_rebuilds_on_every_change(project: Path) -> None:
    port = _free_port()
    with _serving(project, port):
        _wait(lambda: "livereload.js" in _get(port))
        page = _get(port)
        assert f"ws://127.0.0.1:{port}" in page
        assert "livereload" not in (project / "public/index.html").read_text(encoding="utf-8")
        assert "function" in _get(port, "/livereload.js")
        config = project / "site.yaml"
        good = config.read_text(encoding="utf-8")
        config.write_text(good.replace("试用摘要", "改了名字的摘要"), encoding="utf-8")
        _wait(lambda: "改了名字的摘要" in _get(port))
        config.write_text(good + "them: plain\n", encoding="utf-8")
        _wait(lambda: "unknown key" in _get(port))
        config.write_text(good, encoding="utf-8")
        _wait(lambda: "unknown key" not in _get(port) and "试用摘要" in _get(port))


def test_a_taken_port_is_named_with_a_free_one(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        command = [sys.executable, "-m", "site_builder", "-C", str(project), "serve", "--port", str(port)]
        run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert run.returncode == 1
    assert f"port {port} is taken" in run.stderr
    assert "--port" in run.stderr
    assert "Traceback" not in run.stderr
