"""Looks for changes, builds, and tells the browsers.

A change is whatever differs from what was there when the last build began, so none can fall between two looks.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher

from site_builder import CONFIG_FILE
from site_builder.commands.serve.preview import Preview, is_article
from site_builder.commands.serve.runs import Outcome, Runs
from site_builder.files.record import Stat, read_record, scan

EVERY, SHARE = 0.05, 15  # seconds between two looks at the project, and so many times what a look takes
AGAIN = 2.5  # seconds after a change: a file may change twice within one time stamp, and a build compares bytes then
LATER, LATEST = 5.0, 60.0  # seconds until what went wrong is tried again: the first time, and in the end
FEW = 20  # articles that are shown before the whole site is made
INPUTS = ("seeds", "content", "themes")
BUSY, BUSY_FOR = "another build of this project", 0.5  # what is said then, and seconds until it is tried again
_NO_ERROR = re.compile(r"note: |\w{1,20}: \d{1,9} of \d{1,9}, about ")


class _Quiet(Watcher):  # type: ignore[misc]
    """livereload's protocol without its own looking, which would walk the current folder and drop changes."""

    def __init__(self) -> None:
        super().__init__()
        self._tasks: dict[str, Any] = {"": {}}

    def start(self, callback: object) -> bool:
        """Nothing to start."""
        return True


class Look(NamedTuple):
    """The project as it was seen: states that differ are numbered."""

    number: int
    stamps: Mapping[str, Stat]


class Builder:
    """What was built last, and what came of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.errors = ""
        self.lock = asyncio.Lock()  # one at a time: builds, and what persons write through the browser
        self._runs = Runs(root)
        self._preview = Preview(root)
        self._fresh: dict[str, tuple[int, bytes]] = {}  # pages that a build is yet to make, and of which look they are
        self._more = _read_beside(root)
        self._look = Look(0, {})
        self._seen = asyncio.Condition()  # told of every new look
        self._built = 0  # the look of the last build that is over
        LiveReloadHandler.watcher = _Quiet()

    @property
    def public(self) -> Path:
        """The folder that is served."""
        return self.root / "public"

    def fresh(self, name: str) -> bytes | None:
        """A page as a build under way will make it; None where that of the last build is right."""
        return self._fresh[name][1] if name in self._fresh else None

    async def run(self, *arguments: str) -> str:
        """Run a command of the tool, under `lock`; returns what it said of errors."""
        return (await self._runs.run(*arguments, ahead=True)).said

    async def watch(self) -> None:
        """Build, show and build again on every change, for ever."""
        try:
            await asyncio.gather(self._look_on(), self._build_on(), self._show_on())
        finally:
            await self._runs.close()

    # ------------------------------------------------------------------------------------------ looking
    async def _look_on(self) -> None:
        while True:
            began = time.monotonic()
            with contextlib.suppress(Exception):  # whatever is wrong there, a build will say; the next look comes
                await self._look_again()
            await asyncio.sleep(max(EVERY, SHARE * (time.monotonic() - began)))

    async def _look_again(self) -> None:
        now = await asyncio.to_thread(self._scan)
        if now != self._look.stamps or not self._look.number:
            async with self._seen:
                self._look = Look(self._look.number + 1, now)
                self._seen.notify_all()

    def _scan(self) -> dict[str, Stat]:
        return scan(self.root, INPUTS, [CONFIG_FILE, *self._more])

    async def _newer(self, number: int, seconds: float | None = None) -> Look:
        """The project as it is when it is not what it was at `number`, or after so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._seen:
                await self._seen.wait_for(lambda: self._look.number > number)
        return self._look

    # ------------------------------------------------------------------------------------------ building
    async def _build_on(self) -> None:
        tried, failed = 0, LATER
        until: float | None = None  # seconds after which it is tried though no change was seen
        while True:
            look = await self._newer(tried, until)
            outcome = await self._build(look, aloud=look.number > tried)
            tried = look.number
            if BUSY in outcome.said:
                until = BUSY_FOR
            elif look.number > self._built:
                until, failed = AGAIN, LATER
                self._tell(look, outcome)
            else:
                until, failed = failed if outcome.code else None, min(2 * failed, LATEST)
                self._tell(look, outcome)

    async def _build(self, look: Look, *, aloud: bool) -> Outcome:
        """Build, whatever may be wrong; then get ready for the next time."""
        async with self.lock:
            try:
                how = [] if aloud else ["--quiet"]
                outcome = await self._runs.run("build", *how, ahead=look.number > self._built, aloud=aloud)
                self._more = await asyncio.to_thread(_read_beside, self.root)
                await self._runs.get_ready()
            except (OSError, ValueError) as error:  # no process, no memory
                outcome = Outcome(1, f"error: the build cannot be run: {error}\n")
        return outcome

    def _tell(self, look: Look, outcome: Outcome) -> None:
        said = [line for line in outcome.said.splitlines() if not _NO_ERROR.match(line)] if outcome.code else []
        if outcome.code and not said:
            said = ["error: the build was ended from outside; it is tried again"]
        self.errors = "\n".join(said)
        self._built = look.number
        self._fresh = {name: page for name, page in self._fresh.items() if page[0] > look.number}
        reload_stale()

    # ------------------------------------------------------------------------------------------ showing
    async def _show_on(self) -> None:
        """Show changed articles before the whole site is made; whatever is wrong, the build will say: it never ends."""
        before = Look(0, {})
        while not self._built:  # reading everything for the first time can wait
            await asyncio.sleep(EVERY)
        while True:
            look = await self._newer(before.number)
            changed = {name for name, _ in look.stamps.items() ^ before.stamps.items()} if before.number else set()
            before = look
            with contextlib.suppress(Exception):
                await self._show(look, changed)

    async def _show(self, look: Look, changed: set[str]) -> None:
        if len(changed) > FEW or not all(is_article(name) and name in look.stamps for name in changed):
            return
        pages = await asyncio.to_thread(self._preview.pages, look.stamps, changed)
        if look.number > self._built:  # else the site has them by now
            self._fresh |= {name: (look.number, page) for name, page in pages.items()}
            reload_stale()


def _read_beside(root: Path) -> list[str]:
    """Files that the last build read beside the usual ones."""
    record = read_record(root)
    try:
        return [str(name) for name in record.said["inputs"]] if record else []
    except (LookupError, TypeError):
        return []


def reload_stale() -> None:
    """Reload every page that is no longer what its browser shows."""
    for waiter in list(LiveReloadHandler.waiters):
        with contextlib.suppress(Exception):  # a browser that is gone is no reason to leave out the others
            waiter.refresh()
