"""`site-builder restore ID [FIELD…]`: take a person's edit or deletion back."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from site_builder.commands.build import build
from site_builder.errors import ContentError
from site_builder.files.content import finish_content, write_content
from site_builder.files.contents import Content
from site_builder.files.holding import only_build
from site_builder.files.inputs import read_config
from site_builder.files.reading import read_content
from site_builder.matter.pagemap import PageMap, Written, dump_page_map
from site_builder.pipeline.options import Options
from site_builder.settle.figures import unremember
from site_builder.settle.merge import fingerprint
from site_builder.settle.ondisk import OnDisk, source_memory


def run_restore(root: Path, name: str, fields: Sequence[str]) -> int:
    """Let the memory of edits agree with what is on disk, so that the build that follows refreshes it."""
    read_config(root)  # settings that are wrong are said before anything is taken back
    with only_build(root):
        finish_content(root)
        content = read_content(root)
        path, page_map = _find(content, name)
        written = _forget(content, page_map.written[name], name, fields)
        deleted = tuple(other for other in page_map.deleted if other != name)
        articles = tuple(other for other in page_map.articles if other != name or name in content.ids)
        restored = replace(page_map, deleted=deleted, articles=articles, written={**page_map.written, name: written})
        write_content(root, {path: dump_page_map(restored)}, [])
    return build(root, Options())


def _find(content: Content, name: str) -> tuple[str, PageMap]:
    for path, page_map in sorted(content.maps.items()):
        if name in page_map.written:
            return path, page_map
    known = [other for page_map in content.maps.values() for other in page_map.written]
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
    remedy = f"did you mean {near[0]}?" if near else "build first"
    raise ContentError(f"no article of the id {name}", remedy=remedy)


def _forget(content: Content, written: Written, name: str, fields: Sequence[str]) -> Written:
    """The memory under which what is on disk counts as untouched."""
    if name not in content.ids:
        return written
    article = content.articles[content.ids[name]]
    mine = OnDisk(content.ids[name], article).fields
    hashes = dict(written.fields)
    known = [*hashes, "figures", *(f"figures.{figure}" for figure in written.figures)]
    for field in fields:
        if field not in known:
            near = difflib.get_close_matches(field, known, n=1, cutoff=0.0)[0]
            raise ContentError(f"`{field}` is no field of {name}", remedy=f"did you mean `{near}`?")
    for field in hashes:
        if not fields or field in fields:
            hashes[field] = source_memory(article.source) if field == "source" else fingerprint(mine.get(field))
    figures = dict(written.figures)
    for field in fields or ["figures"]:
        if field.startswith("figures"):
            figures = unremember(figures, article.facts.figures, field.partition(".")[2])
    return replace(written, fields=hashes, figures=figures)
