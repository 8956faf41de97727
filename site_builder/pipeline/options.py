"""What a person asked of a build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[str, int, int], None]  # what is being done, pieces done, pieces in all


def silent(label: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `site-builder build`."""

    out: Path | None = None  # default: public/ in the project
    content: bool = True  # seeds/ → content/
    public: bool = True  # content/ → public/
    clean: bool = False  # ignore the record of the last build
    regenerate: bool = False  # settle every page again, though nothing changed
    dry_run: bool = False
    jobs: int = 0
    scheduler: str = ""
    base_url: str = ""
    sqlite: bool = False

    @property
    def key(self) -> str:
        """Stands for the options that what is built depends on."""
        return f"{self.content} {self.public} {self.base_url} {self.sqlite}"
