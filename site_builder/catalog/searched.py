"""What search sees of a story: everything that was printed, in the order of print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from site_builder.catalog.entries import Entry
from site_builder.catalog.printed import block_groups, passages, printed_blocks
from site_builder.catalog.records import SearchDoc
from site_builder.matter.body import INFOBOX_HEADING
from site_builder.model import Article, Block, Page, Story

_APART = ("infobox", "caption")  # blocks that stood apart in print: no phrase runs on into them
_FIRST_LINE = re.compile(r"\d+")


def search_docs(entries: Iterable[Entry]) -> list[SearchDoc]:
    """All stories as plain data, in their order."""
    return [search_doc(entry) for entry in entries]


def search_doc(entry: Entry) -> SearchDoc:
    """One story as plain data for the search index; later parts with their own headlines."""
    article = entry.article
    return SearchDoc(
        id=article.id,
        url=entry.url,
        title=article.story.title,
        date=article.date,
        text="\f".join(text for pair in zip(entry.parts, entry.seeds, strict=True) for text in _texts(*pair) if text),
        summary=article.facts.summary,
        counties=tuple(dict.fromkeys((*article.facts.counties, *article.facts.mentions))),
        tags=article.facts.tags,
        has_figures=bool(article.facts.figures),
    )


def _texts(part: Article, seed: Page | None) -> Iterator[str]:
    """What a part reads like and, where an infobox was put in another order to make sense, its lines in print too."""
    text = _text(part)
    yield text
    if seed and part.source.roles.get("infobox"):
        for passage in passages(part, seed).values():
            printed = "\n".join("".join(piece for piece, kept in line.pieces if kept) for line in passage.lines)
            if _characters(printed) not in _characters(text):
                yield printed


def _characters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _text(part: Article) -> str:
    """A part's headlines, byline and body, a form feed between what stood apart in print."""
    story = part.story
    headlines = "\f".join(text for text in (story.kicker, _headline(story), story.deck, story.byline) if text)
    body = "".join(_spaced(_as_printed(part)))
    return headlines + body if story.byline else f"{headlines}\f{body.lstrip()}"


def _spaced(blocks: Iterable[Block]) -> Iterator[str]:
    """Each block with what parts it from the block before: a form feed round infobox and captions, else a line end."""
    last = ""
    for block in blocks:
        apart = block.kind != last and (block.kind in _APART or last == "caption")
        if (block.kind, block.text) != ("infobox", INFOBOX_HEADING):  # which was not printed
            yield "\f" if apart or last == "unprinted" else "\n"
            yield block.text
            last = block.kind
        else:
            last = "unprinted"


def _headline(story: Story) -> str:
    """The title where it was printed as one; else it is the text's own first clause."""
    return story.title if story.title_source == "headline" or not story.blocks else ""


def _as_printed(part: Article) -> Iterator[Block]:
    """The blocks; the items of an infobox, which the page may show in the order of the text, as they were printed."""
    blocks = part.story.blocks
    spans = printed_blocks(blocks, part.source.paragraphs) or {}
    for group in block_groups(blocks):
        yield from (blocks[i] for i in sorted(group, key=lambda i: (blocks[i].kind == "item", _place(spans, i))))


def _place(spans: Mapping[int, str], index: int) -> tuple[int, int]:
    """Line of the seed on which a block begins; its own place where that is not known."""
    line = _FIRST_LINE.search(spans[index]) if index in spans else None
    return (int(line[0]) if line else 0, index)
