"""Short annotated articles, and how well their figures are read.

    python -m tests.extract.figures.annotated            # the measures of both halves
    python -m tests.extract.figures.annotated --errors   # every miss of the half that rules are made on

The other half, `held`, is only counted: nobody makes rules on it, so that it says how pages not yet seen will fare.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from site_builder.accuracy.alike import fold
from site_builder.accuracy.evidence import Compared, Evidence, Judged, f1_of
from site_builder.accuracy.figures import compare_figures
from site_builder.accuracy.gold import GoldArticle, GoldFigure
from site_builder.extract.figures import find_figures
from site_builder.model import Block, Story
from tests.extract.bundled import knowledge

FOLDER = Path(__file__).parent / "articles"
HALVES = ("tune", "held")
_LINE = re.compile(
    r"(?P<sign>[=~]) (?P<value>-?[0-9.]+) (?P<unit>\S+)"
    r" \| (?P<metric>[^|]+?) \|(?P<change>[^|]*)\|(?P<status>[^|]*)\|(?P<period>[^|]*)"
)

_STATUS = {"": ("actual",), "T": ("target",), "?": ("actual", "target")}


class Annotated(NamedTuple):
    """An article, the city whose gazetteer it is read with, and its annotation."""

    city: str
    story: Story
    gold: GoldArticle


def read_articles(half: str) -> Iterator[Annotated]:
    """The articles of a file; a line that is no figure after one that is, or one that does not fit, is an error."""
    text = (FOLDER / f"{half}.txt").read_text(encoding="utf-8")
    for chunk in text.split("\n## ")[1:]:
        head, *lines = chunk.strip().splitlines()
        city, _, topic = head.partition(" · ")
        paragraphs = [line for line in lines if line[0] not in "=~"]
        figures = tuple(_figure(line) for line in lines[len(paragraphs) :])
        gold = _gold(topic, "\n".join(paragraphs), figures)
        yield Annotated(city, Story(title=topic, blocks=tuple(Block("text", p) for p in paragraphs)), gold)


def _figure(line: str) -> GoldFigure:
    match = _LINE.fullmatch(line)
    assert match, f"no figure: {line}"
    change = match["change"].strip()
    return GoldFigure(
        quote=line.split(" |")[0][2:],
        value=float(match["value"]),
        unit=match["unit"],
        metrics=_either(match["metric"]),
        changes=() if match["sign"] == "~" else (float(change) if change else None,),
        statuses=_STATUS[match["status"].strip()],
        periods=_either(match["period"]),
        minor=match["sign"] == "~",
    )


def _either(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(" / ") if part.strip())


def _gold(name: str, body: str, figures: tuple[GoldFigure, ...]) -> GoldArticle:
    none: tuple[str, ...] = ()
    return GoldArticle(
        name, "article", (), name, "", "", (), none, body, none, none, none, none, none, figures, changes=()
    )


def evidence_of(article: Annotated) -> Iterator[Evidence]:
    """The figures that are found in an article, compared with those annotated."""
    found = find_figures(article.story, knowledge(article.city).finder)
    yield from compare_figures(article.gold, found, fold(article.gold.body))


@cache
def measure(half: str) -> Mapping[str, float]:
    """Figures found and right, and each field of those found, between 0 and 1."""
    return _measures([item for article in read_articles(half) for item in evidence_of(article)])


def _measures(evidence: list[Evidence]) -> Mapping[str, float]:
    pairs = [item for item in evidence if isinstance(item, Compared)]
    right, given, wanted = (sum(p.right for p in pairs), sum(p.given for p in pairs), sum(p.wanted for p in pairs))
    out = {"figures": f1_of(right, given, wanted), "figures_p": right / given, "figures_r": right / wanted}
    for name in ("fig_change", "fig_status", "fig_metric", "fig_period", "quotes"):
        shares = [item.share for item in evidence if isinstance(item, Judged) and item.measure == name]
        out[name] = sum(shares) / len(shares)
    return out


def main() -> None:
    """Print the measures, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.extract.figures.annotated", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every miss of the tuned half")
    args = parser.parse_args()
    if args.errors:
        for article in read_articles("tune"):
            print(*(miss for item in evidence_of(article) for miss in item.misses), sep="\n")
    for half in HALVES:
        print(half, "  ".join(f"{name} {value:.4f}" for name, value in measure(half).items()))


if __name__ == "__main__":
    main()
