"""Links and anchors of a finished site, checked before it is published."""

from __future__ import annotations

import marshal
import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

LOST = "404.html"  # it links from the site's root
_SCHEME = re.compile(r"\A(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


Found = tuple[tuple[str, ...], tuple[str, ...]]  # links as written, anchors


class Linked(NamedTuple):
    """The same, packed: of most pages nobody asks again."""

    links: bytes
    anchors: bytes

    @classmethod
    def of(cls, found: Found) -> Linked:
        """What was found, packed."""
        return cls(*map(marshal.dumps, found))

    @property
    def found(self) -> Found:
        """What was packed."""
        return marshal.loads(self.links), self.ids

    @property
    def ids(self) -> tuple[str, ...]:
        """The anchors alone."""
        return marshal.loads(self.anchors)  # type: ignore[no-any-return]


def find_links(page: bytes) -> Found:
    """What a page links to and what in it can be linked to, each once."""
    html = page.decode("utf-8")
    written = dict.fromkeys(_values(html, 'href="') + _values(html, 'src="'))
    links = (target.replace("&amp;", "&") for target in written)
    return tuple(link for link in links if link and not _SCHEME.match(link)), tuple(_values(html, 'id="'))


def _values(html: str, attribute: str) -> list[str]:
    """The values of an attribute, which stands in a tag: text may look like one."""
    found: list[str] = []
    in_tag = False
    before, *pieces = html.split(attribute)
    for after in pieces:
        closed = before.rfind(">")
        if before.find("<", closed + 1) >= 0:
            in_tag = True
        elif closed >= 0:
            in_tag = False
        if in_tag and before[-1:].isspace():
            found.append(after.partition('"')[0])
        before = after
    return found


class Targets:
    """What pages link to, each target told once: pages link to the same few thousand places again and again."""

    def __init__(self) -> None:
        self._told: dict[str, set[str]] = {}  # folder → links on pages in it

    def new(self, page: str, found: Found) -> list[str]:
        """`path` or `path#anchor` of what a page links to and no page in its folder did before.

        What is found to be there on the page itself is left out.
        """
        links, anchors = found
        folder = posixpath.dirname(page)
        told = self._told.setdefault(folder, set())
        new = [link for link in links if link not in told] if page != LOST else []
        told.update(link for link in new if link[0] != "#")
        return [
            target(where, anchor)
            for _, where, anchor in _resolved(page, (tuple(new), ()))
            if where != page or not _has(anchors, anchor)
        ]


def target(where: str, anchor: str) -> str:
    """A place in a page as one word."""
    return f"{where}#{anchor}" if anchor else where


def all_there(
    targets: Iterable[str], paths: Container[str], anchors_of: Callable[[Sequence[str]], Mapping[str, Container[str]]]
) -> bool:
    """Whether all that is linked to is there; `anchors_of` gives the anchors of pages, where they are known."""
    wanted: dict[str, list[str]] = {}
    for one in targets:
        where, _, anchor = one.partition("#")
        wanted.setdefault(where, []).extend([anchor] if anchor else [])
    if any(where not in paths for where in wanted):
        return False
    anchored = [where for where, names in wanted.items() if names]
    known = anchors_of(anchored)
    return all(_has(known[where], name) for where in anchored if where in known for name in wanted[where])


def broken_links(paths: Container[str], found: Mapping[str, Found]) -> list[tuple[str, str]]:
    """Page and target, as it is written, of every link whose file or anchor is not there, in order of pages.

    Links to other hosts are not followed.  404.html links from the site's root, wherever that is: it is left out.
    """
    anchors = {path: frozenset(ids) for path, (_, ids) in found.items()}
    return [
        (page, link)
        for page in sorted(found)
        for link, where, anchor in _resolved(page, found[page])
        if where not in paths or (anchor and where in anchors and not _has(anchors[where], anchor))
    ]


def _resolved(page: str, found: Found) -> Iterator[tuple[str, str, str]]:
    """Every link of a page as it is written, the path that it leads to, and the anchor."""
    folder = posixpath.dirname(page)
    for link in found[0] if page != LOST else ():
        path, _, anchor = link.partition("#")
        yield link, _resolve(folder, path) if path else page, anchor


def _has(anchors: Container[str], anchor: str) -> bool:
    return anchor in anchors or unquote(anchor) in anchors


@lru_cache(maxsize=65536)
def _resolve(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))
