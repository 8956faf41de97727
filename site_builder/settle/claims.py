"""Who owns which characters of a page: fresh drafts, articles on disk, a person's own spans, deleted articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from site_builder.errors import ContentError
from site_builder.matter.slug import make_slug
from site_builder.model import ROLES, ArticleKind, Draft, Page, Role, Segmentation, Source, Span, Story
from site_builder.settle.ondisk import Before, OnDisk, is_edited, source_memory
from site_builder.text.spans import count, format_spans, merge, overlap, parse_spans, subtract, trim

Spans = tuple[Span, ...]
Roles = Mapping[Role, Spans]
Assemble = Callable[[ArticleKind, Roles], Story]


@dataclass(frozen=True, slots=True)
class Claim:
    """One article's hold on a page."""

    draft: Draft
    owned: Spans
    disk: OnDisk | None = None  # the file that it continues; None where it is new
    id: str = ""  # of an article that was deleted and is asked for again
    pinned: bool = False  # by spans that a person wrote


@dataclass(frozen=True, slots=True)
class Claims:
    """A page shared out; whatever no claim owns is leftover."""

    live: tuple[Claim, ...] = ()
    held: Mapping[str, Spans] = field(default_factory=dict)  # deleted or unreadable articles, by id
    orphans: tuple[OnDisk, ...] = ()  # on disk, but nothing on the page continues them
    messages: tuple[str, ...] = ()


def share_out(page: Page, segmentation: Segmentation, before: Before, make: Assemble) -> Claims:
    """Give every article its characters.

    Where a person moved spans between articles, the spans on disk hold for the whole page; else each fresh draft
    continues the article half of whose characters it has.  Raises `ContentError` where spans do not fit the page.
    """
    same = before.map is None or before.map.sha256 == page.sha256
    held = _held(page, segmentation, before, same)
    pins = _pinned(page, segmentation, before) if same else []
    if pins:
        return _by_disk(page, segmentation, before, pins, held, make)
    return _by_drafts(page, segmentation, before, held, make, same)


def source_of(page: Page, draft: Draft) -> Source:
    """Where a draft stands, as its front matter says it."""
    roles = {role: format_spans(page, draft.source[role]) for role in ROLES if draft.source.get(role)}
    paragraphs = tuple(format_spans(page, block.spans) for block in draft.story.blocks if block.spans)
    return Source(seed=page.seed, roles=roles, paragraphs=paragraphs)


def text_of(page: Page, owned: Spans) -> str:
    """The non-blank characters of spans."""
    return "".join("".join(page.text[span.start : span.end].split()) for span in merge(owned))


def _covered(roles: Roles) -> Spans:
    return merge(span for spans in roles.values() for span in spans)


def _read_roles(page: Page, entry: OnDisk) -> dict[Role, Spans]:
    roles = entry.article.source.roles
    try:
        return {role: parse_spans(page, roles[role]) for role in ROLES if role in roles}
    except ValueError as error:
        remedy = "name lines of the seed as 163-198, or characters of a line as 63:0-18"
        raise ContentError(str(error), path=f"content/{entry.path}", line=1, remedy=remedy) from None


def _within(page: Page, draft: Draft, rest: Spans, make: Assemble) -> Draft:
    """The draft, cut to `rest` and assembled anew."""
    cut = {role: trim(page, overlap(spans, rest)) for role, spans in draft.source.items()}
    source = {role: spans for role, spans in cut.items() if spans}
    story = make(draft.story.kind, source)
    if draft.story.kind == "brief" and not story.kicker:  # a column's heading stands in its first item's spans only
        story = replace(story, kicker=draft.story.kicker)
    return replace(draft, source=source, story=story)


# ------------------------------------------------------------------------------ characters that are spoken for
def _held(page: Page, segmentation: Segmentation, before: Before, same: bool) -> dict[str, Spans]:
    """Articles that are not to be made again: deleted by a person, or in a file that cannot be read."""
    if before.map is None:
        return {}
    there = {entry.article.id for entry in before.disk}
    names = [name for name in dict.fromkeys((*before.map.deleted, *before.map.articles)) if name not in there]
    known = [name for name in names if name in before.memory]
    if same:
        return {name: trim(page, _stood(page, before, name)) for name in known}
    return {name: _same_text(page, segmentation, name) for name in known}


def _stood(page: Page, before: Before, name: str) -> Spans:
    """Where the memory says that an article stood; nowhere, if somebody wrote spans there that do not fit."""
    try:
        return parse_spans(page, before.memory[name].spans)
    except ValueError:
        return ()


def _same_text(page: Page, segmentation: Segmentation, name: str) -> Spans:
    """In a seed that was changed, the draft whose characters give the very name of an article."""
    for draft in segmentation.drafts:
        owned = _covered(draft.source)
        if name.endswith(make_slug(draft.story.title, text_of(page, owned))):
            return owned
    return ()


def _pinned(page: Page, segmentation: Segmentation, before: Before) -> list[OnDisk]:
    """Articles whose `source` a person changed: their spans hold against any segmentation."""
    if not before.disk:
        return []
    fresh = {source_memory(source_of(page, draft)) for draft in segmentation.drafts}
    out = []
    for entry in before.disk:
        mine = source_memory(entry.article.source)
        remembered = entry.written.fields.get("source") if entry.written else None
        if entry.article.source.roles and mine != remembered and mine not in fresh:
            out.append(entry)
    return out


# --------------------------------------------------------------------------------------------- two ways to share
def _by_disk(
    page: Page,
    segmentation: Segmentation,
    before: Before,
    pins: Sequence[OnDisk],
    held: Mapping[str, Spans],
    make: Assemble,
) -> Claims:
    """By the spans on disk, those that a person changed first; fresh drafts only where nothing of them is taken."""
    taken = merge(span for spans in held.values() for span in spans)
    live: list[Claim] = []
    messages: list[str] = []
    for entry in [*pins, *(entry for entry in before.disk if entry not in pins)]:
        roles = _read_roles(page, entry)
        owned = trim(page, subtract(_covered(roles), taken))
        if entry in pins and overlap(_covered(roles), taken):
            messages.append(f"content/{entry.path}: characters that another article holds are left to that one")
        if owned:
            draft = Draft(story=entry.article.story, source=roles, confidence=1.0)
            live.append(Claim(_within(page, draft, owned, make), owned, entry, pinned=entry in pins))
            taken = merge((*taken, *owned))
    for draft in segmentation.drafts:
        owned = _covered(draft.source)
        if owned and not overlap(owned, taken):
            live.append(Claim(draft, owned))
    return Claims(_in_page_order(live), held, (), tuple(messages))


def _by_drafts(
    page: Page, segmentation: Segmentation, before: Before, held: Mapping[str, Spans], make: Assemble, same: bool
) -> Claims:
    """By the fresh segmentation; an edited article that no draft continues keeps its characters."""
    stands = [_covered(_read_roles(page, entry)) if same else () for entry in before.disk]
    match = _match(page, segmentation, before, stands, same)
    left = [n for n in range(len(before.disk)) if n not in match.values()]
    kept = [n for n in left if stands[n] and is_edited(before.disk[n])]
    taken = merge(span for spans in (*held.values(), *(stands[n] for n in kept)) for span in spans)
    live = []
    for n in kept:
        draft = Draft(story=before.disk[n].article.story, source=_read_roles(page, before.disk[n]), confidence=1.0)
        live.append(Claim(_within(page, draft, stands[n], make), stands[n], before.disk[n]))
    for n, draft in enumerate(segmentation.drafts):
        owned = _covered(draft.source)
        rest = trim(page, subtract(owned, taken))
        entry = before.disk[match[n]] if n in match else None
        if not rest or (entry is None and 2 * count(page, rest) < count(page, owned)):
            continue
        draft = draft if not overlap(owned, taken) else _within(page, draft, rest, make)
        live.append(Claim(draft, rest, entry, "" if entry else _asked_for(page, rest, before, held, same)))
    orphans = tuple(before.disk[n] for n in left if n not in kept)
    return Claims(_in_page_order(live), held, orphans)


def _asked_for(page: Page, owned: Spans, before: Before, held: Mapping[str, Spans], same: bool) -> str:
    """The id of a restored article that stood where a new draft stands."""
    there = {entry.article.id for entry in before.disk}
    for name in before.memory if same else ():
        if name not in there and name not in held:
            stood = _stood(page, before, name)
            if stood and 2 * count(page, overlap(owned, stood)) >= count(page, stood):
                return name
    return ""


def _match(
    page: Page, segmentation: Segmentation, before: Before, stands: Sequence[Spans], same: bool
) -> dict[int, int]:
    """draft → article on disk, by the largest share of the article that the draft still holds, at least a half."""
    shares: list[tuple[float, int, int]] = []
    owned = [_covered(draft.source) for draft in segmentation.drafts]
    texts = [_shingles(draft.story) for draft in segmentation.drafts] if not same else []
    for m, entry in enumerate(before.disk):
        size = count(page, stands[m])
        mine = _shingles(entry.article.story) if not same else frozenset()
        for n in range(len(owned)):
            if same:
                share = count(page, overlap(stands[m], owned[n])) / max(1, size)
            else:
                share = len(mine & texts[n]) / max(1, len(mine))
            if share >= 0.5:
                shares.append((-share, n, m))
    out: dict[int, int] = {}
    for _, n, m in sorted(shares):
        if n not in out and m not in out.values():
            out[n] = m
    return out


def _shingles(story: Story) -> frozenset[str]:
    """Runs of four characters of a story, by which it is known again in a seed that was changed."""
    text = "".join("".join(block.text for block in story.blocks).split())
    return frozenset(text[i : i + 4] for i in range(max(1, len(text) - 3)))


def _in_page_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: claim.owned[0].start))
