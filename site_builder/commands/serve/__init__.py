"""`site-builder serve`: build, serve on this machine only, rebuild and reload the browser on every change."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from pathlib import Path

from tornado.httpserver import HTTPServer

from site_builder.commands.serve.builder import Builder
from site_builder.commands.serve.site import HOST, make_application
from site_builder.errors import SiteBuilderError
from site_builder.files.inputs import find_project

LAST_PORT = 65_535


def run_serve(root: Path, port: int) -> int:
    """Build and serve until Ctrl-C; a port that is taken is named with the next free one."""
    find_project(root)
    if not 0 < port <= LAST_PORT:
        raise SiteBuilderError(f"there is no port {port}", remedy=f"take one from 1 to {LAST_PORT}")
    try:
        asyncio.run(_serve(root, port))
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("stopped", file=sys.stderr)
    return 0


async def _serve(root: Path, port: int) -> None:
    builder = Builder(root)
    server = HTTPServer(make_application(builder, port))
    try:
        server.listen(port, HOST)
    except OSError:
        raise SiteBuilderError(f"port {port} is taken", remedy=_other_port(port)) from None
    task = asyncio.current_task()
    if task:
        with contextlib.suppress(NotImplementedError):  # Windows has no such signals
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    print(f"serving http://{HOST}:{port}/  (Ctrl-C ends)", flush=True)
    try:
        await builder.watch()
    finally:
        server.stop()


def _other_port(port: int) -> str:
    import socket

    for candidate in range(port + 1, min(port + 100, LAST_PORT)):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind((HOST, candidate))
            return f"stop what uses it, or take another: --port {candidate}"
    return "stop what uses it, or take another with --port"
