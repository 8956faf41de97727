"""Independent pieces of work, in this process, in several, or on a cluster: the results are the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from site_builder.errors import ConfigError

T = TypeVar("T")
R = TypeVar("R")
FEW = 16  # below so many pieces, starting a second process costs more than it saves

Run = Callable[[Callable[[T], R], list[T]], Iterable[R]]


def run_all(work: Callable[[T], R], pieces: Sequence[T]) -> Iterator[R]:
    """One after the other, in this process."""
    return map(work, pieces)


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
    with ProcessPoolExecutor(wanted) as pool:
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
