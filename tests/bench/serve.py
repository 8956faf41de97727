"""Measures `serve`: `python -m tests.bench.serve [ARTICLES …]`, by default 47 (this digest) and 1,000.

Prints the seconds from the start on a built digest to the first page; from a save to the page that shows it, and to the
browser's being told to reload a page of the rebuilt site that lists the article; the processor time that looking for
changes takes; and whether the last of ten saves in a row, at any moment of a build, is in the end on the page.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.bench.corpus import write_corpus
from tests.commands.processes import ahead, rests, seconds_of
from tests.commands.serving import free_port, get, serving, wait
from tests.conftest import REPOSITORY, build

DIGEST, SAVES = 47, 5
WARM, IDLE = 5, 4  # seconds: in which it reads all articles for the first time; of looking for changes


def measure(count: int) -> None:
    """One line of figures for a project of that size."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "project"
        if count == DIGEST:
            for folder in ("seeds", "content"):
                shutil.copytree(REPOSITORY / folder, root / folder)
            shutil.copy(REPOSITORY / "site.yaml", root)
        else:
            write_corpus(root, count)
        build(root, "--quiet")
        file = sorted((root / "content").rglob("20*/*.md"))[-1]
        article = f"/articles/{file.parent.name}/{file.stem}.html"
        port, started = free_port(), time.monotonic()
        with serving(root, port) as process:
            wait(lambda: "livereload.js" in get(port, article), every=0.01)
            opened = time.monotonic() - started
            wait(lambda: any(map(rests, ahead(process.pid))))
            time.sleep(WARM)
            before = seconds_of(process.pid)
            time.sleep(IDLE)
            looking = (seconds_of(process.pid) - before) / IDLE
            shown = [until_shown(port, article, file, f"改动{n}") for n in range(SAVES)]
            told = [asyncio.run(until_told(port, file, f"再改{n}")) for n in range(SAVES)]
            for number in range(10):
                retitle(file, f"连改{number}")
                time.sleep(0.07 * number)
            wait(lambda: "连改9" in get(port, article))
        print(
            f"{count:>6} articles: first page {opened:.2f} s; a save is shown after {statistics.median(shown):.2f} s, "
            f"the whole site after {statistics.median(told):.2f} s; looking takes {looking:.0%}; the last of ten too"
        )


def until_shown(port: int, address: str, file: Path, title: str) -> float:
    """Seconds from a save to the page with the new title."""
    time.sleep(1)
    saved = retitle(file, title)
    wait(lambda: title in get(port, address), every=0.01)
    return time.monotonic() - saved


async def until_told(port: int, file: Path, title: str) -> float:
    """Seconds from a save to the moment when a browser that shows the article's issue is told to reload."""
    await asyncio.sleep(5)  # what a build looks over once more is over too
    socket = await _open(port, f"/issues/{file.parent.name}.html")
    saved = retitle(file, title)
    while "reload" not in str(await socket.read_message()):
        pass
    told = time.monotonic() - saved
    assert title in await asyncio.to_thread(get, port, f"/issues/{file.parent.name}.html")
    return told


async def _open(port: int, address: str) -> WebSocketClientConnection:
    """A browser's socket for the page of an address, as livereload's script opens it."""
    shown = re.search(r"-/shown/\w+", await asyncio.to_thread(get, port, address))
    assert shown
    socket = await websocket_connect(f"ws://127.0.0.1:{port}/{shown[0]}/livereload")
    for said in ({"command": "hello"}, {"command": "info", "url": f"http://127.0.0.1:{port}{address}"}):
        await socket.write_message(json.dumps(said))
    await socket.read_message()  # its hello
    return socket


def retitle(file: Path, title: str) -> float:
    """Save an article with another title, as editors do; returns when."""
    lines = file.read_text(encoding="utf-8").splitlines()
    text = "\n".join(f"title: {title}" if line.startswith("title: ") else line for line in lines) + "\n"
    part = file.with_name(".save")
    part.write_text(text, "utf-8")
    os.replace(part, file)
    return time.monotonic()


if __name__ == "__main__":
    for asked in [int(argument) for argument in sys.argv[1:]] or [DIGEST, 1_000]:
        measure(asked)
