"""The measures of a digest: every annotated page compared, the evidence added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.accuracy.alike import fold
from site_builder.accuracy.evidence import Compared, Evidence, Judged, f1_of
from site_builder.accuracy.facts import compare_facts, miss_facts
from site_builder.accuracy.figures import compare_figures, miss_figures, surplus_figures
from site_builder.accuracy.gold import GoldPage
from site_builder.accuracy.grouping import Grouping, Match, join_columns, judge_whole, match_articles, measure_grouping
from site_builder.accuracy.places import BuiltPage, Sheet, lay_out
from site_builder.accuracy.plain import paragraphs_of
from site_builder.accuracy.text import compare_heads, compare_text, miss_text
from site_builder.errors import ContentError

_SHARES = ("whole", "head", "head_strict", "issue_date", "text", "spacing")
_F1S = ("people", "paragraphs", "counties", "about", "dates", "figures")
_FIGURE_SHARES = ("changes", "fig_change", "fig_status", "fig_metric", "fig_period", "quotes")


@dataclass(frozen=True, slots=True)
class Score:
    """The measures in the order in which they are read, and every miss as a line of tab-separated words."""

    measures: Mapping[str, float | int | str]
    errors: tuple[str, ...]


class _PageResult(NamedTuple):
    grouping: Grouping
    built: int
    wanted: int
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...]


def score_pages(pages: Sequence[BuiltPage], golds: Sequence[GoldPage]) -> Score:
    """Compare every annotated page with what was built of it; other pages are passed over.

    Raises `ContentError` where an annotation names a seed that is not there, or does not fit its text.
    """
    results = [_score_page(lay_out(_page_of(gold, pages), gold)) for gold in golds]
    errors = [line for r in results for line in (*r.notes, *(miss for e in r.evidence for miss in e.misses))]
    return Score(_measures(results), tuple(errors))


def _page_of(gold: GoldPage, pages: Sequence[BuiltPage]) -> BuiltPage:
    """The page that an annotation is about, by its path under seeds/ or by its name alone."""
    exact = [built for built in pages if built.page.seed == gold.seed]
    name = gold.seed.rsplit("/", 1)[-1]
    named = exact or [built for built in pages if built.page.seed.rsplit("/", 1)[-1] == name]
    if len(named) != 1:
        many = "several seeds have" if named else "no seed has"
        raise ContentError(f"{many} the name {gold.seed}", path=gold.path, remedy="write its path under seeds/")
    return named[0]


def _score_page(sheet: Sheet) -> _PageResult:
    joined = join_columns(sheet)
    matches = list(match_articles(joined))
    date = sheet.date or next((built.article.date for built in joined.built), "")
    why = f"{date or 'no date'} for {sheet.issue_date}"
    evidence: list[Evidence] = [Judged("issue_date", float(date == sheet.issue_date), sheet.seed, why)]
    for match in matches:
        evidence += _compare(match)
    answered = [match.built for match in matches]
    surplus = [built.article for built in joined.built if built not in answered]
    evidence += [surplus_figures(article.id, article.facts.figures) for article in surplus]
    notes = tuple(f"{article.id}\twhole\textra article\t{article.story.title}" for article in surplus)
    grouping = measure_grouping(sheet, joined)
    return _PageResult(grouping, len(joined.built), len(sheet.wanted), tuple(evidence), (*sheet.troubles, *notes))


def _compare(match: Match) -> Iterator[Evidence]:
    gold = match.wanted.gold
    yield judge_whole(match)
    if match.built is None:
        yield from miss_text(gold)
        yield from miss_facts(gold)
        yield miss_figures(gold)
        return
    article = match.built.article
    paragraphs = paragraphs_of(article.body)
    yield from compare_heads(gold, article.story, match.first)
    yield from compare_text(gold, paragraphs)
    yield from compare_facts(gold, article.facts, match.first)
    yield from compare_figures(gold, article.facts.figures, fold("".join(paragraphs)))


# ----------------------------------------------------------------------------------------- adding up
def _measures(results: Sequence[_PageResult]) -> Mapping[str, float | int | str]:
    evidence = [item for result in results for item in result.evidence]
    of = Counter[str]()
    sums: dict[str, tuple[int, int, int]] = dict.fromkeys(_F1S, (0, 0, 0))
    weights: dict[str, float] = {}
    for item in evidence:
        if isinstance(item, Compared):
            right, given, wanted = sums[item.measure]
            sums[item.measure] = (right + item.right, given + item.given, wanted + item.wanted)
        else:
            weights[item.measure] = weights.get(item.measure, 0.0) + item.share
            of[item.measure] += 1
    right, given, wanted = sums["figures"]
    return {
        **_grouping_measures(results),
        **{name: weights[name] / of[name] for name in _SHARES if of[name]},
        **{name: f1_of(*sums[name]) for name in _F1S},
        "figures_p": right / max(1, given),
        "figures_r": right / max(1, wanted),
        **{name: weights[name] / of[name] for name in _FIGURE_SHARES if of[name]},
    }


def _grouping_measures(results: Sequence[_PageResult]) -> dict[str, float | int | str]:
    groupings = [result.grouping for result in results]
    size = max(1, sum(g.size for g in groupings))
    precise, complete = sum(g.precise for g in groupings) / size, sum(g.complete for g in groupings) / size
    return {
        "pages": len(results),
        "articles": f"{sum(r.built for r in results)}/{sum(r.wanted for r in results)}",
        "lost": sum(g.lost for g in groupings),
        "doubled": sum(g.doubled for g in groupings),
        "b3": 2 * precise * complete / (precise + complete) if precise + complete else 0.0,
    }
