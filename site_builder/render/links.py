"""Links and anchors of a finished site, checked before it is published."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

_SCHEME = re.compile(r"\A(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


Found = tuple[tuple[str, ...], tuple[str, ...]]  # links as written, anchors


def find_links(page: bytes) -> Found:
    """What a page links to and what in it can be linked to, each once."""
    html = page.decode("utf-8")
    written = dict.fromkeys((*_values(html, 'href="'), *_values(html, 'src="')))
    links = (target.replace("&amp;", "&") for target in written)
    return tuple(link for link in links if link and not _SCHEME.match(link)), tuple(_values(html, 'id="'))


def _values(html: str, attribute: str) -> Iterator[str]:
    """The values of an attribute, which stands in a tag: text may look like one."""
    in_tag = False
    for before, after in pairwise(html.split(attribute)):
        opened, closed = before.rfind("<"), before.rfind(">")
        if opened != closed:
            in_tag = opened > closed
        if in_tag and before[-1:].isspace():
            yield after.partition('"')[0]


def find_broken_links(files: Mapping[str, bytes]) -> list[str]:
    """`page.html → target` for every relative link whose file or anchor is not there, in order of pages.

    Links to other hosts are not followed.  404.html links from the site's root, wherever that is: it is left out.
    """
    found = {path: find_links(page) for path, page in files.items() if path.endswith(".html")}
    return [f"{page} → {link}" for page, link in broken_links(files, found)]


def broken_links(
    paths: Container[str], found: Mapping[str, Found], targets: Mapping[str, Found] | None = None
) -> list[tuple[str, str]]:
    """Page and target of the same, of pages whose links have been found already.

    `targets` are pages that are linked to without being looked at themselves.
    """
    anchors = {path: frozenset(ids) for path, (_, ids) in [*(targets or {}).items(), *found.items()]}
    return [
        (page, link)
        for page in sorted(found)
        for link, where, anchor in _resolved(page, found[page])
        if where not in paths or (anchor and where in anchors and not _has(anchors[where], anchor))
    ]


def linked_pages(found: Mapping[str, Found]) -> set[str]:
    """The pages of which an anchor is linked to."""
    return {where for page in found for _, where, anchor in _resolved(page, found[page]) if anchor}


def _resolved(page: str, found: Found) -> Iterator[tuple[str, str, str]]:
    """Every link of a page as it is written, the path that it leads to, and the anchor."""
    folder = posixpath.dirname(page)
    for link in found[0] if page != "404.html" else ():
        path, _, anchor = link.partition("#")
        yield link, _resolve(folder, path) if path else page, anchor


def _has(anchors: Container[str], anchor: str) -> bool:
    return anchor in anchors or unquote(anchor) in anchors


@lru_cache(maxsize=65536)
def _resolve(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))
