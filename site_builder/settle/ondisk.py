"""What content/ holds of one page before a build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.matter.article import matter_of, source_value, value_fields
from site_builder.matter.pagemap import PageMap, Written, lines_path
from site_builder.model import Article, Source
from site_builder.settle.figures import edited_figures, number_figures
from site_builder.settle.merge import fingerprint, has_edits


@dataclass(frozen=True, slots=True)
class OnDisk:
    """An article as it lies in content/, with the memory of what the tool wrote there last."""

    path: str  # under content/
    article: Article
    written: Written | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """The fields that the tool fills, as they are on disk, the body among them."""
        values = value_fields(matter_of(self.article))
        return {**{k: v for k, v in values.items() if k not in ("figures", "source")}, "body": self.article.body}


@dataclass(frozen=True, slots=True)
class Before:
    """Everything that content/ holds of one page."""

    map: PageMap | None = None
    map_path: str = ""
    disk: tuple[OnDisk, ...] = ()
    unreadable: frozenset[str] = frozenset()  # ids of articles whose file cannot be read: it stays as it is

    @property
    def own_files(self) -> tuple[str, ...]:
        """The page map, and of a PDF the lines that were read of it."""
        if not self.map_path:
            return ()
        return (self.map_path, lines_path(self.map_path)) if self.map and self.map.boxes else (self.map_path,)

    @property
    def memory(self) -> Mapping[str, Written]:
        """What was written last, by article."""
        return self.map.written if self.map else {}


def source_memory(source: Source) -> str:
    """What is remembered of a source: its spans by role; paragraphs follow from them."""
    value = source_value(source)
    value.pop("paragraphs", None)
    value.pop("seed", None)
    return fingerprint(value)


def is_edited(entry: OnDisk) -> bool:
    """Whether a person changed anything in an article since the tool wrote it."""
    article, written = entry.article, entry.written
    if written is None or article.hidden or article.noindex or article.extra or article.continues:
        return True
    figures = article.facts.figures
    _, _, kept = number_figures(figures, figures, written.figures)
    remembered = [name for name, mark in written.figures.items() if not mark.startswith("~")]
    deleted = set(remembered) - {figure.id for figure in figures}
    moved = written.fields.get("source") not in (None, source_memory(article.source))
    return moved or has_edits(entry.fields, written.fields) or bool(kept) or bool(deleted)


def edited_fields(article: Article, written: Written | None) -> list[str]:
    """What a person changed and `restore` would take back: field names, `figures.f2` for a figure."""
    if written is None:
        return []
    fields = OnDisk("", article).fields
    changed = [name for name, value in fields.items() if written.fields.get(name) not in (None, fingerprint(value))]
    return changed + [f"figures.{name}" for name in edited_figures(article.facts.figures, written.figures)]
