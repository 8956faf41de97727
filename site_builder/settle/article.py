"""One claim becomes one article: the tool's fields merged with a person's, facts made from what results."""

from __future__ import annotations

from dataclasses import dataclass, replace

from site_builder.config import Config
from site_builder.extract.facts import Knowledge, extract_facts
from site_builder.matter.article import fact_fields, source_value, text_fields
from site_builder.matter.body import dump_body, parse_body
from site_builder.matter.pagemap import Written
from site_builder.matter.slug import make_slug
from site_builder.model import Article, Facts, IssueDate, Page
from site_builder.segment.profile import Profile
from site_builder.settle.claims import Claim, source_of, text_of
from site_builder.settle.corrections import correct_facts
from site_builder.settle.figures import number_figures
from site_builder.settle.merge import Kept, fingerprint, merge_fields
from site_builder.settle.ondisk import OnDisk, source_memory
from site_builder.text.spans import close_up, format_spans, trim

STORY_FIELDS = ("title", "title_source", "kicker", "deck", "kind", "byline")
ISSUE_FIELDS = ("date", "newspaper", "page", "confidence")
FACT_FIELDS = ("reporters", "correspondents", "photographers", "counties", "mentions", "tags", "summary", "events")
OWN_FIELDS = ("hidden", "noindex", "reviewed", "continues", "extra")  # only ever a person's


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every page of a build."""

    config: Config
    profile: Profile
    knowledge: Knowledge
    hash_digits: int = 4  # of a new article's name; more where two names clash
    hash_salt: str = ""  # the seed, where two pages carry the very same article


@dataclass(frozen=True, slots=True)
class Printing:
    """When and where a page was printed."""

    issue: IssueDate
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SettledArticle:
    """An article ready to be written, its memory, and the edits in it that were kept."""

    article: Article
    written: Written
    kept: tuple[Kept, ...]

    @property
    def path(self) -> str:
        """Under content/."""
        return f"{self.article.date or 'undated'}/{self.article.slug}.md"


def settle_article(page: Page, claim: Claim, printing: Printing, settings: Settings) -> SettledArticle:
    """Texts first, then the facts of the texts that result: facts that nobody touched follow an edited body."""
    fresh = _fresh(page, claim, printing, settings)
    memory = claim.disk.written if claim.disk and claim.disk.written else Written(spans="")
    mine = claim.disk.fields if claim.disk else None
    texts = text_fields(fresh) | {"confidence": fresh.confidence, "body": fresh.body}
    merged = merge_fields(texts, mine, memory.fields)
    article = _with_texts(fresh, claim.disk, {kept.field for kept in merged.kept})
    found = extract_facts(article.story, article.date, settings.knowledge)
    found = correct_facts(found, settings.config.corrections)
    values = {name: value for name, value in fact_fields(replace(found, figures=())).items() if name in FACT_FIELDS}
    merged_facts = merge_fields(values, mine, memory.fields)
    before = claim.disk.article.facts if claim.disk else None
    figures, figure_memory, kept_figures = number_figures(
        found.figures, before.figures if before else None, memory.figures
    )
    facts = _with_facts(found, before, {kept.field for kept in merged_facts.kept})
    article = replace(article, facts=replace(facts, figures=figures))
    # spans that a person wrote stay an edit: what is remembered is what the tool wrote before them
    source = memory.fields.get("source", "") if claim.pinned else source_memory(fresh.source)
    kept_source = (Kept("source", source_value(article.source), None),) if claim.pinned else ()
    written = Written(
        spans=format_spans(page, close_up(page, trim(page, claim.owned))),
        fields={**merged.memory, **merged_facts.memory, "source": source},
        figures=figure_memory,
        reviewed=_reviewed(article, memory),
    )
    return SettledArticle(article, written, (*merged.kept, *merged_facts.kept, *kept_figures, *kept_source))


def _reviewed(article: Article, memory: Written) -> str:
    """The hash of the text that a person called reviewed: that of the first build that saw the word."""
    return (memory.reviewed or fingerprint(article.body)) if article.reviewed else ""


def _fresh(page: Page, claim: Claim, printing: Printing, settings: Settings) -> Article:
    """The article as the tool alone would write it, facts aside."""
    story, date = claim.draft.story, printing.issue.date
    slug = make_slug(story.title, text_of(page, claim.owned) + settings.hash_salt, settings.hash_digits)
    name = claim.id or f"{date or 'undated'}-{slug}"
    if claim.disk:
        slug, name = claim.disk.article.slug, claim.disk.article.id
    elif claim.id:
        slug = claim.id.removeprefix("undated-") if claim.id.startswith("undated-") else claim.id[11:]
    return Article(
        id=name,
        slug=slug,
        date=date,
        newspaper=settings.config.newspaper,
        page=printing.numbers,
        story=story,
        body=dump_body(story.blocks),
        confidence=round(claim.draft.confidence, 2),
        source=source_of(page, claim.draft),
    )


def _with_texts(fresh: Article, disk: OnDisk | None, edited: set[str]) -> Article:
    """The article with the texts that a person changed, and with that person's flags and own keys."""
    if disk is None:
        return fresh
    mine = disk.article
    story = replace(fresh.story, **{key: getattr(mine.story, key) for key in STORY_FIELDS if key in edited})
    if "body" in edited:
        story = replace(story, blocks=parse_body(mine.body))
    printed = {key: getattr(mine, key) for key in ISSUE_FIELDS if key in edited}
    own = {key: getattr(mine, key) for key in OWN_FIELDS}
    return replace(fresh, story=story, body=mine.body if "body" in edited else fresh.body, **printed, **own)


def _with_facts(found: Facts, mine: Facts | None, edited: set[str]) -> Facts:
    if mine is None:
        return found
    return replace(found, **{key: getattr(mine, key) for key in FACT_FIELDS if key in edited})
