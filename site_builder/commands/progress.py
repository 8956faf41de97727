"""Progress of long work: a bar with counts and time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, TextIO

from site_builder.pipeline.options import Progress, silent

LONG = 20  # pieces; shorter work is over before a bar is read
EVERY = 5.0  # seconds between plain lines


@contextmanager
def shown_progress(quiet: bool) -> Iterator[Progress]:
    """A progress function for a build; it says nothing of short work, nor with `quiet` of any."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with _bar() as show:
            yield show
    else:
        yield plain_lines(sys.stderr, time.monotonic)


@contextmanager
def _bar() -> Iterator[Progress]:
    """A bar for each kind of long work; what draws them is loaded with the first."""
    tasks: dict[str, Any] = {}
    with ExitStack() as shown:

        def show(label: str, done: int, total: int) -> None:
            if total < LONG:
                return
            if "" not in tasks:
                tasks[""] = shown.enter_context(_drawn())
            if label not in tasks:
                tasks[label] = tasks[""].add_task(label, total=total)
            tasks[""].update(tasks[label], completed=done)

        yield show


def _drawn() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Bar(*columns, console=Console(stderr=True), transient=True)


def plain_lines(out: TextIO, clock: Callable[[], float]) -> Progress:
    """Progress as lines such as `pages: 120 of 400, about 35 s left`, one every few seconds, for logs."""
    began: dict[str, float] = {}
    said: dict[str, float] = {}

    def show(label: str, done: int, total: int) -> None:
        now = clock()
        start = began.setdefault(label, now)
        if total < LONG or not 0 < done < total or now - said.get(label, start) < EVERY:
            return
        said[label] = now
        left = (now - start) / done * (total - done)
        print(f"{label}: {done} of {total}, about {left:.0f} s left", file=out, flush=True)

    return show
