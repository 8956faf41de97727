"""`site-builder build`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from site_builder import CONFIG_FILE
from site_builder.files.record import (
    Record,
    Stat,
    is_looked_at,
    read_record,
    scan,
    surely_same,
    tool_key,
    unchanged,
    write_record,
)
from site_builder.pipeline.options import Options

if TYPE_CHECKING:
    from site_builder.pipeline.report import Report

_RARELY = (200_000, 50, 100)  # a build makes a million records that stay: looking through them for garbage finds none
FOLDERS = ("seeds", "content", "themes", "public")


def run_build(root: Path, arguments: argparse.Namespace) -> int:
    """The command's options as `Options`, then the build."""
    options = Options(
        out=arguments.out,
        content=not arguments.public_only,
        public=not arguments.content_only,
        clean=arguments.clean,
        regenerate=arguments.regenerate,
        dry_run=arguments.dry_run,
        jobs=arguments.jobs,
        scheduler=arguments.scheduler,
        base_url=arguments.base_url,
        sqlite=arguments.sqlite,
    )
    return build(root, options, quiet=arguments.quiet)


def build(root: Path, options: Options, *, quiet: bool = False) -> int:
    """Build, or find in the record of the last build that nothing has changed since; returns the exit code."""
    started = time.monotonic()
    tool = tool_key()
    key = f"{tool} {options.key} {options.out or ''}"
    last = read_record(root)
    plain = not (options.clean or options.regenerate or options.dry_run)
    now = _scan(root, options, last) if last else None
    if plain and last and now and last.key == key and unchanged(root, last, now):
        said = {**last.said, "changes": [0, sum(last.said["changes"][:2]), 0]}
    else:
        said = _build(root, options, last, Record(key), tool, quiet)
    _say(said, quiet, time.monotonic() - started)
    return int(said["exit_code"])


def _scan(root: Path, options: Options, record: Record) -> dict[str, tuple[int, int]]:
    """Stamps of everything that a build reads or writes."""
    out = os.path.relpath(options.out, root) if options.out else "public"
    return scan(root, dict.fromkeys((*FOLDERS, out)), [CONFIG_FILE, *record.said.get("inputs", [])])


def _build(root: Path, options: Options, last: Record | None, new: Record, tool: str, quiet: bool) -> dict[str, Any]:
    """Build, and keep a record of it."""
    from site_builder.commands.progress import shown_progress
    from site_builder.files.content import finish_content
    from site_builder.files.holding import only_build
    from site_builder.files.inputs import find_project
    from site_builder.pipeline.whole import build_project

    find_project(root)
    gc.set_threshold(*_RARELY)
    began = time.time_ns()
    with only_build(root), shown_progress(quiet) as progress:
        finish_content(root)
        before = scan(root, FOLDERS[:-1], [CONFIG_FILE])
        known = surely_same(None if options.clean else last, before)
        report, made = build_project(root, options, last, tool, progress, known)
        kept = [
            f"content/{path}: kept your {edit.field}" for path, edits in sorted(report.kept.items()) for edit in edits
        ]
        said: dict[str, Any] = {
            "exit_code": report.exit_code,
            "errors": report.errors,
            "notes": [*report.warnings, *kept],
            "counts": [report.pages, report.articles, report.figures],
            "changes": [report.changes.written, report.changes.unchanged, report.changes.removed],
            "inputs": report.inputs,
        }
        if options.dry_run:
            print("\n".join(report.changed))
            return said
        record = Record(new.key, began, last.stamps if last else {}, made.pages, made.notes, said)
        try:
            write_record(root, record, before, _after(root, options, record, report), report.written, report.read)
        except OSError as error:
            said["notes"].append(
                f"the record of this build cannot be kept ({error.strerror}); the next one starts anew"
            )
    return said


def _after(root: Path, options: Options, record: Record, report: Report) -> dict[str, Stat]:
    """Stamps of everything when the build is done; the site's are known from putting it in place."""
    if report.site is None:
        return _scan(root, options, record)
    out = os.path.relpath(options.out or root / "public", root)
    folders = [folder for folder in FOLDERS if folder != out]
    site = {f"{out}/{name}": (seen.size, seen.changed) for name, seen in report.site.items() if is_looked_at(name)}
    return scan(root, folders, [CONFIG_FILE, *record.said["inputs"]]) | site


def _say(said: Mapping[str, Any], quiet: bool, seconds: float) -> None:
    for error in said["errors"]:
        print(f"error: {error}", file=sys.stderr)
    if quiet:
        return
    for note in said["notes"]:
        print(f"note: {note}", file=sys.stderr)
    pages, articles, figures = said["counts"]
    written, same, removed = said["changes"]
    counts = f"{pages} pages, {articles} articles, {figures} key figures"
    print(f"{counts}; {written} files written, {same} unchanged, {removed} removed; {seconds:.1f} s")
