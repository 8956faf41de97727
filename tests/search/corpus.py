"""Articles to search, made of the seed pages' own text; from a seed of randomness, so always the same."""

from __future__ import annotations

import random
import re
from pathlib import Path

from site_builder.search import SearchDoc

ROOT = Path(__file__).parents[2]
CLIENT = {path.name: path.read_text("utf-8") for path in (ROOT / "site_builder/search/client").glob("*.js")}
COUNTIES = ("东昌府区", "临清市", "冠县", "莘县", "阳谷县", "东阿县", "高唐县", "茌平区")
TAGS = ("招商引资", "项目建设", "疫情防控", "乡村振兴", "科技创新", "营商环境")


def seed_texts() -> list[str]:
    """The five pages as printed, line ends and layout spaces included."""
    return [path.read_text("utf-8-sig") for path in sorted((ROOT / "seeds").glob("*.txt"))]


def seed_docs() -> list[SearchDoc]:
    """Pieces of the pages of some twenty lines, each an article; its first line is the title."""
    docs: list[SearchDoc] = []
    for page, text in enumerate(seed_texts()):
        lines = text.splitlines()
        for start in range(0, len(lines), 22):
            piece = lines[start : start + 22]
            docs.append(make_doc(f"2022-04-{page + 10}", len(docs), next(filter(str.strip, piece)).strip(), piece))
    return docs


def synthetic_docs(count: int, salt: int = 1, length: int = 600) -> list[SearchDoc]:
    """Sentences of the seeds recombined, about `length` characters an article."""
    chance = random.Random(salt)
    joined = "".join("".join(text.split()) for text in seed_texts())
    sentences = [s for s in re.split(r"(?<=[。！？；])", joined) if 4 < len(s) < 200]
    docs: list[SearchDoc] = []
    for number in range(count):
        body: list[str] = []
        while sum(map(len, body)) < length:
            body.append(chance.choice(sentences))
        date = f"{2020 + number * 4 // count}-{1 + number % 12:02}-{1 + number % 28:02}"
        docs.append(make_doc(date, number, body[0][:18], body))
    return docs


def make_doc(date: str, number: int, title: str, lines: list[str]) -> SearchDoc:
    """An article whose facets follow from its number."""
    ident = f"{date}-pian-{number:04x}"
    return SearchDoc(
        id=ident,
        url=f"articles/{date}/pian-{number:04x}.html",
        title=title,
        date=date,
        text="\n".join(lines),
        summary=lines[0],
        counties=(COUNTIES[number % len(COUNTIES)],),
        tags=tuple(sorted({TAGS[number % 6], TAGS[number % 5]})),
        has_figures=number % 3 == 0,
    )


def without_blanks(text: str) -> str:
    """What a reader would type from print."""
    return "".join(text.split())


def random_phrases(docs: list[SearchDoc], count: int, salt: int = 7) -> list[tuple[str, str]]:
    """(article's id, a phrase of two to eight characters that stands in it)."""
    chance = random.Random(salt)
    phrases: list[tuple[str, str]] = []
    while len(phrases) < count:
        doc = chance.choice(docs)
        text = without_blanks(doc.text)
        length = chance.randint(2, 8)
        start = chance.randrange(max(1, len(text) - length))
        phrases.append((doc.id, text[start : start + length]))
    return phrases
