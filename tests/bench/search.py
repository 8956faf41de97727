"""Measures search: `python -m tests.bench.search [ARTICLES …]`, by default 50, 1,000 and 10,000.

Prints what a first query costs (bytes after gzip, p95 of 200 phrases, a fresh page for each), the size of the index
and the time to build it for each article, and the time from a keystroke to its answer.
"""

from __future__ import annotations

import gzip
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from site_builder.search import SearchDoc, build_index
from tests.search.browser import PAGE, chromium
from tests.search.corpus import CLIENT, random_phrases, synthetic_docs

QUERIES = 200
ANSWERED = "q => document.querySelector('[data-results]').dataset.query === q"
TYPE = """async phrases => {
    const box = document.querySelector('input[name=q]'), results = document.querySelector('[data-results]');
    const times = [];
    for (const phrase of phrases) {
        for (let n = 1; n <= phrase.length; n++) {
            const typed = phrase.slice(0, n);
            const answered = new Promise(done => {
                const watch = new MutationObserver(() => {
                    if (results.dataset.query === typed) { watch.disconnect(); done(); }
                });
                watch.observe(results, {attributes: true});
            });
            const start = performance.now();
            box.value = typed;
            box.dispatchEvent(new InputEvent('input', {bubbles: true}));
            await answered;
            times.push(performance.now() - start);
            await new Promise(done => setTimeout(done, 0));
        }
    }
    return times;
}"""


def p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def measure(count: int, browser: Browser) -> None:
    docs = worded_docs(count)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.process_time()
        sizes = {}
        for path, content in build_index(docs, CLIENT):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
            sizes[path] = content
        spent = (time.process_time() - started) * 1000 / count
        packed = {path: len(gzip.compress(content)) for path, content in sizes.items()}
        (folder / "search.html").write_text(PAGE.format(language="zh-CN", words=""), "utf-8")
        address = (folder / "search.html").as_uri()
        phrases = [phrase for _, phrase in random_phrases(docs, QUERIES)]
        page = browser.new_page()
        first = p95([first_query(page, address, phrase, packed) for phrase in phrases])
        cold, warm = keystrokes(page, address, phrases[:60])
        page.close()
    index = sum(size for path, size in packed.items() if "client" not in path) / count / 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(
        f"{count:>7} articles: first query {first / 1000:.0f} KB gzip p95, index {index:.2f} KB an article in"
        f" {len(packed)} files, built in {spent:.2f} ms an article (peak {peak:.0f} MB),"
        f" keystroke {warm:.1f} ms p95 ({cold:.1f} while files load)",
        flush=True,
    )


def first_query(page: Page, address: str, phrase: str, packed: dict[str, int]) -> float:
    """Bytes of the index that one query on a fresh page needs."""
    from urllib.parse import quote

    asked: set[str] = set()
    note = lambda request: asked.add(request.url)  # noqa: E731
    page.on("request", note)
    page.goto(f"{address}?q={quote(phrase)}")
    page.wait_for_function(ANSWERED, arg=phrase, polling=5)
    page.wait_for_timeout(20)
    page.remove_listener("request", note)
    return sum(packed["search/" + url.split("/search/", 1)[1]] for url in asked if "/search/" in url)


def keystrokes(page: Page, address: str, phrases: list[str]) -> tuple[float, float]:
    """p95 in milliseconds from a keystroke to its answer: while files are loaded from disk, and after."""
    page.goto(address)
    return p95(page.evaluate(TYPE, phrases)), p95(page.evaluate(TYPE, phrases))


def worded_docs(count: int) -> list[SearchDoc]:
    """Sentences of the seeds, half of their words exchanged for others by frequency: the seeds alone have too few."""
    chance = random.Random(3)
    words, weights = dictionary()
    docs = []
    for doc in synthetic_docs(count):
        stock = iter(chance.choices(words, weights, k=400))
        clauses = doc.text.split("\n")
        mixed = [
            c if i % 2 else "".join(next(stock, "") for _ in range(len(c) // 2)) + "。" for i, c in enumerate(clauses)
        ]
        docs.append(
            SearchDoc(doc.id, doc.url, doc.title, doc.date, "\n".join(mixed), mixed[0], doc.counties, doc.tags, True)
        )
    return docs


def dictionary() -> tuple[list[str], list[int]]:
    """jieba's words with their frequencies."""
    import jieba

    lines = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines()
    rows = [line.split(" ") for line in lines]
    return [row[0] for row in rows], [int(row[1]) for row in rows]


if __name__ == "__main__":
    with chromium() as running:
        for asked in [int(argument) for argument in sys.argv[1:]] or [50, 1_000, 10_000]:
            measure(asked, running)
