"""Blocks ↔ the Markdown of an article's body.

Text that a newspaper printed must come out of any Markdown renderer as it was printed, so whatever Markdown or
HTML would read as syntax is escaped here and unescaped on the way back.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from site_builder.model import Block

INFOBOX_HEADING = "信息框"

_SPECIAL = re.compile(r"[\\`*_\[\]]|&(?=[#A-Za-z])|<")
_LEADING = re.compile(r"[#>+\-]|~(?=~~)|\d{1,9}(?=[.)])")
_INLINE = re.compile(
    r"\\([\\`*_{}\[\]()#+\-.!>|~:=])"  # an escaped character stands for itself
    r"|!?\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)"  # of a link or picture its words
    r"|[*`]+"  # emphasis and code marks are syntax: printed ones are escaped
)
_OPENING = tuple("#-*+")  # what no simple paragraph begins with
_CAPTION = re.compile(r"\A\*((?:[^*\\]|\\.)+)\*")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def escape(text: str) -> str:
    """Printed text as inline Markdown: `5*3` → `5\\*3`, `<b>` → `&lt;b>`."""
    flat = " ".join(text.split("\n")).strip()
    out = _SPECIAL.sub(lambda m: {"<": "&lt;", "&": "&amp;"}.get(m[0], "\\" + m[0]), flat)
    lead = _LEADING.match(out)
    if not lead:
        return out
    if lead[0] == "~":  # opens a code block elsewhere, and not every renderer knows `\\~`
        return "&#126;" + out[1:]
    if lead[0][0].isdigit():  # `1.` or `1)` would open a list; the mark after the number is what must not count
        return f"{lead[0]}\\{out[lead.end() :]}"
    return "\\" + out


def unescape(markdown: str) -> str:
    """Inline Markdown as the text that a reader sees; emphasis and links fall away."""
    if "\\" not in markdown and "[" not in markdown and "*" not in markdown and "`" not in markdown:
        return html.unescape(markdown) if "&" in markdown else markdown
    return html.unescape(_INLINE.sub(lambda m: m[1] or unescape(m[2] or ""), markdown))


def dump_body(blocks: Iterable[Block]) -> str:
    """The body in Markdown, one block a paragraph, list items of one infobox together; ends with a line end."""
    out: list[str] = []
    last = ""
    for block in blocks:
        if out:
            out.append("\n" if block.kind == last == "item" else "\n\n")
        out.append(_dump_block(block))
        last = block.kind
    return "".join(out) + "\n" if out else ""


def _dump_block(block: Block) -> str:
    text = escape(block.text)
    match block.kind:
        case "subhead":
            return f"## {text}"
        case "infobox":
            return f"### {text or INFOBOX_HEADING}"
        case "item":
            return f"- {text}"
        case "caption":
            return f"*{text}*"
        case _:
            return text


def parse_body(markdown: str) -> tuple[Block, ...]:
    """The blocks of a body, as `dump_body` wrote it or as a person left it.

    Whatever is no heading, list or caption of ours is a paragraph, its own line ends dropped.
    """
    blocks: list[Block] = []
    for chunk in _BLANK_LINES.split(markdown.replace("\r\n", "\n").strip()):
        text = chunk.strip()
        if "\n" in text or text.startswith(_OPENING):
            blocks.extend(_parse_chunk(chunk.strip("\n")))
        elif text:
            blocks.append(Block("text", unescape(text)))
    return tuple(blocks)


def _parse_chunk(chunk: str) -> list[Block]:
    paragraph: list[str] = []
    blocks: list[Block] = []

    def close() -> None:
        if text := "".join(paragraph).strip():
            blocks.append(_paragraph(text))
        paragraph.clear()

    for line in chunk.split("\n"):
        bare = line.strip()
        if bare.startswith("### "):
            close()
            blocks.append(Block("infobox", unescape(bare[4:].strip())))
        elif bare.startswith(("# ", "## ", "#### ")):
            close()
            blocks.append(Block("subhead", unescape(bare.lstrip("#").strip())))
        elif bare.startswith(("- ", "* ", "+ ")):
            close()
            blocks.append(Block("item", unescape(bare[2:].strip())))
        else:
            paragraph.append(bare)
    close()
    return blocks


def _paragraph(text: str) -> Block:
    caption = _CAPTION.fullmatch(text) if text.startswith("*") else None
    return Block("caption", unescape(caption[1])) if caption else Block("text", unescape(text))
