"""`site-builder serve`: build, serve on this machine only, rebuild and reload the browser on every change."""

from __future__ import annotations

import asyncio
import html
import os
import sys
from pathlib import Path
from typing import Any

import livereload
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado import web
from tornado.httpserver import HTTPServer

from site_builder.errors import SiteBuilderError
from site_builder.files.record import scan

HOST = "127.0.0.1"
EVERY = 0.3  # seconds between two looks at the project
INPUTS = ("seeds", "content", "themes")
SCRIPT = '<script src="/livereload.js?host=127.0.0.1&amp;port={port}"></script>'


def run_serve(root: Path, port: int) -> int:
    """Build and serve until Ctrl-C; a port that is taken is named with the next free one."""
    try:
        asyncio.run(_serve(root, port))
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    return 0


async def _serve(root: Path, port: int) -> None:
    state = State(root, port)
    server = HTTPServer(_application(state))
    try:
        server.listen(port, HOST)
    except OSError:
        remedy = f"stop what uses it, or take another: --port {_free_port(port)}"
        raise SiteBuilderError(f"port {port} is taken", remedy=remedy) from None
    await state.rebuild()
    print(f"serving http://{HOST}:{port}/  (Ctrl-C ends)", flush=True)
    while True:
        await asyncio.sleep(EVERY)
        await state.look()


def _free_port(port: int) -> int:
    import socket

    for candidate in range(port + 1, port + 100):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, candidate)):
                return candidate
    return 0


class State:
    """What was built last and what came of it."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.port = root, port
        self.seen: dict[str, tuple[int, int]] = {}
        self.errors = ""
        # the protocol with the browser is livereload's; looking for changes is ours: its own watcher drops
        # changes that fall into the seconds after a reload
        LiveReloadHandler.watcher = Watcher()

    @property
    def public(self) -> Path:
        """The folder that is served."""
        return self.root / "public"

    def _scan(self) -> dict[str, tuple[int, int]]:
        return scan(self.root, INPUTS, ["site.yaml"])

    async def look(self) -> None:
        """Rebuild and reload if anything changed since the last build began."""
        now = self._scan()
        if now != self.seen:
            await self.rebuild()
            LiveReloadHandler.reload_waiters("*")

    async def rebuild(self) -> None:
        """Build in a process of its own: what is imported and what is wrong stay there."""
        self.seen = self._scan()
        command = [sys.executable, "-m", "site_builder", "-C", os.fspath(self.root), "build"]
        process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
        try:
            _, said = await process.communicate()
        except asyncio.CancelledError:
            process.kill()
            raise
        lines = said.decode("utf-8", "replace").splitlines()
        self.errors = "\n".join(line for line in lines if not line.startswith("note:"))
        print("\n".join(lines), file=sys.stderr, end="\n" if lines else "", flush=True)
        self.seen |= {name: stamp for name, stamp in self._scan().items() if name.startswith("content/")}


class PageHandler(web.StaticFileHandler):
    """Files of public/; pages get livereload's script, and errors of the last build on top."""

    def initialize(self, state: State) -> None:  # type: ignore[override]
        self.state = state
        super().initialize(str(state.public), "index.html")

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """None: pages are made for each request, and nothing may be taken from a browser's cache."""

    async def get(self, path: str, include_body: bool = True) -> None:
        name = path if path and not path.endswith("/") else f"{path}index.html"
        file = (self.state.public / name).resolve()
        if not name.endswith(".html") or not file.is_relative_to(self.state.public.resolve()) or not file.is_file():
            await super().get(path, include_body)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(_with_reload(file.read_text(encoding="utf-8"), self.state))


def _with_reload(page: str, state: State) -> str:
    """A page as `serve` sends it: its policy lets livereload's script and socket in."""
    socket = f"connect-src 'self' ws://{HOST}:{state.port}"
    page = (
        page.replace("connect-src 'self'", socket)
        if "connect-src" in page
        else page.replace("default-src", f"{socket}; default-src", 1)
    )
    errors = f'<pre role="alert" class="serve-errors">{html.escape(state.errors)}</pre>' if state.errors else ""
    page = page.replace("<body>", f"<body>{errors}", 1) if "<body>" in page else errors + page
    return page.replace("</body>", SCRIPT.format(port=state.port) + "</body>", 1)


def _application(state: State) -> web.Application:
    vendors = Path(livereload.__file__).parent / "vendors"
    routes: list[Any] = [
        (r"/livereload", LiveReloadHandler),
        (r"/(livereload\.js)", web.StaticFileHandler, {"path": str(vendors)}),
        (r"/(.*)", PageHandler, {"state": state}),
    ]
    return web.Application(routes)
