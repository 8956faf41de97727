"""The one family of errors: what is wrong, where, and what to do about it."""

from __future__ import annotations


class SiteBuilderError(Exception):
    """Something in the input is wrong.

    `path` is relative to the project, `line` 1-based or 0 where no line is to blame; `remedy` is one sentence
    that a person can act on.  Printed as `path:line: cause; remedy`.
    """

    def __init__(self, cause: str, *, path: str = "", line: int = 0, remedy: str = "") -> None:
        self.cause, self.path, self.line, self.remedy = cause, path, line, remedy
        super().__init__(str(self))

    def __reduce__(self) -> tuple[object, ...]:
        """Errors come back whole from other processes and machines."""
        return _again, (type(self), self.cause, self.path, self.line, self.remedy)

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        return f"{where}{self.cause}" + (f"; {self.remedy}" if self.remedy else "")


def _again(kind: type[SiteBuilderError], cause: str, path: str, line: int, remedy: str) -> SiteBuilderError:
    return kind(cause, path=path, line=line, remedy=remedy)


class SeedError(SiteBuilderError):
    """A seed cannot be read; the other seeds are still built."""


class ContentError(SiteBuilderError):
    """A Markdown file or page map cannot be read; it stays as it is and is left out."""


class ConfigError(SiteBuilderError):
    """site.yaml, a gazetteer or a profile is wrong; nothing is published."""


class ThemeError(SiteBuilderError):
    """A theme is missing or broken; nothing is published."""


class PublishError(SiteBuilderError):
    """The finished site could not be put in place; the old one stays."""
