"""Evidence everywhere: on no page stands a key figure that does not lead to the sentence that states it."""

from __future__ import annotations

import json
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

# Where a page shows key figures as such; each must be a link, or stand in one
_SHOWN = [
    ".heroes .value",
    ".card .numbers b",
    ".ledger td b",
    ".explorer tbody td:nth-child(2)",
    ".explorer tbody th",
    ".bars .value",
    ".disputed > *",
]
_LOOK = """([pages, shown]) => pages.map(page => {
  const found = {ids: [], links: [], loose: [], shown: 0}, doc = new DOMParser().parseFromString(page, 'text/html');
  for (const node of doc.querySelectorAll(shown.join(', '))) {
    if (node.matches('small')) continue;
    const link = node.closest('a') || node.querySelector('a');
    const to = link && link.getAttribute('href');
    found.shown += 1;
    if (!to || !/#(p\\d+-)?f\\d+$/.test(to)) found.loose.push(node.textContent.trim().slice(0, 40));
  }
  for (const link of doc.querySelectorAll('main a[href*="#"]')) found.links.push(link.getAttribute('href'));
  for (const mark of doc.querySelectorAll('mark[id], tr[id]')) found.ids.push(mark.id);
  return found;
})"""


@pytest.mark.parametrize("project", ["digest", "elsewhere"])
def test_every_number_on_every_page_leads_to_its_sentence(
    request: pytest.FixtureRequest, browser: Browser, project: str
) -> None:
    root: Path = request.getfixturevalue(project)
    looked = _look_at_all(browser, root / "public")
    loose = {path: one["loose"] for path, one in looked.items() if one["loose"]}
    assert loose == {}
    assert sum(one["shown"] for one in looked.values()) > 1000
    astray = [
        f"{path} → {link}"
        for path, one in looked.items()
        for link in one["links"]
        if link.rpartition("#")[2].rpartition("-")[2].startswith("f") and not _is_there(looked, path, link)
    ]
    assert astray == []


@pytest.mark.parametrize("project", ["digest", "elsewhere"])
def test_every_figure_has_its_sentence_and_its_row(
    request: pytest.FixtureRequest, browser: Browser, project: str
) -> None:
    """What data/ holds is marked on its article's page, and listed there and in the explorer."""
    public: Path = request.getfixturevalue(project) / "public"
    looked = _look_at_all(browser, public)
    listed = {
        normpath(join(dirname(path), unquote(link)))
        for path, one in looked.items()
        if path.startswith("figures")
        for link in one["links"]
    }
    figures = json.loads((public / "data/figures.json").read_text(encoding="utf-8"))
    assert len(figures) > 300
    for figure in figures:
        page, _, name = figure["url"].partition("#")
        assert {name, f"r-{name}"} <= set(looked[page]["ids"]), figure["url"]
        assert figure["url"] in listed


def _look_at_all(browser: Browser, public: Path) -> dict[str, Any]:
    paths = [p for p in sorted(public.rglob("*.html")) if b'http-equiv="refresh"' not in p.read_bytes()]
    with browser.new_context() as context:
        page = context.new_page()
        found = page.evaluate(_LOOK, [[path.read_text(encoding="utf-8") for path in paths], _SHOWN])
    return dict(zip((path.relative_to(public).as_posix() for path in paths), found, strict=True))


def _is_there(looked: dict[str, Any], path: str, link: str) -> bool:
    target, _, name = link.partition("#")
    page = normpath(join(dirname(path), unquote(target))) if target else path
    return page in looked and name in looked[page]["ids"]
