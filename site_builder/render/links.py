"""Links and anchors of a finished site, checked before it is published."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import unquote

_TARGET = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def find_broken_links(files: Mapping[str, bytes]) -> list[str]:
    """`page.html → target` for every relative link whose file or anchor is not there, in order of pages.

    Links to other hosts are not followed.  404.html links from the site's root, wherever that is: it is left out.
    """

    @cache
    def anchors(path: str) -> frozenset[str]:
        return frozenset(_ID.findall(files[path].decode("utf-8")))

    broken = []
    for page in sorted(path for path in files if path.endswith(".html") and path != "404.html"):
        for target in _targets(files[page].decode("utf-8")):
            path, _, anchor = target.partition("#")
            path = path.partition("?")[0]
            where = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path))) if path else page
            if where not in files or (anchor and where.endswith(".html") and unquote(anchor) not in anchors(where)):
                broken.append(f"{page} → {target}")
    return broken


def _targets(html: str) -> Iterator[str]:
    for target in dict.fromkeys(_TARGET.findall(html)):
        link = target.replace("&amp;", "&")
        if link and not _SCHEME.match(link):
            yield link
