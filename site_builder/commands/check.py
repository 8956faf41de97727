"""`site-builder check`: what a person should look at, said as a compiler would say it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path

from site_builder.catalog import Cards
from site_builder.commands.progress import shown_progress
from site_builder.files.contents import Content
from site_builder.files.reading import is_same, read_content, updated
from site_builder.files.stage import nowhere
from site_builder.model import Page
from site_builder.pipeline.broken import broken, links_to_nothing
from site_builder.pipeline.content import plan_content
from site_builder.pipeline.options import Progress
from site_builder.pipeline.pages import There, read_pages, shelve
from site_builder.pipeline.project import Project, open_project
from site_builder.pipeline.public import make_public
from site_builder.pipeline.report import Report
from site_builder.pipeline.workers import counted, open_executor, run_shared
from site_builder.review import Finding, review_article, review_kept, review_leftover, review_unsure
from site_builder.settle.merge import fingerprint
from site_builder.settle.page import Settled


def run_check(root: Path, *, as_json: bool, strict: bool) -> int:
    """Print `file:line: what; why; what to do`; broken input exits 1, with `strict` any open finding does."""
    report = Report()
    project = open_project(root)
    with shown_progress(quiet=as_json) as progress:
        findings = sorted(_findings(project, report, progress), key=lambda f: (f.path, f.line, f.what))
    waiting = sum(f.blocks for f in findings)
    if as_json:
        data = {"errors": report.errors, "findings": [asdict(f) for f in findings]}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        for line in (*(f"error: {error}" for error in report.errors), *map(str, findings)):
            print(line)
        print(f"{len(report.errors)} errors, {waiting} to look at, {len(findings) - waiting} for information")
    return 1 if report.errors or (strict and waiting) else 0


def _findings(project: Project, report: Report, progress: Progress) -> Iterator[Finding]:
    """Everything there is to say; every page is settled as a build would, and nothing is written."""
    content = read_content(project.root, partial(run_shared, 0), writer=Cards(project.config, project.gazetteer))
    for error in content.errors.values():
        report.wrong(error)
    seeds = read_pages(project.root, content, project.config, report)
    shelf = shelve(content, seeds, report)
    with open_executor(0, "", len(seeds.pages)) as executor:
        plan = plan_content(seeds, shelf, project, _never_done, report, counted(executor, "pages", progress))
    changed = {name: text for name, text in plan.files.items() if not is_same(content, name, text)}
    after = updated(content, changed, plan.removed)
    for page in seeds.pages:
        if page.seed in plan.settled:
            yield from _of_page(project, page, plan.settled[page.seed], after)
    for message in (*report.warnings, *(note for notes in plan.notes.values() for note in notes)):
        path, _, what = message.partition(": ")
        yield Finding(path=path, what=what, blocks=False)
    made = make_public(project, after, seeds.pages, nowhere, jobs=0, sqlite=False)
    for error in links_to_nothing(broken(made), after.articles):
        report.wrong(error)


def _never_done(page: Page, there: There) -> None:
    """What segmentation doubts is not kept from the last build: every page is looked at again."""


def _of_page(project: Project, page: Page, settled: Settled, after: Content) -> Iterator[Finding]:
    for article in settled.articles:
        path = after.ids[article.id]
        memory = settled.page.written.get(article.id)
        same = memory is None or memory.reviewed == fingerprint(article.body)
        doubts = settled.doubts.get(path, ())
        reviewed = article.reviewed and same
        yield from review_article(f"content/{path}", article, doubts, project.gazetteer, reviewed=reviewed)
        unsure, title = settled.unsure.get(path, ()), article.story.title
        yield from review_unsure(page, f"content/{path}", title, unsure, reviewed=reviewed)
        yield from review_kept(f"content/{path}", article.id, settled.kept.get(path, ()))
    yield from review_leftover(page, settled.page)
