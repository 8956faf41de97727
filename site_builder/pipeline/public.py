"""content/ → public/: the catalogue, the pages, the search index, checked before anything is put in place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from site_builder.catalog import Cards, catalogue
from site_builder.catalog.fingerprint import fingerprint
from site_builder.errors import PublishError
from site_builder.files.contents import Content
from site_builder.model import Page
from site_builder.pipeline.again import Again
from site_builder.pipeline.indexing import Memory, digest_of
from site_builder.pipeline.made import FileNote, Made
from site_builder.pipeline.maker import Add, Maker
from site_builder.pipeline.options import Progress, silent
from site_builder.pipeline.project import Project
from site_builder.pipeline.workers import MANY, share

OFFLINE = "offline.json"
SITE_LIMIT = 1_000_000_000  # bytes; GitHub Pages publishes no more


def make_public(
    project: Project,
    content: Content,
    pages: Sequence[Page],
    add: Add,
    *,
    jobs: int,
    sqlite: bool,
    again: Again | None = None,
    progress: Progress = silent,
) -> Made:
    """Put every file of the site that must be made on the stage.

    `pages` are the seeds, for showing their lines beside the text; `again` knows which pieces of the last site can
    stay.  Raises `ThemeError` where a template is wrong, `PublishError` where an article has no page.
    """
    site = catalogue(
        content.cards.values(),
        content.by_id,
        Cards(project.config, project.gazetteer),
        {page.seed: page for page in pages},
        {name: content.prints[path] for name, path in content.ids.items()},
        again.slugs if again else None,
        again.kinship if again else None,
    )
    maker = Maker(site, project.theme, add, again.memory if again else Memory(), sqlite=sqlite)
    made = Made(maker.pieces, {entry.id: digest_of(entry, maker.memory.world) for entry in site.entries})
    made.kinship = site.kinship
    missing = _missing(made, again)
    if len(missing) >= MANY or jobs > 1:
        content.articles.for_others()
    for done, (number, notes) in enumerate(zip(missing, share(maker.start, missing, jobs), strict=True), 1):
        progress("site", done, len(missing) if len(missing) >= MANY else 0)
        for note in notes:
            made.note(maker.pieces[number].name, again.sized(note) if again and note.same else note)
    offline = offline_list(made.sizes)
    made.note(OFFLINE, FileNote(OFFLINE, len(offline), add(OFFLINE, offline), None))
    lost = [entry.url for entry in site.entries if entry.url not in made.sizes]
    if lost:
        raise PublishError("an article has no page", path=lost[0], remedy="mend the theme's article template")
    return made


def _missing(made: Made, again: Again | None) -> list[int]:
    """Which pieces must be made; the files of the others are noted."""
    if again is None:
        return list(range(len(made.pieces)))
    missing: list[int] = []
    for number, piece in enumerate(made.pieces):
        files = again.files(piece)
        if files is None:
            missing.append(number)
        else:
            made.sizes |= {path: again.size(path) for path in files}
    return missing


def world_of(project: Project) -> str:
    """Stands for what all pages depend on beside the articles."""
    return fingerprint(replace(project.config, pages={}), project.gazetteer, project.theme)


def offline_list(paths: Iterable[str]) -> bytes:
    """What the service worker keeps when a reader asks for the whole site: all that pages and search are made of."""
    kept = sorted(
        path
        for path in paths
        if not path.startswith((".", "data/digest")) and not path.endswith(".xml") and path not in (OFFLINE, "sw.js")
    )
    return (json.dumps(kept, ensure_ascii=False, indent=0) + "\n").encode()
