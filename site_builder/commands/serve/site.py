"""What `serve` answers with: files of public/, livereload's protocol, the form for mending."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import livereload
from livereload.handlers import LiveReloadHandler
from tornado import escape, web

from site_builder.commands.serve.builder import Builder
from site_builder.commands.serve.dressing import dress
from site_builder.commands.serve.mending import Guard, MendHandler

HOST = "127.0.0.1"
CLIENT = Path(__file__).parent / "client"


def make_application(builder: Builder, port: int) -> web.Application:
    """The routes; `/-/` is `serve`'s own."""
    vendors = Path(livereload.__file__).parent / "vendors"
    guard = Guard(port, secrets.token_urlsafe(24))
    served: dict[str, int] = {}
    routes: list[Any] = [
        (r"/livereload", ReloadHandler, {"builder": builder, "served": served}),
        (r"/(livereload\.js)", web.StaticFileHandler, {"path": str(vendors)}),
        (r"/-/article/(form|try|save|undo)", MendHandler, {"builder": builder, "guard": guard}),
        (r"/-/([a-z]+\.(?:js|css))", web.StaticFileHandler, {"path": str(CLIENT)}),
        (r"/(.*)", PageHandler, {"builder": builder, "guard": guard, "served": served}),
    ]
    return web.Application(routes)


class ReloadHandler(LiveReloadHandler):  # type: ignore[misc]
    """livereload's socket; a page that was sent before the last build and connects after it is reloaded at once."""

    def initialize(self, builder: Builder, served: dict[str, int]) -> None:
        """`served`: path of a page → the version of the site that it was sent from."""
        self.builder, self.served = builder, served

    def on_message(self, message: str) -> None:
        """`info` comes once a page is connected, with its address."""
        super().on_message(message)
        said = escape.json_decode(message)
        if said.get("command") == "info" and self.served.get(_path(said.get("url", ""))) != self.builder.version:
            self.send_message({"command": "reload", "path": "*", "liveCSS": True, "liveImg": True})


def _path(url: str) -> str:
    return unquote(urlsplit(url).path).lstrip("/")


class PageHandler(web.StaticFileHandler):
    """Files of public/; pages get what only `serve` adds."""

    def initialize(self, builder: Builder, guard: Guard, served: dict[str, int]) -> None:  # type: ignore[override]
        """See `make_application`."""
        self.builder, self.guard, self.served = builder, guard, served
        super().initialize(str(builder.public), "index.html")

    def set_extra_headers(self, path: str) -> None:
        """Nothing may be taken from a browser's cache."""
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """None: pages are made for each request."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """A page, dressed; any other file as it is."""
        name = path if path and not path.endswith("/") else f"{path}index.html"
        file = (self.builder.public / name).resolve()
        there = file.is_relative_to(self.builder.public.resolve()) and file.is_file()
        if not name.endswith(".html") or not (there or name == "index.html"):
            await super().get(path, include_body)
            return
        self.served[path] = self.builder.version
        page = file.read_text(encoding="utf-8") if there else "<!doctype html><title>…</title><body></body>"
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(dress(page, self.builder.errors, self.guard.port, self.guard.token))
