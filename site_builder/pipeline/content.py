"""seeds/ → content/: every page whose inputs changed is segmented, extracted and settled anew."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from site_builder.config import PageConfig
from site_builder.errors import ContentError
from site_builder.matter.pagemap import dump_page_map
from site_builder.model import Page
from site_builder.pipeline.pages import NOTHING, Seeds, Shelf, There
from site_builder.pipeline.project import Project
from site_builder.pipeline.report import Report
from site_builder.pipeline.workers import run_all
from site_builder.settle.ondisk import Before, is_edited

if TYPE_CHECKING:
    from site_builder.settle.article import Settings
    from site_builder.settle.page import Settled


@dataclass(slots=True)
class Plan:
    """What is to become of content/."""

    files: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)  # seed → messages, kept for builds that skip it
    ids: dict[str, str] = field(default_factory=dict)  # article → seed
    settled: dict[str, Settled] = field(default_factory=dict)  # seed → its page, of those that were made anew


@dataclass(frozen=True, slots=True)
class Job:
    """One page's work, small enough to be sent to another process or machine."""

    page: Page
    before: Before
    settings: bytes  # pickled `Settings`: workers read them once
    digits: int = 4
    salt: str = ""


@lru_cache(maxsize=4)
def _settings(data: bytes) -> Settings:
    return pickle.loads(data)  # type: ignore[no-any-return]


def settle_job(job: Job) -> Settled | ContentError:
    """Segment and settle one page, wherever this runs."""
    from site_builder.segment import segment_page
    from site_builder.settle.page import settle_page  # most builds settle few pages or none

    settings = _settings(job.settings)
    segmentation = segment_page(job.page, settings.profile)
    try:
        return settle_page(
            job.page, segmentation, job.before, replace(settings, hash_digits=job.digits, hash_salt=job.salt)
        )
    except ContentError as error:
        return error


def page_keys(project: Project, tool: str) -> Callable[[Page, There], str]:
    """What stands for everything that a page's content is made from."""
    config = project.config
    common = [tool, config.newspaper, repr(config.corrections), repr(project.gazetteer), *project.profile]
    shared = hashlib.sha256("\0".join(common).encode())

    def key(page: Page, there: There) -> str:
        known = config.pages.get(page.seed, PageConfig())
        digest = shared.copy()
        digest.update("\0".join(("", page.seed, page.sha256, repr(known), *there.prints())).encode())
        return digest.hexdigest()[:20]

    return key


def plan_content(
    seeds: Seeds,
    shelf: Shelf,
    project: Project,
    is_done: Callable[[Page, There], list[str] | None],
    report: Report,
    run: Callable[[Callable[[Job], Settled | ContentError], list[Job]], Iterable[Settled | ContentError]] = run_all,
) -> Plan:
    """Settle every page; `is_done` gives the messages of a page that need not be made again, else None."""
    plan = Plan()
    waiting: list[tuple[Page, Before]] = []
    for page in seeds.pages:
        there = shelf.there.get(page.seed, NOTHING)
        said = is_done(page, there)
        if said is None:
            waiting.append((page, there.before()))
        else:
            plan.notes[page.seed] = said
            plan.ids |= dict.fromkeys(there.ids, page.seed)
    data = pickle.dumps(project.settings) if waiting else b""
    jobs = [Job(page, before, data) for page, before in waiting]
    for job, settled in zip(jobs, run(settle_job, jobs), strict=True):
        _add(plan, job, settled, report)
    for seed, there in shelf.gone.items():
        _retire(plan, seed, there.before())
    return plan


def _add(plan: Plan, job: Job, settled: Settled | ContentError, report: Report) -> None:
    """Take a page's files into the plan; names that clash with another page's get more digits."""
    for salt in ("", job.page.seed):
        if isinstance(settled, ContentError) or not any(a.id in plan.ids for a in settled.articles):
            break
        settled = settle_job(replace(job, digits=8, salt=salt))
    if isinstance(settled, ContentError):
        report.wrong(settled)
        return
    seed = job.page.seed
    plan.settled[seed] = settled
    plan.files |= settled.files
    plan.removed += settled.removed
    plan.ids |= {article.id: seed for article in settled.articles}
    report.kept |= settled.kept
    messages = list(settled.messages)
    if not settled.articles and not settled.page.deleted:
        messages.append(f"seeds/{seed}: no article was found on this page; all of it is in its leftover list")
    plan.notes[seed] = messages


def _retire(plan: Plan, seed: str, before: Before) -> None:
    """A seed that is no more takes its articles with it, edited ones aside."""
    kept = [entry for entry in before.disk if is_edited(entry)]
    plan.removed += [entry.path for entry in before.disk if entry not in kept]
    plan.notes[seed] = [
        f"content/{entry.path}: kept, since it was edited, though seeds/{seed} is gone" for entry in kept
    ]
    if before.map is None:
        return
    if not kept and not before.map.deleted and not before.unreadable:
        plan.removed += before.own_files
        return
    names = [entry.article.id for entry in kept]
    memory: Mapping[str, object] = before.map.written
    known = [*names, *before.map.deleted, *sorted(before.unreadable)]
    written = {name: before.map.written[name] for name in known if name in memory}
    articles = tuple(name for name in before.map.articles if name in known)
    plan.files[before.map_path] = dump_page_map(replace(before.map, articles=articles, written=written))
