"""The build: seeds/ → content/ → public/, the whole line on one screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from site_builder.catalog import Cards
from site_builder.files.content import write_content
from site_builder.files.contents import Content
from site_builder.files.kept import Kept
from site_builder.files.reading import keep_content, read_content, still_as_read, updated
from site_builder.files.record import Record
from site_builder.files.stage import Stage, staged
from site_builder.model import Page
from site_builder.pipeline.again import Again
from site_builder.pipeline.broken import broken, links_to_nothing
from site_builder.pipeline.content import Plan, page_keys, plan_content
from site_builder.pipeline.dryrun import would_change
from site_builder.pipeline.made import Made
from site_builder.pipeline.options import Options, Progress, silent
from site_builder.pipeline.pages import NOTHING, Seeds, Shelf, There, read_pages, shelve
from site_builder.pipeline.project import Project, open_project
from site_builder.pipeline.public import SITE_LIMIT, make_public, world_of
from site_builder.pipeline.report import Report
from site_builder.pipeline.workers import counted, open_executor, run_shared

__all__ = ["Options", "Report", "build_project"]

STAGE = ".cache/site"  # where the site before is kept


def build_project(
    root: Path,
    options: Options,
    last: Record | None,
    tool: str,
    progress: Progress = silent,
    known: Mapping[str, str] | None = None,
) -> tuple[Report, Record]:
    """Build a digest; what is wrong with single inputs is in the report, and the record is for the next build.

    `known` are hashes of input files that are surely what they were at the last build.  Raises `ConfigError`,
    `ThemeError` or `PublishError`, after which the site that was there is untouched.
    """
    report = Report()
    project = open_project(root, options.base_url)
    named = (project.config.gazetteer, project.config.profile)
    report.inputs = [name for name in named if name.endswith((".yaml", ".yml"))]
    kept = Kept(None if options.dry_run else root, tool, clean=options.clean)
    content = _read(root, options, kept, known, Cards(project.config, project.gazetteer), report)
    seeds = read_pages(root, content, project.config, report)
    shelf = shelve(content, seeds, report)
    plan = _plan(project, content, seeds, shelf, options, last, tool, report, progress) if options.content else Plan()
    after = updated(content, plan.files, plan.removed)
    _count(report, seeds, after)
    record = Record(f"{tool} {options.key}", pages=_keys(project, seeds, after, plan, tool), notes=plan.notes)
    if options.dry_run:
        report.changed = would_change(content, after, plan)
    with staged(options.out or root / "public", None if options.out else root / STAGE) as stage:
        if options.public:
            stage.look() if options.dry_run else stage.open()
        again = Again(kept, stage.out, stage.live, world_of(project))
        made = _render(project, after, seeds, stage, again, options, report, progress) if options.public else None
        if options.dry_run:
            report.changed += stage.would_change(made.written, made.sizes.keys()) if made else []
        else:
            _write(root, content, plan, report)
            if made:
                report.changes += stage.put_in_place(made.written, made.sizes.keys())
                report.site = stage.seen(made.written, made.sizes)
                again.keep(made, report.site)
            keep_content(kept, after)
            kept.commit()
    kept.close()
    return report, record


def _read(
    root: Path, options: Options, kept: Kept, known: Mapping[str, str] | None, writer: Cards, report: Report
) -> Content:
    """content/, and in the report what was read and what is wrong with it."""
    content = read_content(root, partial(run_shared, options.jobs), kept, known, writer)
    report.read = {f"content/{name}": mark for name, mark in content.prints.items()}
    for error in content.errors.values():
        report.wrong(error)
    return content


def _write(root: Path, content: Content, plan: Plan, report: Report) -> None:
    """Bring content/ up to date, but for what a person saved since it was read: the next build will see to that."""
    files = {name: text for name, text in plan.files.items() if still_as_read(root, content, name)}
    gone = [name for name in plan.removed if still_as_read(root, content, name)]
    report.changes += write_content(root, files, gone)
    report.written = {f"content/{path}" for path in (*files, *gone)}


def _render(
    project: Project,
    content: Content,
    seeds: Seeds,
    stage: Stage,
    again: Again,
    options: Options,
    report: Report,
    progress: Progress,
) -> Made:
    """The site on its stage, checked."""
    add = stage.differs if options.dry_run else stage.add
    made = make_public(
        project,
        content,
        seeds.pages,
        add,
        jobs=options.jobs,
        sqlite=options.sqlite,
        again=again,
        progress=progress,
    )
    made.broken = broken(made, again)
    for error in links_to_nothing(made.broken, content.articles):
        report.wrong(error)
    if (size := sum(made.sizes.values())) > SITE_LIMIT:
        report.warn(f"public/: {size / 1e9:.1f} GB; GitHub Pages publishes 1 GB at most")
    return made


def _plan(
    project: Project,
    content: Content,
    seeds: Seeds,
    shelf: Shelf,
    options: Options,
    last: Record | None,
    tool: str,
    report: Report,
    progress: Progress,
) -> Plan:
    """Settle the pages whose inputs changed since the last build."""

    key = page_keys(project, tool)

    def is_done(page: Page, there: There) -> list[str] | None:
        if last is None or options.clean or options.regenerate:
            return None
        same = last.pages.get(page.seed) == key(page, there)
        return list(last.notes.get(page.seed, [])) if same else None

    with open_executor(options.jobs, options.scheduler, len(seeds.pages)) as executor:
        run = counted(executor, "pages", progress)
        plan = plan_content(seeds, shelf, project, is_done, report, run)
    for notes in plan.notes.values():
        for note in notes:
            report.warn(note)
    return plan


def _count(report: Report, seeds: Seeds, content: Content) -> None:
    report.pages = len(seeds.pages)
    report.articles = len(content.articles)
    report.figures = content.figures


def _keys(project: Project, seeds: Seeds, after: Content, plan: Plan, tool: str) -> dict[str, str]:
    """What every page's content is now made from, so that the next build knows what it need not make again."""
    shelf, key = shelve(after, seeds, Report()), page_keys(project, tool)
    return {
        page.seed: key(page, shelf.there.get(page.seed, NOTHING)) for page in seeds.pages if page.seed in plan.notes
    }
