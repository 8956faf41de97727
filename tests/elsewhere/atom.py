"""The rules of Atom (RFC 4287, and RFC 3339 for dates) that a feed validator checks, each named by its section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

NS = "{http://www.w3.org/2005/Atom}"
ONE, AT_MOST_ONE = (
    ("id", "title", "updated"),
    ("generator", "icon", "logo", "rights", "subtitle", "published", "summary"),
)
KNOWN = {*ONE, *AT_MOST_ONE, "author", "category", "contributor", "link", "entry", "content", "source"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_REFERENCE = re.compile(r"[^\s<>\"{}|\\^`]+")


def faults(data: bytes) -> Iterator[str]:
    """What is wrong with a feed, one sentence a fault."""
    root = fromstring(data)
    if root.tag != f"{NS}feed":
        yield "4.1.1: the document element is atom:feed"
    entries = root.findall(f"{NS}entry")
    yield from _container(root)
    for entry in entries:
        yield from _container(entry)
        if root.find(f"{NS}author") is None and entry.find(f"{NS}author") is None:
            yield "4.1.1: neither the feed nor the entry has an author"
        if entry.find(f"{NS}content") is None and not _links(entry, "alternate"):
            yield "4.1.2: an entry without content has an alternate link"
    names = Counter(entry.findtext(f"{NS}id") for entry in (root, *entries))
    yield from (f"4.2.6: {name} is the id of {n}" for name, n in names.items() if n > 1)
    if not _links(root, "self"):
        yield "4.1.1: a feed should have a link to itself"
    latest = max((entry.findtext(f"{NS}updated") or "" for entry in entries), default="")
    if (root.findtext(f"{NS}updated") or "") < latest:
        yield "4.2.15: the feed is older than its newest entry"


def _links(element: Element, rel: str) -> list[Element]:
    return [link for link in element.findall(f"{NS}link") if link.get("rel", "alternate") == rel]


def _container(element: Element) -> Iterator[str]:
    counts = Counter(child.tag.removeprefix(NS) for child in element)
    yield from (f"4.1: {counts[name]} atom:{name}" for name in ONE if counts[name] != 1)
    yield from (f"4.1: {counts[name]} atom:{name}" for name in AT_MOST_ONE if counts[name] > 1)
    yield from (f"6: unknown element {name}" for name in counts if name not in KNOWN)
    kinds = Counter((link.get("type"), link.get("hreflang")) for link in _links(element, "alternate"))
    yield from ("4.1: two alternate links of one type and language" for n in kinds.values() if n > 1)
    for child in element:
        yield from _child(child, child.tag.removeprefix(NS))


def _child(child: Element, name: str) -> Iterator[str]:
    text = child.text or ""
    if name == "id" and not _ABSOLUTE.fullmatch(text):
        yield f"4.2.6: {text} is no absolute IRI"
    if name in ("updated", "published"):
        if not _MOMENT.fullmatch(text):
            yield f"3.3: {text} is no date-time"
        else:
            datetime.fromisoformat(text)
    if name in ("author", "contributor") and len(child.findall(f"{NS}name")) != 1:
        yield "3.2.1: a person has one name"
    if name == "author" and not (child.findtext(f"{NS}name") or "").strip():
        yield "3.2.1: a person's name is empty"
    if name == "category" and not child.get("term"):
        yield "4.2.2.1: a category has a term"
    if name == "link" and not _REFERENCE.fullmatch(child.get("href", "")):
        yield f"4.2.7.1: {child.get('href')} is no IRI reference"
    if name in ("title", "summary", "rights") and (child.get("type", "text") != "text" or len(child)):
        yield f"3.1.1: atom:{name} of type text has elements in it"
    if name == "title" and not text.strip():
        yield "4.2.14: an empty title"
