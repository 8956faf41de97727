"""Files for machines at the site's root: robots, sitemap, manifest, service worker."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import escape

from site_builder.catalog import Site
from site_builder.render.engine import address
from site_builder.render.press import File
from site_builder.render.theme import Theme, style_sheet

AT_ROOT = ("sw.js",)  # a service worker rules only the folder that it stands in and those below


def theme_files(theme: Theme) -> Iterator[File]:
    """assets/ and what of it belongs at the root; the parts of the style sheet are published joined."""
    yield "assets/style.css", style_sheet(theme)
    for name in sorted(theme.assets):
        if name not in theme.styles:
            yield (name if name in AT_ROOT else f"assets/{name}"), theme.assets[name]


def root_files(site: Site, theme: Theme) -> Iterator[File]:
    """robots.txt, .nojekyll, manifest.webmanifest and, with a base URL, sitemap.xml."""
    base = site.config.base_url
    sitemap = f"Sitemap: {base}/sitemap.xml\n" if base else ""
    yield "robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode()
    yield ".nojekyll", b""
    yield "manifest.webmanifest", _manifest(site, theme)
    if base:
        yield "sitemap.xml", _sitemap(site)


def _manifest(site: Site, theme: Theme) -> bytes:
    icons = [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}] if "icon.svg" in theme.assets else []
    manifest = {
        "name": site.config.title,
        "short_name": site.config.title[:12],
        "lang": site.config.language,
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "icons": icons,
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _sitemap(site: Site) -> bytes:
    """Every page that search engines may list; the only dates are those of newspapers."""
    newest = site.issues[0].date if site.issues else ""
    pages = [("index.html", newest), ("issues/index.html", newest), ("timeline.html", ""), ("figures.html", newest)]
    pages += [(issue.url, issue.date) for issue in site.issues]
    pages += [(entry.url, entry.article.date) for entry in site.entries if not entry.article.noindex]
    for kind in ("tags", "counties", "people"):
        pages.append((f"{kind}/index.html", ""))
        pages += [(term.url, "") for term in getattr(site, kind)]
    lines = [
        f"<url><loc>{escape(f'{site.config.base_url}/{address(url)}')}</loc>"
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + "</url>"
        for url, day in pages
    ]
    opening = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join((opening, *lines, "</urlset>\n")).encode()
