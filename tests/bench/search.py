"""Measures search: `python -m tests.bench.search [ARTICLES …]`, by default 50, 1,000 and 10,000.

Prints what a first query costs (bytes after gzip, p95 of 200 phrases, a fresh page for each), the size of the index
and the time to build it for each article, the time from a keystroke to its answer, and of 500 pieces of print, two to
eight characters long, how many of the articles that have them are found (recall) and how many of those found have
them (precision).
"""

from __future__ import annotations

import gzip
import random
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page

from site_builder.files.reading import read_content
from site_builder.matter.body import INFOBOX_HEADING
from site_builder.search import SearchDoc, build_index
from site_builder.search.fold import fold
from site_builder.text.lines import make_page
from site_builder.text.spans import parse_spans
from tests.search.browser import PAGE, ask_all, chromium
from tests.search.corpus import CLIENT, ROOT, synthetic_docs
from tests.search.printed import Printed, holders, random_pieces

QUERIES, PIECES = 200, 500
BATCH = 25
LENGTH = 450  # characters of an article, at least: some 620 in the mean
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
    docs, printed = made_docs(count)
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
        pieces = random_pieces(printed, PIECES)
        phrases = pieces[:QUERIES]
        page = browser.new_page()
        first = p95([first_query(page, address, phrase, packed) for phrase in phrases])
        cold, warm = keystrokes(page, address, phrases[:60])
        recall, precision = found(page, address, printed, pieces)
        page.close()
    index = sum(size for path, size in packed.items() if "client" not in path) / count / 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(
        f"{count:>7} articles: first query {first / 1000:.0f} KB gzip p95, index {index:.2f} KB an article in"
        f" {len(packed)} files, built in {spent:.2f} ms an article (peak {peak:.0f} MB),"
        f" keystroke {warm:.1f} ms p95 ({cold:.1f} while files load); of {len(pieces)} pieces of print"
        f" recall {recall:.4f}, precision {precision:.4f}",
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


def found(page: Page, address: str, printed: Printed, pieces: Sequence[str]) -> tuple[float, float]:
    """Of the articles that have a piece, how many are found; of those found, how many have it, spelled alike."""
    page.goto(address)
    folded = {name: [fold(text) for text in texts] for name, texts in printed.items()}
    wanted = got = right = shown = 0
    for start in range(0, len(pieces), BATCH):
        batch = pieces[start : start + BATCH]
        for piece, answer in zip(batch, ask_all(page, batch, patience=600), strict=True):
            must, may = holders(printed, piece), holders(folded, fold(piece))
            wanted, got = wanted + len(must), got + len(must & set(answer))
            shown, right = shown + len(answer), right + len(may & set(answer))
    return got / wanted, right / shown


def keystrokes(page: Page, address: str, phrases: list[str]) -> tuple[float, float]:
    """p95 in milliseconds from a keystroke to its answer: while files are loaded from disk, and after."""
    page.goto(address)
    return p95(page.evaluate(TYPE, phrases)), p95(page.evaluate(TYPE, phrases))


def made_docs(count: int) -> tuple[list[SearchDoc], dict[str, list[str]]]:
    """So many articles, and what was printed of each: passages of the digest as its seeds have them, recombined.

    Every other passage has words exchanged for others by frequency: five pages alone have too few.
    """
    draw = random.Random(3)
    words, weights = dictionary()
    stock = iter(draw.choices(words, weights, k=count * 260))
    passages = read_passages()
    docs, printed = [], {}
    for doc in synthetic_docs(count, length=1):
        chosen: list[tuple[str, str]] = []
        while sum(len(text) for _, text in chosen) < LENGTH:
            chosen.append(draw.choice(passages))
            mixed = "".join(next(stock, "") for _ in range(len(chosen[-1][1]) // 2)) + "。"
            chosen.append((mixed, mixed))
        title = chosen[0][1][:20]
        text = "\f".join((title, *(text for _, text in chosen)))
        docs.append(replace(doc, title=title, text=text, summary=chosen[0][1][:60], has_figures=True))
        printed[doc.id] = [print_ for print_, _ in chosen]
    return docs, printed


def read_passages() -> list[tuple[str, str]]:
    """Each block of the digest in content/: its print, blanks removed and doubled glyphs once, and its text."""
    passages = []
    for article in read_content(ROOT).articles.values():
        page = make_page(article.source.seed, (ROOT / "seeds" / article.source.seed).read_bytes())
        blocks = [block for block in article.story.blocks if block.text != INFOBOX_HEADING]
        for spans, block in zip(article.source.paragraphs, blocks, strict=False):
            raw = "".join(squash(page.text[start:end]) for start, end in parse_spans(page, spans))
            alike = "".join(filter(str.isalnum, raw)) == "".join(filter(str.isalnum, block.text))
            if alike and len(block.text) < 400:
                passages.append((raw, block.text))
    return passages


def squash(text: str) -> str:
    return "".join(text.split())


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
