"""The project's own annotations, taken as if the tool had written them: every measure is known beforehand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest

from site_builder.accuracy import BuiltPage, GoldPage, parse_gold, score_pages
from site_builder.matter.body import dump_body
from site_builder.matter.pagemap import PageMap
from site_builder.model import Article, Block, Event, Facts, IssueDate, KeyFigure, Source, Story
from site_builder.text.lines import make_page

from .corpus import GOLD, ROOT

PATHS = sorted(GOLD.glob("*.json"))
Data = dict[str, Any]


def _article(data: Data, page: Data) -> Article:
    """An annotated article as an article of the tool; infobox and captions are left out of its body."""
    spans = [f"{first}-{last}" for first, last in data["lines"]]
    spans += [span for line in page["split_lines"] for span in _pieces(line, data["id"])]
    figures = [
        KeyFigure(**{k: f[k] for k in ("metric", "value", "unit", "change", "status", "period", "quote")})
        for f in data["figures"]
    ]
    days = [d["iso"] for d in data["dates"] if len(d["iso"]) == 10]
    return Article(
        id=data["id"],
        slug=data["id"],
        date=page["issue_date"],
        story=Story(title=data["headline"], kicker=data["kicker"], deck=data["deck"]),
        body=dump_body(Block("text", text) for text in data["cleaned_body"].split("\n")),
        facts=Facts(
            reporters=tuple(data["reporters"]),
            correspondents=tuple(data["correspondents"]),
            photographers=tuple(data["photographers"]),
            counties=tuple(data["main_counties"]),
            mentions=tuple(county for county in data["counties"] if county not in data["main_counties"]),
            events=tuple(Event(date=day, text="", what="") for day in days),
            figures=tuple(figures),
        ),
        source=Source(seed=page["seed"], roles={"body": ", ".join(spans)}),
    )


def _pieces(line: Data, name: str) -> Sequence[str]:
    """Each piece up to where the next begins, the last up to the line's end."""
    at, spans = 0, []
    for number, part in enumerate(line["parts"], 1):
        end = at + len(part["text"])
        if part["article"] == name:
            spans.append(f"{line['line']}:{at}-{end if number < len(line['parts']) else ''}")
        at = end
    return spans


@cache
def _pages() -> list[tuple[Data, BuiltPage, GoldPage]]:
    pages = []
    for path in PATHS:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text)
        page = make_page(data["seed"], (ROOT / "seeds" / data["seed"]).read_bytes())
        page_map = PageMap(seed=page.seed, sha256=page.sha256, issue=IssueDate(data["issue_date"], "config"))
        built = BuiltPage(page, [_article(a, data) for a in data["articles"]], page_map)
        pages.append((data, built, parse_gold(text, path.name)))
    return pages


def test_the_annotations_themselves_are_right_in_every_measure() -> None:
    score = score_pages([built for _, built, _ in _pages()], [gold for _, _, gold in _pages()])
    counts = {"pages": 3, "articles": "29/29", "lost": 0, "doubled": 0}
    measured = {k: v for k, v in score.measures.items() if k != "quotes"}  # some stand in infoboxes, left out here
    assert measured == {**dict.fromkeys(measured, 1.0), **counts}
    assert all("\tquotes\t" in line for line in score.errors)


@pytest.mark.parametrize("number", range(3))
def test_without_an_article_its_share_of_everything_is_missed(number: int) -> None:
    data, built, gold = _pages()[number]
    lost = max(data["articles"], key=lambda a: len(a["figures"]))
    rest = [a for a in data["articles"] if a is not lost]
    kept = [a for a in built.articles if a.id != lost["id"]]
    measures = score_pages([BuiltPage(built.page, kept, built.page_map)], [gold]).measures
    assert measures["articles"] == f"{len(rest)}/{len(rest) + 1}"
    assert measures["whole"] == pytest.approx(len(rest) / (len(rest) + 1))
    lines = built.page.text.replace("\r\n", "\n").split("\n")
    printed = "".join(line for first, last in lost["lines"] for line in lines[first - 1 : last])
    shared = "".join(p["text"] for s in data["split_lines"] for p in s["parts"] if p["article"] == lost["id"])
    assert measures["lost"] == len("".join((printed + shared).split()))
    named = [sum(len(a[r]) for r in ("reporters", "correspondents", "photographers")) for a in (*rest, lost)]
    assert measures["people"] == pytest.approx(2 * sum(named[:-1]) / (sum(named[:-1]) + sum(named)))
    known = sum(not f.get("minor") for a in rest for f in a["figures"])
    assert measures["figures_p"] == 1
    assert measures["figures_r"] == pytest.approx(known / (known + len(lost["figures"])))
    ends = [len(a["cleaned_body"].split("\n")) for a in (*rest, lost)]
    assert measures["paragraphs"] == pytest.approx(2 * sum(ends[:-1]) / (sum(ends[:-1]) + sum(ends)))


@pytest.mark.parametrize("number", range(3))
def test_a_whole_page_as_one_article(number: int) -> None:
    """Nothing is precise but what belongs to the largest; everything is complete."""
    data, built, gold = _pages()[number]
    one = Article(
        id="a", slug="a", date="", story=Story(title=""), source=Source(roles={"body": f"1-{len(built.page.lines)}"})
    )
    measures = score_pages([BuiltPage(built.page, [one])], [gold]).measures
    lines = built.page.text.replace("\r\n", "\n").split("\n")
    sizes = []
    for a in data["articles"]:
        printed = "".join(line for first, last in a["lines"] for line in lines[first - 1 : last])
        shared = "".join(p["text"] for s in data["split_lines"] for p in s["parts"] if p["article"] == a["id"])
        sizes.append(len("".join((printed + shared).split())))
    sizes.append(len("".join("".join(lines).split())) - sum(sizes))
    precision = sum(size * size for size in sizes) / sum(sizes) ** 2
    assert measures["b3"] == pytest.approx(2 * precision / (precision + 1), abs=1e-12)
    assert (measures["lost"], measures["whole"], measures["issue_date"]) == (0, 0, 0)
