"""The processes that `serve` has started, as Linux tells of them."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path


def family(pid: int) -> list[int]:
    """The processes that one started, and those that they started."""
    children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return [one for child in map(int, children) for one in (child, *family(child)) if runs(child)]


def ahead(pid: int) -> list[int]:
    """The process that loads what the next build needs, and the builds that it forked."""
    return [one for one in family(pid) if b"serve.ahead" in _read(one, "cmdline")]


def runs(pid: int) -> bool:
    """Whether there is a process of that number, and not only its remains."""
    state = _stat(pid)
    return bool(state) and state[0] != "Z"


def seconds_of(pid: int) -> float:
    """The time of a processor that a process has taken."""
    return sum(map(int, _stat(pid)[11:13])) / os.sysconf("SC_CLK_TCK")


def rests(pid: int) -> bool:
    """Whether a process takes no time of a processor."""
    before = seconds_of(pid)
    time.sleep(0.5)
    return seconds_of(pid) == before


def _stat(pid: int) -> list[str]:
    """What stands behind a process's name in its `stat`: state … user time, system time …; [] if there is none."""
    return _read(pid, "stat").decode("utf-8", "replace").rpartition(")")[2].split()


def _read(pid: int, what: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{what}").read_bytes()
    except OSError:
        return b""
