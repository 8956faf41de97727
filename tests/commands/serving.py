"""A project that is served in a process of its own."""

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

PATIENCE = 60  # seconds


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, path: str = "/") -> str:
    """A page as `serve` sends it."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return str(answer.read().decode("utf-8"))


def wait(true: Callable[[], bool], every: float = 0.1, patience: float = PATIENCE) -> None:
    """Until it is true, or for as long as anyone would wait."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            if true():
                return
        except OSError:
            pass
        time.sleep(every)
    raise AssertionError("waited in vain")


@contextmanager
def serving(root: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`serve`, ended with all that it started."""
    command = [sys.executable, "-m", "site_builder", "-C", str(root), "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, start_new_session=True)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
