"""The Markdown of a body as a reader's paragraphs: one for each block between blank lines."""

from __future__ import annotations

import re

from site_builder.accuracy.alike import cut_out

_BETWEEN = re.compile(r"\n\s*\n")
_LINE_MARK = re.compile(r"^\s*(?:#+|>|[-*+]|\d+\.)\s+", re.M)  # heading, quotation, item of a list
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|~&])")
_STARRED = re.compile(r"\*([^*]+)\*")  # a caption
_WRITTEN_OUT = (("**", ""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def paragraphs_of(markdown: str) -> tuple[str, ...]:
    """Plain paragraphs, their own line ends dropped: the items of one list are one paragraph.

    Example: `paragraphs_of("### 数读\\n\\n- 项目58个\\n- 资金3亿元") == ("数读", "项目58个资金3亿元")`.
    """
    blocks = (_plain(block) for block in _BETWEEN.split(markdown.strip()))
    return tuple(block for block in blocks if block)


def _plain(block: str) -> str:
    text = cut_out(_without_links(_LINE_MARK.sub("", block)), "<", ">", least=1)
    text = _ESCAPED.sub(r"\1", text)
    for written, meant in _WRITTEN_OUT:
        text = text.replace(written, meant)
    text = text.replace("\n", "").strip()
    starred = _STARRED.fullmatch(text)
    return starred[1] if starred else text


def _without_links(text: str) -> str:
    """Links and pictures as their words, in one pass."""
    out: list[str] = []
    at = 0
    while (start := text.find("[", at)) >= 0 and (close := text.find("]", start)) >= 0:
        end = text.find(")", close) if text[close + 1 : close + 2] == "(" else close
        if end < 0:
            break
        if end == close:
            out.append(text[at : close + 1])
        else:
            out += (text[at:start].removesuffix("!"), text[start + 1 : close])
        at = end + 1
    return "".join(out) + text[at:]
