"""An article's Markdown as HTML, before key figures are marked in it."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_SAFE_LINK = re.compile(r"(?:https?:|mailto:|[^:]*$|[^:/?#]*[/?#])", re.IGNORECASE)


@lru_cache(maxsize=64)  # an issue's page and the pages of its articles show the same bodies
def to_html(body: str) -> str:
    """Markdown as HTML: raw HTML comes out as text, links lead to http, https or relative addresses only.

    An infobox (`###` and a list) becomes an aside, a block of `*…*` alone a caption; pictures become links, since
    a page asks nothing of other hosts.
    """
    return "\n".join(map(_plain_block, body.strip("\n").split("\n\n"))) if _PLAIN.fullmatch(body) else _convert(body)


_CHAR = r"[^\x00-\x20\x7f-\xa0\u2028\u2029\\`*_\[\]<>&|]"
_LINE = rf"(?![#>+\-=~\s]|\d+[.)]){_CHAR}++(?: {_CHAR}++)*+(?<!\s)"
# Paragraphs, subheads and captions with nothing in them that Markdown could read otherwise: most bodies are no more
# than that, and the library takes ten times as long to find it out.
_PLAIN = re.compile(rf"(?:## {_LINE}|\*{_LINE}\*|{_LINE})(?:\n\n(?:## {_LINE}|\*{_LINE}\*|{_LINE}))*+\n?")


def _plain_block(block: str) -> str:
    if block.startswith("## "):
        return f"<h2>{block[3:]}</h2>"
    return f'<p class="caption">{block[1:-1]}</p>' if block.startswith("*") else f"<p>{block}</p>"


def _convert(body: str) -> str:
    return _converter().convert(body)


def _converter() -> markdown.Markdown:
    converter = _CONVERTERS.get("one")
    if converter is None:
        converter = _CONVERTERS["one"] = markdown.Markdown(extensions=["tables", "sane_lists", _Newspaper()])
    converter.reset()
    return converter


_CONVERTERS: dict[str, markdown.Markdown] = {}  # building one takes 3 ms, longer than a whole article


class _Newspaper(Extension):
    """What this site does otherwise than Markdown at large."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Shapes(md), "newspaper", 1)


class _Shapes(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in root.iter():
            for child in parent:
                _make_safe(child)
        _make_captions(root)
        _make_infoboxes(root)


def _make_safe(element: Element) -> None:
    if element.tag == "img":
        source, words = element.get("src", ""), element.get("alt", "")
        element.attrib.clear()
        element.tag, element.text = (
            ("a", words or source) if source.startswith(("http:", "https:")) else ("span", words)
        )
        if element.tag == "a":
            element.set("href", source)
    if element.tag == "a" and not _SAFE_LINK.match(_plain(element.get("href", ""))):
        element.tag = "span"
        element.attrib.clear()
    if "style" in element.attrib:  # column alignment of tables
        element.set("class", "number" if "right" in element.attrib.pop("style") else "words")
    if element.tag == "h1":
        element.tag = "h2"


def _plain(address: str) -> str:
    """An address without the control characters that browsers skip."""
    return re.sub(r"[\x00-\x20]", "", address)


def _make_captions(root: Element) -> None:
    for block in root.findall("p"):
        words = list(block)
        if (
            len(words) == 1
            and words[0].tag == "em"
            and not (block.text or "").strip()
            and not (words[0].tail or "").strip()
        ):
            block.set("class", "caption")
            block.text, inner = words[0].text, list(words[0])
            block.remove(words[0])
            block.extend(inner)


def _make_infoboxes(root: Element) -> None:
    for heading in root.findall("h3"):
        at = list(root).index(heading)
        following = root[at + 1] if at + 1 < len(root) else None
        if following is None or following.tag not in ("ul", "ol"):
            continue
        box = Element("aside", {"class": "infobox"})
        box.tail = "\n"
        heading.tag = "h2"
        root.remove(heading)
        root.remove(following)
        box.extend([heading, following])
        root.insert(at, box)
