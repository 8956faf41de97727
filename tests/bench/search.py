"""Measures search: `python -m tests.bench.search [ARTICLES …]`, by default 50, 1,000 and 10,000.

Prints what a first query costs (bytes after gzip, p95 of 200 phrases, a fresh page for each); the size of the index,
the processor's time to build it for each article and the memory of the process that does nothing else; the
processor's time from a keystroke to its answer, beside that of a keystroke that asks for nothing; and of 500 pieces
of print, two to eight characters long, how many of the articles that have them are found (recall) and how many of
those found have them (precision).  Above 10,000 articles, pieces that more than 200 articles have are left out of
that: to show all of them would take hours.
"""

from __future__ import annotations

import gzip
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from playwright.sync_api import Browser, CDPSession, Page

from site_builder.search import SearchDoc, build_index
from site_builder.search.fold import fold
from tests.bench.searched import made_docs
from tests.search.browser import PAGE, ask_all, chromium
from tests.search.corpus import CLIENT
from tests.search.printed import Printed, holders, random_pieces

QUERIES, PIECES, TYPED = 200, 500, 60
BATCH = 25
SHOWN_WHOLE = 10_000  # articles; above, only pieces that
HOLDERS = 200  # articles have at most are looked for
ANSWERED = "q => document.querySelector('[data-results]').dataset.query === q"
TYPE = """async typed => {
    const box = document.querySelector('input[name=q]'), results = document.querySelector('[data-results]');
    box.value = typed;
    box.dispatchEvent(new InputEvent('input', {bubbles: true}));
    const pause = () => new Promise(done => setTimeout(done, 0));
    while (results.dataset.query !== typed || results.hasAttribute('aria-busy')) await pause();
}"""


class Built(NamedTuple):
    """An index in a folder: milliseconds of the processor an article, and megabytes at most."""

    spent: float
    peak: float


def build(count: int, folder: Path) -> Built:
    """Made from articles that come one after the other, in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_build, count, folder).result()


def _build(count: int, folder: Path) -> Built:
    made = 0.0

    def docs() -> list[SearchDoc]:
        nonlocal made
        started = time.process_time()
        found = [doc for doc, _ in made_docs(count)]
        made = time.process_time() - started
        return found

    started = time.process_time()
    for path, content in build_index(docs(), CLIENT):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    spent = time.process_time() - started - made
    return Built(spent * 1000 / count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)


def measure(count: int, browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        built = build(count, folder)
        packed = {path.relative_to(folder).as_posix(): packed_size(path) for path in folder.rglob("*.js")}
        (folder / "search.html").write_text(PAGE.format(language="zh-CN", words=""), "utf-8")
        address = (folder / "search.html").as_uri()
        index = sum(size for path, size in packed.items() if "client" not in path) / count / 1000
        print(
            f"{count:>7} articles: index {index:.2f} KB gzip an article in {len(packed)} files,"
            f" built in {built.spent:.2f} ms an article, at most {built.peak:.0f} MB",
            flush=True,
        )
        printed = {doc.id: prints for doc, prints in made_docs(count)}
        pieces = random_pieces(printed, PIECES)
        page = browser.new_page()
        first = p95([first_query(page, address, phrase, packed) for phrase in pieces[:QUERIES]])
        print(f"{'':>7} first query {first / 1000:.0f} KB gzip p95", flush=True)
        cold, warm, nothing = keystrokes(page, address, pieces[:TYPED])
        print(
            f"{'':>7} keystroke {warm:.1f} ms p95 ({cold:.1f} while files load; one that asks nothing {nothing:.1f})",
            flush=True,
        )
        few = HOLDERS if count > SHOWN_WHOLE else count
        recall, precision, asked = found(page, address, printed, pieces, few)
        page.close()
    print(f"{'':>7} of {asked} pieces of print recall {recall:.4f}, precision {precision:.4f}", flush=True)


def packed_size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


def p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def first_query(page: Page, address: str, phrase: str, packed: dict[str, int]) -> float:
    """Bytes of the index that one query on a fresh page needs."""
    asked: set[str] = set()
    note = lambda request: asked.add(request.url)  # noqa: E731
    page.on("request", note)
    page.goto(f"{address}?q={quote(phrase)}")
    page.wait_for_function(ANSWERED, arg=phrase, polling=5)
    page.wait_for_timeout(20)
    page.remove_listener("request", note)
    return sum(packed["search/" + url.split("/search/", 1)[1]] for url in asked if "/search/" in url)


def keystrokes(page: Page, address: str, phrases: Sequence[str]) -> tuple[float, float, float]:
    """p95 of the processor's milliseconds: while files are loaded from disk, after, and with nothing asked."""
    page.goto(address)
    typed = [phrase[:end] for phrase in phrases for end in range(1, len(phrase) + 1)]
    clock = page.context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate(TYPE, "")
    return p95(spent(page, clock, typed)), p95(spent(page, clock, typed)), p95(spent(page, clock, [""] * len(typed)))


def spent(page: Page, clock: CDPSession, typed: Sequence[str]) -> list[float]:
    """Of each keystroke, all that the page's thread does until it is answered."""

    def now() -> float:
        metrics = clock.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    times = []
    for text in typed:
        started = now()
        page.evaluate(TYPE, text)
        times.append((now() - started) * 1000)
    return times


def found(page: Page, address: str, printed: Printed, pieces: Sequence[str], few: int) -> tuple[float, float, int]:
    """Of the articles that have a piece, how many are found; of those found, how many have it, spelled alike.

    Asked for are the pieces that `few` articles have at most: how many.
    """
    page.goto(address)
    folded = {name: [fold(text) for text in texts] for name, texts in printed.items()}
    able = {piece: may for piece in pieces if len(may := holders(folded, fold(piece))) <= few}
    wanted = got = right = shown = 0
    for start in range(0, len(able), BATCH):
        batch = list(able)[start : start + BATCH]
        for piece, answer in zip(batch, ask_all(page, batch, patience=600), strict=True):
            must, may = holders(printed, piece), able[piece]
            wanted, got = wanted + len(must), got + len(must & set(answer))
            shown, right = shown + len(answer), right + len(may & set(answer))
    return got / wanted, right / shown, len(able)


if __name__ == "__main__":
    with chromium() as running:
        for count in [int(argument) for argument in sys.argv[1:]] or [50, 1_000, 10_000]:
            measure(count, running)
