"""What a build has to say, gathered while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from site_builder.errors import SiteBuilderError
from site_builder.files.holding import Changes
from site_builder.files.stage import Seen
from site_builder.settle.merge import Kept


@dataclass(slots=True)
class Report:
    """Errors make the exit code 1; warnings and notes do not."""

    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    kept: dict[str, tuple[Kept, ...]] = field(default_factory=dict)  # content path → edits that were kept
    pages: int = 0
    articles: int = 0
    figures: int = 0
    changes: Changes = field(default_factory=Changes)
    inputs: list[str] = field(default_factory=list)  # files read besides the project's usual ones
    read: dict[str, str] = field(default_factory=dict)  # files of content/ that it read, with hashes of their bytes
    written: set[str] = field(default_factory=set)  # files of content/ that the build made or removed, from the root
    site: Mapping[str, Seen] | None = None  # every file of the site that was put in place
    changed: list[str] = field(default_factory=list)  # with --dry-run: what would be written or removed

    def wrong(self, error: SiteBuilderError) -> None:
        """An input that was left out."""
        if str(error) not in self.errors:
            self.errors.append(str(error))

    def warn(self, message: str) -> None:
        """Something that a person should know, though nothing was left out."""
        if message not in self.warnings:
            self.warnings.append(message)

    @property
    def exit_code(self) -> int:
        """0 done, 1 something in the input is wrong."""
        return 1 if self.errors else 0
