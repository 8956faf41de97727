"""What `serve` answers with: files of public/, livereload's protocol, the form for mending."""

from __future__ import annotations

import hashlib
import secrets
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import livereload
from livereload.handlers import LiveReloadHandler
from tornado import escape, web

from site_builder.commands.serve.builder import Builder
from site_builder.commands.serve.dressing import dress
from site_builder.commands.serve.mending import Guard, MendHandler
from site_builder.files.record import scan

HOST = "127.0.0.1"
CLIENT = Path(__file__).parent / "client"
EMPTY = b"<!doctype html><title>site-builder</title><body></body>"


def make_application(builder: Builder, port: int) -> web.Application:
    """The routes; `/-/` is `serve`'s own."""
    vendors = Path(livereload.__file__).parent / "vendors"
    guard, shown = Guard(port, secrets.token_urlsafe(24)), Shown(builder)
    routes: list[Any] = [
        (r"/-/shown/(\w+)/livereload", ReloadHandler, {"shown": shown}),
        (r"/(livereload\.js)", web.StaticFileHandler, {"path": str(vendors)}),
        (r"/-/article/(form|try|save|undo)", MendHandler, {"builder": builder, "guard": guard}),
        (r"/-/([a-z]+\.(?:js|css))", web.StaticFileHandler, {"path": str(CLIENT)}),
        (r"/(.*)", PageHandler, {"shown": shown, "guard": guard}),
    ]
    return web.Application(routes)


class Shown:
    """What browsers are sent."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._salt = secrets.token_hex(8)  # pages of another `serve` are stale: they have another token

    def read(self, path: str) -> bytes | None:
        """A page as it is now, None where there is none; at first the front page is always there, empty."""
        name = path if path and not path.endswith("/") else f"{path}index.html"
        public, fresh = self.builder.public, self.builder.fresh(name)
        if fresh is not None or not name.endswith(".html"):
            return fresh
        try:
            file = (public / name).resolve()
            return file.read_bytes() if file.is_relative_to(public.resolve()) else None
        except (OSError, ValueError, RuntimeError):  # it is not there, or no name that a file can have
            return EMPTY if name == "index.html" else None

    def mark(self, path: str) -> str:
        """Stands for a page, its style and scripts, and the errors on top of it."""
        assets = sorted(scan(self.builder.root, ["public/assets"], []).items())
        page = self.read(path) or b""
        return hashlib.sha256(page + f"{self._salt}{self.builder.errors}{assets!a}".encode()).hexdigest()[:16]


class ReloadHandler(LiveReloadHandler):  # type: ignore[misc]
    """livereload's socket; a page that was sent before the last build and connects after it is reloaded at once."""

    def initialize(self, shown: Shown) -> None:
        """See `make_application`."""
        self.shown, self.path = shown, ""

    def open(self, *mark: str) -> None:
        """`mark` stands for what the browser shows."""
        self.mark = mark[0]

    def on_message(self, message: str) -> None:
        """`info` comes once a page is connected, with its address."""
        super().on_message(message)
        said = escape.json_decode(message)
        if said.get("command") == "info":
            self.path = unquote(urlsplit(said.get("url", "")).path).lstrip("/")
            self.refresh()

    def refresh(self) -> None:
        """Reload the page where what it shows is no longer true."""
        if self.mark != self.shown.mark(self.path):
            self.send_message({"command": "reload", "path": "*", "liveCSS": True, "liveImg": True})


class PageHandler(web.StaticFileHandler):
    """Files of public/; pages get what only `serve` adds."""

    def initialize(self, shown: Shown, guard: Guard) -> None:  # type: ignore[override]
        """See `make_application`."""
        self.shown, self.guard = shown, guard
        super().initialize(str(shown.builder.public), "index.html")

    def set_extra_headers(self, path: str) -> None:
        """Nothing may be taken from a browser's cache."""
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """None: pages are made for each request."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """A page, dressed; any other file as it is."""
        mark, page = self.shown.mark(path), self.shown.read(path)
        if page is None:
            if "\0" in path:  # no name that a file can have
                raise web.HTTPError(HTTPStatus.NOT_FOUND)
            await super().get(path, include_body)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        errors, text = self.shown.builder.errors, page.decode("utf-8", "replace")
        self.finish(dress(text, errors, self.guard.port, self.guard.token, mark))
