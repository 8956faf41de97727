"""What a person should look at in content/, each finding with its place, reason and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.matter.pagemap import PageMap
from site_builder.model import Article, Gazetteer, Page, Span, Unsure
from site_builder.settle.merge import Kept
from site_builder.text.spans import parse_spans

SURE = 0.8  # below this an article is wrong far more often than above
EXCERPT = 24  # characters of a text shown in a finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at; `blocks` says whether `check --strict` fails for it."""

    path: str
    line: int = 0
    what: str
    why: str = ""
    remedy: str = ""
    reviewed: bool = False  # a person has looked at it, and the text is still the same
    blocks: bool = True

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        said = "; ".join(part for part in (self.what, self.why, self.remedy) if part)
        return f"{where}: {said}{' (reviewed)' if self.reviewed else ''}"


def review_article(
    path: str, article: Article, doubts: Sequence[str], gazetteer: Gazetteer, *, reviewed: bool
) -> Iterator[Finding]:
    """Doubts of segmentation, and front matter that does not fit its article."""
    stands = article.source.roles.get("body") or article.source.roles.get("caption") or ""
    where = f"《{article.story.title}》, seeds/{article.source.seed} lines {stands}"
    if article.confidence < SURE:
        yield _doubt(path, f"confidence {article.confidence:.2f}: it may be cut wrongly", where, reviewed)
    for doubt in doubts:
        yield _doubt(path, doubt, where, reviewed)
    body = "\n".join(block.text for block in article.story.blocks)
    for figure in article.facts.figures:
        if body.count(figure.quote) != 1 or not figure.quote:
            what = f"the quote of {figure.id} ({figure.value}{figure.unit}) does not stand exactly once in the body"
            yield Finding(path=path, line=1, what=what, remedy="copy a longer piece of its sentence into `quote`")
    known = {place.name for place in gazetteer.places}
    for name in (*article.facts.counties, *article.facts.mentions):
        if name not in known:
            remedy = "use a preferred name of the gazetteer, or add it there"
            yield Finding(path=path, line=1, what=f"`{name}` is no place of the gazetteer", remedy=remedy)


def _doubt(path: str, what: str, why: str, reviewed: bool) -> Finding:
    remedy = "compare it with the seed, mend it here or move spans in `source`, then write  reviewed: true"
    return Finding(path=path, line=1, what=what, why=why, remedy=remedy, reviewed=reviewed, blocks=not reviewed)


def review_unsure(page: Page, path: str, title: str, unsure: Sequence[Unsure], *, reviewed: bool) -> Iterator[Finding]:
    """Each piece of print that may be another part of its story, or another story's, than the one it was taken for."""
    for piece in unsure:
        yield Finding(
            path=f"seeds/{page.seed}",
            line=line_at(page, piece.span.start),
            what=f"「{_excerpt(page, piece.span)}」 was taken for {piece.taken} ({piece.sure:.0%})",
            why=f"it may be {piece.other} ({piece.chance:.0%}): {piece.why}",
            remedy=f"if so, move its span in `source` of {path} (《{title}》)",
            reviewed=reviewed,
            blocks=False,  # the article's own finding does
        )


def review_kept(path: str, name: str, kept: Sequence[Kept]) -> Iterator[Finding]:
    """A person's edits, each as a difference to what the tool would write."""
    for edit in kept:
        what = f"your {edit.field} is kept\n    - {_short(edit.fresh)}\n    + {_short(edit.mine)}\n   "
        remedy = f"site-builder restore {name} {edit.field}  takes it back"
        yield Finding(path=path, line=1, what=what, remedy=remedy, blocks=False)


def _short(value: object) -> str:
    text = "nothing" if value is None else str(value).replace("\n", " ")
    return text if len(text) <= 300 else f"{text[:300]}…"


def review_leftover(page: Page, page_map: PageMap) -> Iterator[Finding]:
    """Characters that no article holds and that are no page furniture."""
    for printed in page_map.leftover_kinds.get("unknown", ()):
        for span in parse_spans(page, printed):
            yield Finding(
                path=f"seeds/{page.seed}",
                line=line_at(page, span.start),
                what=f"in no article: {_excerpt(page, span)}",
                why="neither a story nor page furniture was recognised here",
                remedy="if it belongs to an article, add its lines to that article's `source`",
            )


def line_at(page: Page, offset: int) -> int:
    """The number of the line that an offset stands in."""
    return next((line.number for line in page.lines if line.end >= offset), 1)


def _excerpt(page: Page, span: Span) -> str:
    text = " ".join(page.text[span.start : span.end].split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…"
