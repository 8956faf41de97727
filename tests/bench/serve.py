"""Measures `serve`: `python -m tests.bench.serve [ARTICLES …]`, by default 47 (this digest) and 1,000.

Prints the seconds from the start on a built digest to the first page, from a save to the page that shows it, and how
many of ten saves in a row, at any moment of a build, are in the end on the page.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.corpus import write_corpus
from tests.commands.serving import free_port, get, serving, wait
from tests.conftest import REPOSITORY, build

DIGEST, SAVES = 47, 5
WARM = 8  # seconds in which it reads all articles for the first time


def measure(count: int) -> None:
    """One line of figures for a project of that size."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "project"
        if count == DIGEST:
            shutil.copytree(REPOSITORY / "seeds", root / "seeds")
            shutil.copy(REPOSITORY / "site.yaml", root)
        else:
            write_corpus(root, count)
        build(root, "--quiet")
        file = sorted((root / "content").rglob("*.md"))[-1]
        port, started = free_port(), time.monotonic()
        address = f"/articles/{file.parent.name}/{file.stem}.html"
        with serving(root, port):
            wait(lambda: "livereload.js" in get(port, address))
            opened = time.monotonic() - started
            time.sleep(WARM)
            times = [until_shown(port, address, file, f"改动{n}") for n in range(SAVES)]
            for number in range(10):
                retitle(file, f"连改{number}")
                time.sleep(0.07 * number)
            wait(lambda: "连改9" in get(port, address))
        middle = statistics.median(times)
        print(
            f"{count:>6} articles: first page {opened:.2f} s, a save is shown after {middle:.2f} s, the last of ten too"
        )


def until_shown(port: int, address: str, file: Path, title: str) -> float:
    """Seconds from a save to the page with the new title."""
    time.sleep(1)
    retitle(file, title)
    saved = time.monotonic()
    wait(lambda: title in get(port, address))
    return time.monotonic() - saved


def retitle(file: Path, title: str) -> None:
    """Save an article with another title."""
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text(
        "\n".join(f"title: {title}" if line.startswith("title: ") else line for line in lines) + "\n", "utf-8"
    )


if __name__ == "__main__":
    for asked in [int(argument) for argument in sys.argv[1:]] or [DIGEST, 1_000]:
        measure(asked)
