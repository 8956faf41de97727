"""Files for machines at the site's root: robots, sitemap, manifest, service worker."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import escape

from site_builder.catalog import Site
from site_builder.render.engine import address
from site_builder.render.pieces import File
from site_builder.render.theme import Theme, style_sheet

SITEMAP_LIMIT = 50_000  # addresses; sitemaps.org allows no more in one file
SHARED = "share.png"  # what other sites show for a link: they need an address to find it at
AT_ROOT = ("sw.js",)  # a service worker rules only the folder that it stands in and those below


def theme_files(theme: Theme) -> Iterator[File]:
    """assets/ and what of it belongs at the root; the parts of the style sheet are published joined."""
    yield "assets/style.css", style_sheet(theme)
    for name in sorted(theme.assets):
        if name not in theme.styles and name != SHARED:
            yield (name if name in AT_ROOT else f"assets/{name}"), theme.assets[name]


def root_files(site: Site, theme: Theme) -> Iterator[File]:
    """robots.txt, .nojekyll, manifest.webmanifest and, with a base URL, sitemap.xml."""
    base = site.config.base_url
    sitemap = f"Sitemap: {base}/sitemap.xml\n" if base else ""
    yield "robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode()
    yield ".nojekyll", b""
    yield "manifest.webmanifest", _manifest(site, theme)
    if base:
        if SHARED in theme.assets:
            yield f"assets/{SHARED}", theme.assets[SHARED]
        yield from sitemaps(site.config.base_url, list(_pages(site)), SITEMAP_LIMIT)


def _manifest(site: Site, theme: Theme) -> bytes:
    icons = [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}] if "icon.svg" in theme.assets else []
    manifest = {
        "name": site.config.title,
        "short_name": site.config.title[:12],
        "id": "./",
        "lang": site.config.language,
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "icons": icons,
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    """(URL, day of the newest issue it shows) of every page that search engines may list."""
    newest = site.issues[0].date if site.issues else ""
    yield from (("index.html", newest), ("issues/index.html", newest), ("timeline.html", ""), ("figures.html", newest))
    yield from ((issue.url, issue.date) for issue in site.issues)
    yield from ((entry.url, entry.card.date) for entry in site.entries if not entry.card.noindex)
    for kind in ("tags", "counties", "people"):
        yield f"{kind}/index.html", ""
        yield from ((term.url, "") for term in getattr(site, kind))


def sitemaps(base_url: str, pages: Sequence[tuple[str, str]], limit: int) -> Iterator[File]:
    """sitemap.xml, or where it would list more than `limit` addresses an index of sitemap-1.xml, sitemap-2.xml …"""
    parts = [pages[i : i + limit] for i in range(0, len(pages), limit)]
    if len(parts) < 2:
        yield "sitemap.xml", _sitemap(base_url, pages)
        return
    names = [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    rows = [f"<sitemap><loc>{escape(f'{base_url}/{name}')}</loc></sitemap>" for name in names]
    yield "sitemap.xml", _listing("sitemapindex", rows)
    yield from ((name, _sitemap(base_url, part)) for name, part in zip(names, parts, strict=True))


def _sitemap(base_url: str, pages: Sequence[tuple[str, str]]) -> bytes:
    """The only dates are those of newspapers."""
    rows = (
        f"<url><loc>{escape(f'{base_url}/{address(url)}')}</loc>"
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + "</url>"
        for url, day in pages
    )
    return _listing("urlset", rows)


def _listing(name: str, rows: Iterable[str]) -> bytes:
    opening = f'<?xml version="1.0" encoding="utf-8"?>\n<{name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join((opening, *rows, f"</{name}>\n")).encode()
