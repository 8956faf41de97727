"""Ctrl-C at a moment that suits: what must be done as a whole is done before it is heard."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unheard() -> Iterator[None]:
    """Ctrl-C waits until this is over; a process that is started meanwhile never hears it.  Elsewhere than on POSIX
    systems it does not wait, and a build that was stopped there is healed by the next one.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
