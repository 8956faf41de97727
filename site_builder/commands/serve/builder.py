"""Looks for changes, builds, and tells the browsers.

A change is whatever differs from what was there when the last build began, so none can fall between two looks.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher

from site_builder import CONFIG_FILE
from site_builder.commands.serve.preview import Preview, is_article
from site_builder.files.record import Stat, read_record, scan

EVERY = 0.2  # seconds between two looks at the project
AGAIN = 2.5  # seconds after a change: a file may change twice within one time stamp, and a build compares bytes then
FEW = 20  # articles that are shown before the whole site is made
INPUTS = ("seeds", "content", "themes")
BUSY = "another build of this project"


class _Quiet(Watcher):  # type: ignore[misc]
    """livereload's protocol without its own looking, which would walk the current folder and drop changes."""

    def __init__(self) -> None:
        super().__init__()
        self._tasks: dict[str, Any] = {"": {}}

    def start(self, callback: object) -> bool:
        """Nothing to start."""
        return True


class Builder:
    """What was built last, and what came of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.errors = ""
        self.fresh: dict[str, bytes] = {}  # pages that the build under way will make, by their paths
        self.lock = asyncio.Lock()  # one at a time: builds, and what persons write through the browser
        self._preview = Preview(root)
        self._seen: dict[str, Stat] = {}
        self._again = 0.0
        self._built = asyncio.Event()
        LiveReloadHandler.watcher = _Quiet()

    @property
    def public(self) -> Path:
        """The folder that is served."""
        return self.root / "public"

    async def watch(self) -> None:
        """Build, show and build again on every change, for ever."""
        await asyncio.gather(self._build_on_change(), self._show_on_change())

    async def _build_on_change(self) -> None:
        while True:
            with contextlib.suppress(OSError):  # a file went while it was looked at: the next look will tell
                now = self._scan()
                if now != self._seen or 0 < self._again <= time.monotonic():
                    await self._rebuild(now)
            await asyncio.sleep(EVERY)

    async def _show_on_change(self) -> None:
        """Show changed articles before the whole site is made; whatever is wrong, the build will say: it never ends."""
        seen: dict[str, Stat] = {}
        await self._built.wait()  # reading everything for the first time can wait
        while True:
            with contextlib.suppress(Exception):
                before, seen = seen, self._scan()
                changed = {name for name, _ in seen.items() ^ before.items()} if before else set()
                few = len(changed) <= FEW and all(is_article(name) and name in seen for name in changed)
                if not before or (changed and few):
                    self.fresh |= await asyncio.to_thread(self._preview.pages, seen, changed)
                    reload_stale()
            await asyncio.sleep(EVERY)

    def _scan(self) -> dict[str, Stat]:
        record = read_record(self.root)
        return scan(self.root, INPUTS, [CONFIG_FILE, *(record.said.get("inputs", []) if record else [])])

    async def _rebuild(self, now: dict[str, Stat]) -> None:
        changed = now != self._seen
        self._seen, self._again = now, time.monotonic() + AGAIN if changed else 0.0
        async with self.lock:
            said = await self.run("build")
        self._built.set()
        if BUSY in said:
            self._again = time.monotonic() + EVERY
            return
        if self._scan() == now:
            self.fresh = {}
        self.errors = "\n".join(line for line in said.splitlines() if not line.startswith("note:"))
        reload_stale()

    async def run(self, *arguments: str) -> str:
        """Run the tool in a process of its own, so that what is imported and what is wrong stay there.

        Returns what it said of errors; ends it, and all that it started, where `serve` is ended.
        """
        command: Sequence[str] = [sys.executable, "-m", "site_builder", "-C", os.fspath(self.root), *arguments]
        process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE, start_new_session=True)
        try:
            _, said = await process.communicate()
        except asyncio.CancelledError:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
            await process.wait()
            raise
        text = said.decode("utf-8", "replace")
        print(text, file=sys.stderr, end="", flush=True)
        return text


def reload_stale() -> None:
    """Reload every page that is no longer what its browser shows."""
    for waiter in list(LiveReloadHandler.waiters):
        waiter.refresh()
