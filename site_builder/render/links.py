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
_PLAIN = re.compile(r"\w[\w-]*+(?:[./]\w[\w-]*+)*+", re.ASCII)  # a path that is what it says
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


# An attribute stands in a tag, whose end is near: text may look like one, but what comes next is the begin of a tag.
# To begin with a fixed word makes it ten times as quick as with a blank; a page as bytes is half as long to read.
_HREF, _SRC, _ID = (
    re.compile(rb'%s="(?<=\s%s=")([^"]*)(?=[^<>]{0,12000}>)' % (name, name)) for name in (b"href", b"src", b"id")
)


def find_links(page: bytes) -> Found:
    """What a page links to and what in it can be linked to, each once."""
    links = _texts(_HREF.findall(page) + _SRC.findall(page))
    return (
        tuple([link for link in links if link and (link[0] in ".#" or not _SCHEME.match(link))]),
        _texts(_ID.findall(page)),
    )


def _texts(values: list[bytes]) -> tuple[str, ...]:
    """Values of attributes, in none of which stands a quote, each once."""
    return tuple(dict.fromkeys(b'"'.join(values).decode().replace("&amp;", "&").split('"'))) if values else ()


class Targets:
    """What pages link to, each target told once: pages link to the same few thousand places again and again."""

    def __init__(self) -> None:
        self._told: dict[str, set[str]] = {}  # the way up to the root → links from there that were told

    def new(self, page: str, found: Found) -> list[str]:
        """`path` or `path#anchor` of what a page links to and no page before it did, in these words.

        What is found to be there on the page itself is left out.
        """
        if page == LOST:
            return []
        links, anchors = found[0], set(found[1])
        up = "../" * page.count("/")
        told = self._told.setdefault(up, set())
        fresh = [link for link in links if link not in told and not (link[0] == "#" and link[1:] in anchors)]
        told.update([link for link in fresh if _is_from_root(link, up)])
        targets = _resolved(page, (tuple(fresh), ()))
        return [
            f"{where}#{anchor}" if anchor else where
            for _, where, anchor in targets
            if where != page or (anchor and not _has(anchors, anchor))
        ]


def _is_from_root(link: str, up: str) -> bool:
    """Whether a link on a page that far down leads to the same place from every other: it goes up, and down again."""
    rest = link[len(up) :] if link.startswith(up) else ""
    return rest[:1].isalnum() and "/." not in rest


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
    folder, up = posixpath.dirname(page), "../" * page.count("/")
    for link in found[0] if page != LOST else ():
        path, _, anchor = link.partition("#")
        if path.startswith(up) and _PLAIN.fullmatch(path, len(up)):
            yield link, path[len(up) :], anchor
        else:
            yield link, _resolve(folder, path) if path else page, anchor


def _has(anchors: Container[str], anchor: str) -> bool:
    return anchor in anchors or unquote(anchor) in anchors


@lru_cache(maxsize=65536)
def _resolve(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))
