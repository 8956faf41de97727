"""Runs the tool in processes of its own, so that what is imported and what is wrong stay there."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import NamedTuple

from site_builder.files.record import tool_key

LIMIT = 2**24  # bytes of one line that is read
FORKS = sys.platform.startswith("linux")  # elsewhere what systems load into a process may not live through a fork


class Outcome(NamedTuple):
    """What came of a command: its exit code (negative where it was ended from outside), and what it said of errors."""

    code: int
    said: str


class Runs:
    """One command at a time; `close` ends whatever is under way, and all that it started."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._mark = f"{secrets.token_hex(16)} ".encode()
        self._ahead: Process | None = None  # see `ahead`
        self._key = ""  # the tool that it has loaded
        self._running: Process | None = None

    async def run(self, *arguments: str, ahead: bool = False, aloud: bool = True) -> Outcome:
        """Run the tool; `ahead` in a process that has everything loaded, where there is one.

        `aloud`: what it says of errors is told on standard error too.
        """
        words = ["-C", os.fspath(self._root), *arguments]
        if ahead and self._ahead and self._ahead.stdin and await self._is_ready():
            self._ahead.stdin.write(json.dumps(words).encode() + b"\n")
            outcome = await self._listen(self._ahead, aloud)
            if self._ahead.returncode is None:  # else it was ended from outside
                return outcome
        self._running = await self._start("site_builder", *words, stdin=DEVNULL)
        outcome = await self._listen(self._running, aloud)
        self._running = None
        return outcome

    async def get_ready(self) -> None:
        """Have a process load what the next command needs; nothing where it is at hand, or where there are no forks."""
        if not FORKS or await self._is_ready():
            return
        await _end(self._ahead)
        self._key = tool_key()
        words = (os.fspath(self._root), self._mark.decode())
        self._ahead = await self._start("site_builder.commands.serve.ahead", *words, stdin=PIPE)

    async def close(self) -> None:
        """Leave no process."""
        await _end(self._running)
        await _end(self._ahead)

    async def _is_ready(self) -> bool:
        """Whether a process has loaded the tool as it is now: whoever works on the tool wants to see it."""
        there = self._ahead is not None and self._ahead.returncode is None
        return there and self._key == await asyncio.to_thread(tool_key)

    async def _start(self, module: str, *words: str, stdin: int) -> Process:
        command = [sys.executable, "-m", module, *words]
        return await asyncio.create_subprocess_exec(
            *command, stdin=stdin, stderr=PIPE, start_new_session=True, limit=LIMIT
        )

    async def _listen(self, process: Process, aloud: bool) -> Outcome:
        """What is said, line by line, until the command is over."""
        lines: list[str] = []
        assert process.stderr
        while line := await process.stderr.readline():
            text, mark, code = line.partition(self._mark)
            if text:
                lines.append(text.decode("utf-8", "replace"))
                if aloud:
                    print(lines[-1], file=sys.stderr, end="", flush=True)
            if mark:
                return Outcome(int(code), "".join(lines))
        return Outcome(await process.wait(), "".join(lines))


async def _end(process: Process | None) -> None:
    """End a process and all that it started."""
    if process and process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
        await process.wait()
