"""The truth about a set page, in the form of an annotated page, and a check that it accounts for every character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .blocks import HEADS
from .corpus import SUBHEAD, TAIL, Article
from .extractor import Row

Truth = dict[str, Any]
_LINE_ROLES = (*HEADS, "byline", "infobox", "caption", "subhead")


def tell_truth(articles: Sequence[Article], rows: Sequence[Row]) -> Truth:
    """Everything an annotator would write down about the page, but for its file name and its date."""
    owned: dict[str, list[int]] = {a.id: [] for a in articles}
    roles: dict[tuple[str, str], list[int]] = {}
    furniture: dict[str, list[int]] = {}
    splits = []
    for number, row in enumerate(rows, 1):
        if len({p.owner for p in row.parts}) > 1:
            parts = [{"article": p.owner or None, "role": p.role, "text": p.text} for p in row.parts]
            splits.append({"line": number, "parts": parts})
            continue
        for part in row.parts[:1]:
            if part.owner:
                owned[part.owner].append(number)
                roles.setdefault((part.owner, part.role), []).append(number)
            else:
                furniture.setdefault(part.role, []).append(number)
    blank = {number for number, row in enumerate(rows, 1) if not row.parts}
    return {
        "articles": [_article(a, _ranges(owned[a.id], blank), roles) for a in articles],
        "split_lines": splits,
        "unassigned_lines": _ranges(sorted(n for lines in furniture.values() for n in lines)),
        "furniture": {kind: _ranges(lines) for kind, lines in sorted(furniture.items())},
    }


def _article(article: Article, lines: list[list[int]], roles: dict[tuple[str, str], list[int]]) -> Truth:
    return {
        "id": article.id,
        "kind": article.kind,
        "kicker": article.kicker,
        "headline": "".join(article.headline),
        "deck": "".join(article.deck),
        "byline": article.byline,
        "reporters": list(article.reporters),
        "correspondents": list(article.correspondents),
        "photographers": list(article.photographers),
        "lines": lines,
        **{f"{role}_lines": _ranges(roles.get((article.id, role), [])) for role in _LINE_ROLES},
        "counties": list(article.counties),
        "main_counties": list(article.main_counties),
        "dates": [dict(d) for d in article.dates],
        "figures": [dict(f) for f in article.figures],
        "cleaned_body": "\n".join(article.body),
        "infobox_clean": list(article.infobox),
        "caption_clean": [article.caption] if article.caption else [],
    }


def _ranges(lines: Sequence[int], blank: frozenset[int] | set[int] = frozenset()) -> list[list[int]]:
    """Line numbers as inclusive ranges; blank lines between two of them do not end a range."""
    out: list[list[int]] = []
    for n in lines:
        if out and all(m in blank for m in range(out[-1][1] + 1, n)):
            out[-1][1] = n
        else:
            out.append([n, n])
    return out


# ---------------------------------------------------------------- checking


def squash(text: str) -> str:
    """The text without its blanks."""
    return "".join(ch for ch in text if not ch.isspace())


def find_breaches(text: str, truth: Truth, articles: Sequence[Article]) -> Iterator[str]:
    """Where the truth does not account for the page: characters in no span or in two, bodies that do not read."""
    lines = text.split("\n")
    owner: dict[int, list[str]] = {}
    for a in truth["articles"]:
        for start, end in a["lines"]:
            for n in range(start, end + 1):
                owner.setdefault(n, []).append(a["id"])
    for start, end in truth["unassigned_lines"]:
        for n in range(start, end + 1):
            owner.setdefault(n, []).append("")
    read: dict[str, str] = {a["id"]: "" for a in truth["articles"]}
    split = {s["line"]: s["parts"] for s in truth["split_lines"]}
    for number, line in enumerate(lines, 1):
        if number in split:
            if squash(line) != squash("".join(p["text"] for p in split[number])):
                yield f"line {number}: the parts are not the line"
            for part in split[number]:
                read[part["article"]] += squash(part["text"])
        elif line.strip():
            if len(owner.get(number, ())) != 1:
                yield f"line {number}: owned by {owner.get(number)}"
            elif owner[number][0]:
                read[owner[number][0]] += squash(line)
    for article in articles:
        for paragraph in article.paragraphs:
            plain = paragraph.removeprefix(SUBHEAD).replace("/", "") if paragraph.startswith(SUBHEAD) else paragraph
            if squash(plain.replace(TAIL, "")) not in read[article.id]:
                yield f"{article.id}: paragraph not read: {paragraph[:20]}"
        for title in (article.kicker, *article.headline, *article.deck):
            if squash(title) not in read[article.id]:
                yield f"{article.id}: headline not read: {title}"
