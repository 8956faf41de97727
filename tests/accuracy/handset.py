"""Pages written line by line, as an extractor would leave them, by somebody who had not seen what is made of them.

A file of pages/ has a YAML head (newspaper, gazetteer, date, articles by letter) and, after ---, the page: each line
is `code｜text`, where the code is the article's letter and a role: p first line of a paragraph, b further line,
h headline, k kicker, d deck, y byline, c caption, r credit, i infobox; `-` is nobody's, ‖ parts a shared line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("pages")
NOBODY = "-"


@dataclass(frozen=True)
class Handset:
    """A page: the project it belongs to, its text and its annotation."""

    name: str
    newspaper: str
    gazetteer: str
    text: str
    truth: Mapping[str, Any]


@dataclass
class _Printed:
    """What the lines say of one article."""

    lines: list[list[int]] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)

    def add(self, role: str, text: str) -> None:
        """Take in a piece of a line."""
        if role == "p":
            self.paragraphs.append(text)
        elif role == "b":
            latin = self.paragraphs[-1][-1:].isascii() and text[:1].isascii() and self.paragraphs[-1][-1:].isalpha()
            self.paragraphs[-1] += (" " if latin else "") + text
        else:
            self.roles[role] = self.roles.get(role, "") + text


def handset_pages() -> Iterator[Handset]:
    """Every page, in the order of the files' names."""
    for letter, path in zip(ascii_lowercase, sorted(FOLDER.glob("*.txt")), strict=False):
        head, _, marked = path.read_text(encoding="utf-8").partition("---\n")
        meta = yaml.safe_load(head)
        rows = [_parts(row) for row in marked.rstrip("\n").split("\n")]
        text = "".join("".join(text for _, _, text in row) + "\n" for row in rows)
        seed = f"{letter}_{path.stem.rsplit('-', 3)[0]}.txt"  # no date: the page itself must tell it
        truth = {"seed": seed, "issue_date": str(meta["date"]), **_truth(path.stem, meta["articles"], rows)}
        yield Handset(path.stem, meta["newspaper"], meta["gazetteer"], text, truth)


def _parts(row: str) -> list[tuple[str, str, str]]:
    """The pieces of a line: article, role, text."""
    pieces = [piece.split("｜", 1) for piece in row.split("‖")] if row.strip() else []
    return [(code[0], code[1:], text) for code, text in pieces]


def _truth(page: str, articles: Mapping[str, Any], rows: Sequence[list[tuple[str, str, str]]]) -> dict[str, Any]:
    printed = {letter: _Printed() for letter in articles}
    splits, nobodys = [], []
    for number, row in enumerate(rows, 1):
        owners = {owner for owner, _, _ in row}
        for owner, role, text in row:
            if owner != NOBODY:
                printed[owner].add(role, text)
        if len(owners) > 1:
            splits.append({"line": number, "parts": [_part(page, *piece) for piece in row]})
        elif owners == {NOBODY}:
            nobodys.append([number, number])
        elif owners:
            printed[owners.pop()].lines.append([number, number])
    found = [_article(f"{page}/{letter}", said, printed[letter]) for letter, said in articles.items()]
    return {"articles": found, "split_lines": splits, "unassigned_lines": nobodys}


def _part(page: str, owner: str, role: str, text: str) -> dict[str, Any]:
    return {"article": None if owner == NOBODY else f"{page}/{owner}", "role": role, "text": text}


def _article(name: str, said: Mapping[str, Any], printed: _Printed) -> dict[str, Any]:
    kicker = said.get("kicker", printed.roles.get("k", ""))
    body = list(printed.paragraphs)
    if body and said["byline"]:
        byline = r"\s*".join(map(re.escape, "".join(said["byline"].split())))
        body[0] = re.sub(rf"^\s*{byline}", "", body[0])
        body[-1] = re.sub(rf"{byline}\s*$", "", body[-1])
    return {
        "id": name,
        "kind": said["kind"],
        "headline": printed.roles.get("h", ""),
        "kicker": kicker,
        "deck": printed.roles.get("d", ""),
        "byline": said["byline"],
        **{role: said.get(role, []) for role in ("reporters", "correspondents", "photographers")},
        "lines": printed.lines,
        "cleaned_body": "\n".join(paragraph.strip() for paragraph in body if paragraph.strip()),
        **{facts: [] for facts in ("counties", "main_counties", "dates", "figures")},  # nobody annotated them
    }
