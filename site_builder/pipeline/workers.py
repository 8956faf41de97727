"""Independent pieces of work, in this process, in several, or on a cluster: the results are the same."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from site_builder.errors import ConfigError, PublishError
from site_builder.files.interrupts import unheard

T = TypeVar("T")
R = TypeVar("R")
FEW = 16  # pages; below, starting a second process costs more than it saves
MANY = 200  # pieces of a site; below, the same
ALONE = 48  # pieces, the longest, that are sent to a process each by itself
CHUNK = 33  # of the others so many: three issues of ten articles, whose pages have much in common


def run_all(work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[R]:
    """One after the other, in this process."""
    return map(work, pieces)


def run_shared(jobs: int, work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[R]:
    """In as many processes as `open_executor` finds worth it."""
    with open_executor(jobs, "", len(pieces)) as executor:
        yield from executor.map(work, pieces) if executor else map(work, pieces)


def counted(
    executor: Executor | None, label: str, progress: Callable[[str, int, int], None]
) -> Callable[[Callable[[T], R], Sequence[T]], Iterator[R]]:
    """A way to run pieces of work, here or by `executor`, that says how many are done."""

    def run(work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[R]:
        results = executor.map(work, pieces) if executor else map(work, pieces)
        for done, result in enumerate(results, 1):
            progress(label, done, len(pieces))
            yield result

    return run


def share(start: Callable[[], Callable[[int], R]], pieces: Sequence[int], jobs: int) -> Iterator[R]:
    """The results of `start()(piece)` for every piece, in order; every process that helps calls `start` once.

    `jobs` is the number of processes, 0 as many as there are processors.  A process of Unix takes over all that is in
    memory here; elsewhere `start` is sent to it.
    """
    wanted = min(jobs or os.cpu_count() or 1, len(pieces))
    if wanted <= 1 or (not jobs and len(pieces) < MANY):
        yield from map(start(), pieces)
        return
    with _processes(wanted, start) as pool:
        shares = [*([piece] for piece in pieces[:ALONE]), *_chunks(pieces[ALONE:], CHUNK)]
        for results in pool.map(_work, shares):
            yield from results


def _chunks(pieces: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (pieces[at : at + size] for at in range(0, len(pieces), size))


@contextmanager
def _processes(wanted: int, start: Callable[[], Callable[[int], Any]] | None = None) -> Iterator[Executor]:
    """So many processes that help; they end with this one, whatever ends it, and leave Ctrl-C to it."""
    with ProcessPoolExecutor(wanted, mp_context=_context(), initializer=_begin, initargs=(start,)) as pool:
        try:
            with unheard():
                pool.submit(int)  # with the first piece of work they are started
            yield pool
        except BrokenProcessPool:
            raise PublishError(_BROKEN, remedy="build again, with --jobs 1 if memory is short") from None
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


_BROKEN = "a process of the build was ended from outside"
_TASK: dict[str, Callable[[int], Any]] = {}  # of this process


def _begin(start: Callable[[], Callable[[int], Any]] | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # what came from the parent is not garbage: looking at it would only copy its memory
    if start:
        _TASK["work"] = start()


def _end_with_parent() -> None:
    """A build that was killed leaves nobody who waits for work and holds the project."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _work(numbers: Sequence[int]) -> list[Any]:
    return list(map(_TASK["work"], numbers))


def _context() -> BaseContext:
    return get_context("fork" if sys.platform.startswith("linux") else None)


@contextmanager
def open_executor(jobs: int, scheduler: str, pieces: int) -> Iterator[Executor | None]:
    """An executor for so many pieces of work; None where this process does them itself.

    `jobs` 0 means: as many processes as there are processors, if the work is worth it.  `scheduler` is a Dask
    address (`tcp://…`); `ConfigError` where Dask is not installed or does not answer.
    """
    if scheduler:
        with _dask(scheduler) as executor:
            yield executor
        return
    wanted = jobs or (min(os.cpu_count() or 1, pieces) if pieces >= FEW else 1)
    if wanted <= 1 or pieces <= 1:
        yield None
        return
    with _processes(wanted) as pool:
        yield pool


@contextmanager
def _dask(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError:
        remedy = "pip install 'site-builder[dask]'"
        raise ConfigError("--scheduler needs Dask, which is not installed", remedy=remedy) from None
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        remedy = "start one with  dask scheduler  and give its tcp://host:port"
        raise ConfigError(f"no Dask scheduler answers at {address}: {error}", remedy=remedy) from None
    with client:
        yield client.get_executor()
