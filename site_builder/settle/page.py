"""A page's segmentation, settled with what lies in content/: a person's edits survive, the rest is refreshed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from site_builder.config import PageConfig
from site_builder.extract.folio import find_page_numbers
from site_builder.extract.issue import find_issue
from site_builder.matter.article import dump_article
from site_builder.matter.pagemap import PageMap, Written, dump_page_map, lines_path, map_path
from site_builder.model import Article, ArticleKind, LeftoverKind, Page, Segmentation, Span, Story, Unsure
from site_builder.segment import assemble
from site_builder.settle.article import Printing, Settings, SettledArticle, settle_article
from site_builder.settle.claims import Claims, Roles, share_out
from site_builder.settle.merge import Kept
from site_builder.settle.ondisk import Before, is_edited
from site_builder.text.spans import close_up, format_spans, overlap, subtract, trim


@dataclass(frozen=True, slots=True)
class Settled:
    """What one page gives in content/; paths are relative to that folder."""

    page: PageMap
    files: Mapping[str, str]  # path → text
    removed: tuple[str, ...]
    articles: tuple[Article, ...]
    kept: Mapping[str, tuple[Kept, ...]] = field(default_factory=dict)  # path → edits
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # path → what segmentation is not sure of
    unsure: Mapping[str, tuple[Unsure, ...]] = field(default_factory=dict)  # path → pieces that may be another part
    messages: tuple[str, ...] = ()


def settle_page(page: Page, segmentation: Segmentation, before: Before, settings: Settings) -> Settled:
    """Everything that one seed gives in content/.

    Raises `ContentError` where spans that a person wrote do not fit the page.
    """
    printing = _printing(page, segmentation, settings.config.pages.get(page.seed, PageConfig()))
    claims = share_out(page, segmentation, before, partial(_make, page, settings))
    settled = _settle_all(page, claims, printing, settings)
    page_map = _page_map(page, segmentation, before, printing, claims, settled)
    files = {entry.path: dump_article(entry.article) for entry in settled}
    path = map_path(page.seed, printing.issue.date)
    files[path] = dump_page_map(page_map)
    if page.boxes:
        files[lines_path(path)] = page.text + "\n"
    kept = [entry for entry in claims.orphans if is_edited(entry)]
    gone = [entry for entry in claims.orphans if entry not in kept]
    old = {entry.path for entry in before.disk} | ({before.map_path} if before.map_path else set())
    drafts = {entry.path: claim.draft for entry, claim in zip(settled, claims.live, strict=True)}
    return Settled(
        page=page_map,
        files=files,
        removed=tuple(sorted(old - set(files) - {entry.path for entry in kept})),
        articles=(*(entry.article for entry in settled), *(entry.article for entry in kept)),
        kept={entry.path: entry.kept for entry in settled if entry.kept},
        doubts={path: draft.notes for path, draft in drafts.items() if draft.notes},
        unsure={path: draft.unsure for path, draft in drafts.items() if draft.unsure},
        messages=(
            *claims.messages,
            *(f"content/{entry.path}: its page no longer has it; kept, since it was edited" for entry in kept),
            *(f"content/{entry.path}: its page no longer has it; removed" for entry in gone),
        ),
    )


def _settle_all(page: Page, claims: Claims, printing: Printing, settings: Settings) -> list[SettledArticle]:
    """Each claim as an article; one that repeats another to the last character gets a longer name of its own."""
    settled: dict[int, SettledArticle] = {}
    taken: set[str] = set()
    for n in sorted(range(len(claims.live)), key=lambda n: claims.live[n].disk is None):  # given names come first
        claim, again = claims.live[n], 1
        entry = settle_article(page, claim, printing, settings)
        while entry.article.id in taken:
            again += 1
            salted = replace(settings, hash_digits=8, hash_salt=f"{settings.hash_salt}#{again}")
            entry = settle_article(page, replace(claim, id=""), printing, salted)
        taken.add(entry.article.id)
        settled[n] = entry
    return [settled[n] for n in range(len(claims.live))]


def _make(page: Page, settings: Settings, kind: ArticleKind, roles: Roles) -> Story:
    return assemble(page, kind, roles, settings.profile)


def _printing(page: Page, segmentation: Segmentation, configured: PageConfig) -> Printing:
    furniture = "\n".join(page.text[left.span.start : left.span.end] for left in segmentation.leftover)
    stories = [draft.story for draft in segmentation.drafts]
    issue = find_issue(page.seed, stories, furniture, configured.date)
    return Printing(issue, configured.page or find_page_numbers(furniture, page.seed))


def _page_map(
    page: Page,
    segmentation: Segmentation,
    before: Before,
    printing: Printing,
    claims: Claims,
    settled: Sequence[SettledArticle],
) -> PageMap:
    unreadable = [name for name in claims.held if name in before.unreadable]
    deleted = [name for name in claims.held if name not in before.unreadable]
    kinds = _leftover(page, segmentation, claims, unreadable, deleted)
    spans = sorted(span for found in kinds.values() for span in found)
    written = {entry.article.id: entry.written for entry in settled}
    return PageMap(
        seed=page.seed,
        sha256=page.sha256,
        issue=printing.issue,
        page=printing.numbers,
        articles=(*written, *unreadable),
        leftover=_each(page, spans),
        leftover_kinds={kind: _each(page, found) for kind, found in kinds.items()},
        deleted=tuple(sorted(deleted)),
        written=written | {name: _still(page, before, claims, name) for name in (*unreadable, *deleted)},
        boxes={number: box for number, box in enumerate(page.boxes, 1) if box},
    )


def _still(page: Page, before: Before, claims: Claims, name: str) -> Written:
    """The memory of an article that is not made again; where it stands is said of the page as it is now."""
    return replace(before.memory[name], spans=format_spans(page, close_up(page, claims.held[name])))


def _each(page: Page, spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(part for part in format_spans(page, spans).split(", ") if part)


def _leftover(
    page: Page, segmentation: Segmentation, claims: Claims, unreadable: Sequence[str], deleted: Sequence[str]
) -> dict[str, tuple[Span, ...]]:
    """Everything that no article holds, by kind: `deleted`, else as segmented, else unknown."""
    taken = [span for claim in claims.live for span in claim.owned]
    taken += [span for name in unreadable for span in claims.held[name]]
    rest = subtract([Span(0, len(page.text))], taken)
    wanted: dict[LeftoverKind, list[Span]] = {"deleted": [span for name in deleted for span in claims.held[name]]}
    for left in segmentation.leftover:
        wanted.setdefault(left.kind, []).append(left.span)
    kinds: dict[str, tuple[Span, ...]] = {}
    for kind in [k for k in wanted if k != "unknown"]:
        kinds[kind] = trim(page, overlap(rest, wanted[kind]))
        rest = subtract(rest, wanted[kind])
    kinds["unknown"] = trim(page, rest)
    return {kind: spans for kind, spans in sorted(kinds.items()) if spans}
