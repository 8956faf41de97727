"""Annotated articles in plain text, and how far the recognisers agree with them.

    python -m tests.extract.annotated tune            # every difference, then the measures
    python -m tests.extract.annotated held --measures  # the measures alone

Stories come to the recognisers as they were written, so that this measures extraction and nothing else.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from site_builder.accuracy.evidence import Compared, Evidence, Judged, compare, f1_of
from site_builder.extract.facts import extract_facts
from site_builder.model import ArticleKind, Block, Facts, Story
from tests.extract.bundled import knowledge

FOLDER = Path(__file__).parent / "articles"
KEYS = ("标题", "肩题", "副题", "关于", "提到", "日期", "标签", "摘要")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article and what a reader wrote down about it; `fields` by the words after @."""

    where: str  # file and line
    city: str
    issue: str
    kind: ArticleKind
    paragraphs: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def story(self) -> Story:
        """The article as segmentation would give it."""
        title = self.fields.get("标题", "")
        return Story(
            kind=self.kind,
            title=title or self.paragraphs[0][:20],
            title_source="headline" if title else "text",
            kicker=self.fields.get("肩题", ""),
            deck=self.fields.get("副题", ""),
            blocks=tuple(Block("text", paragraph) for paragraph in self.paragraphs),
        )

    def words(self, key: str) -> tuple[str, ...]:
        """The words of a field, parted by blanks."""
        return tuple(self.fields.get(key, "").split())


def read_articles(name: str) -> tuple[Annotated, ...]:
    """The articles of one file, `tune` or `held`."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip() and line[0] != "#"]
    starts = [at for at, (_, line) in enumerate(lines) if line.startswith("===")]
    return tuple(_article(name, lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True))


def _article(name: str, lines: Sequence[tuple[int, str]]) -> Annotated:
    number, head = lines[0]
    city, issue, kind = head.removeprefix("===").split()
    fields: dict[str, str] = {}
    paragraphs = []
    for n, line in lines[1:]:
        key, _, value = line.removeprefix("@").partition(" ")
        if line.startswith("@"):
            assert key in KEYS, f"{name}.txt:{n}: no such field, @{key}"
            fields[key] = value.strip()
        else:
            paragraphs.append(line)
    return Annotated(f"{name}.txt:{number}", city, issue, cast(ArticleKind, kind), tuple(paragraphs), fields)


def judge(article: Annotated, facts: Facts) -> Iterator[Evidence]:
    """What agrees and what does not: all counties, those it is about, days with their ends, tags, summary."""
    about, mentioned = article.words("关于"), article.words("提到")
    yield compare("counties", (*facts.counties, *facts.mentions), (*about, *mentioned), article.where)
    yield compare("about", facts.counties, about, article.where)
    days = {event.date + (f"..{event.end}" if event.end else "") for event in facts.events}
    yield compare("dates", sorted(days), article.words("日期"), article.where)
    if allowed := _with_fields(article):
        strange = [tag for tag in facts.tags if tag not in allowed]
        yield Judged("tags", 1 - len(strange) / max(1, len(facts.tags)), article.where, "、".join(facts.tags))
        yield Judged("tag_counts", float(2 <= len(facts.tags) <= 5), article.where, str(len(facts.tags)))
    if starts := tuple(start for start in article.fields.get("摘要", "").split("|") if start):
        yield Judged("summary", float(facts.summary.startswith(starts)), article.where, facts.summary)


def _with_fields(article: Annotated) -> set[str]:
    """The tags that suit an article, the fields (板块) of its topics among them."""
    broader = knowledge(article.city).topics.broader
    allowed = article.words("标签")
    return {*allowed, *(broader[tag] for tag in allowed if tag in broader)}


def collect(articles: Iterable[Annotated]) -> tuple[dict[str, float], tuple[str, ...]]:
    """Measures by name, and the misses, of these articles."""
    sums: dict[str, list[float]] = {}
    misses: list[str] = []
    compared: set[str] = set()
    for article in articles:
        facts = extract_facts(article.story, article.issue, knowledge(article.city))
        for evidence in judge(article, facts):
            misses += evidence.misses
            row = sums.setdefault(evidence.measure, [0, 0, 0])
            if isinstance(evidence, Compared):
                compared.add(evidence.measure)
                more = (evidence.right, evidence.given, evidence.wanted)
            else:
                more = (evidence.share, 1, 0)  # type: ignore[assignment]
            for n, value in enumerate(more):
                row[n] += value
    out = {
        name: f1_of(int(right), int(given), int(wanted)) if name in compared else right / given
        for name, (right, given, wanted) in sums.items()
    }
    return out, tuple(misses)


def main() -> None:
    """Print what is measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.extract.annotated")
    parser.add_argument("file", choices=("tune", "held"))
    parser.add_argument("--measures", action="store_true", help="no single differences")
    args = parser.parse_args()
    measures, misses = collect(read_articles(args.file))
    if not args.measures:
        print("\n".join(misses))
    for name, value in measures.items():
        print(f"{name:12} {value:.4f}")


if __name__ == "__main__":
    main()
