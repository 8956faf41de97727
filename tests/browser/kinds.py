"""One page of every kind that a site has."""

from __future__ import annotations

from pathlib import Path


def page_kinds(public: Path) -> dict[str, str]:
    """Kind → path of its richest page under public/."""
    return {
        "front": "index.html",
        "issues": "issues/index.html",
        "issue": _largest(public, "issues"),
        "article": _largest(public, "articles"),
        "photo": _smallest(public, "articles"),
        "tags": "tags/index.html",
        "tag": _largest(public, "tags"),
        "counties": "counties/index.html",
        "county": _largest(public, "counties"),
        "people": "people/index.html",
        "contributor": _largest(public, "people"),
        "timeline": "timeline.html",
        "figures": "figures.html",
        "search": "search.html?q=%E6%8B%9B%E5%95%86",
        "lost": "404.html",
    }


def _pages(public: Path, folder: str) -> list[Path]:
    found = (path for path in (public / folder).rglob("*.html") if path.name != "index.html")
    return sorted(found, key=lambda path: (path.stat().st_size, path.name))


def _largest(public: Path, folder: str) -> str:
    return _pages(public, folder)[-1].relative_to(public).as_posix()


def _smallest(public: Path, folder: str) -> str:
    return _pages(public, folder)[0].relative_to(public).as_posix()
