"""A site that is nothing but a search page, and a browser to use it with."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from site_builder.search import SearchDoc, Sizes, build_index
from tests.search.corpus import CLIENT

PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
<title>检索</title>
<form role="search" action="search.html"><input type="search" name="q" aria-label="检索"></form>
<select data-sort aria-label="排序"><option value="relevance">相关</option><option value="date">日期</option></select>
<p data-status aria-live="polite"></p>
<div data-facets></div>
<ol data-results{words}></ol>
<script src="search/client.js"></script>
</html>
"""


def find_chromium() -> str | None:
    """The browser of the tests: $CHROMIUM, else one on the path, else the one that Playwright installed."""
    named = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if named:
        return named
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def write_site(
    folder: Path, docs: list[SearchDoc], sizes: Sizes | None = None, language: str = "zh-CN", words: str = ""
) -> Path:
    """The search page and its index in `folder`."""
    for path, content in build_index(docs, CLIENT, sizes=sizes or Sizes()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "search.html").write_text(PAGE.format(language=language, words=words), "utf-8")
    for doc in docs:
        article = folder / doc.url
        article.parent.mkdir(parents=True, exist_ok=True)
        article.write_text(f"<!doctype html><meta charset=utf-8><title>{doc.id}</title>", "utf-8")
    return folder


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder's address over HTTP."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


BATCH = 50  # queries that share one patience
ASK = """async ([queries, seconds]) => {
    const box = document.querySelector('input[name=q]'), results = document.querySelector('[data-results]');
    const more = document.querySelector('[data-more]'), pause = () => new Promise((done, fail) =>
        setTimeout(Date.now() < patience ? done : () => fail(new Error('no answer to ' + box.value)), 0));
    const answers = [], patience = Date.now() + seconds * 1000;
    for (const query of queries) {
        box.value = query;
        box.dispatchEvent(new InputEvent('input', {bubbles: true}));
        while (results.dataset.query !== query || results.hasAttribute('aria-busy')) await pause();
        while (!more.hidden) {
            const shown = results.children.length;
            more.click();
            while (!more.hidden && results.children.length === shown) await pause();
        }
        answers.push([...results.children].map(result => result.dataset.article));
    }
    return answers;
}"""


def ask_all(page: Page, queries: Sequence[str], patience: float = 20) -> list[list[str]]:
    """Type one query after the other; the ids of all results of each, those behind “more” too."""
    answers: list[list[str]] = []
    for start in range(0, len(queries), BATCH):
        answers += page.evaluate(ASK, [list(queries[start : start + BATCH]), patience])
    return answers


def ask(page: Page, query: str) -> list[str]:
    """The ids of all results of one query."""
    return ask_all(page, [query])[0]


def status(page: Page) -> str:
    """What the page says of the answer."""
    return page.locator("[data-status]").inner_text()
