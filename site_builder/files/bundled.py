"""What comes with the tool, and what a project puts in its place: gazetteers, profiles, topics, themes."""

from __future__ import annotations

import contextlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from site_builder.errors import ConfigError
from site_builder.files.inputs import read_text

PACKAGE = files("site_builder")


def bundled_text(folder: str, name: str) -> str | None:
    """A text that comes with the tool, None where there is none of that name."""
    path = PACKAGE / folder / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def bundled_names(folder: str, suffix: str) -> list[str]:
    """The names, without suffix, of what comes with the tool in a folder."""
    return sorted(p.name.removesuffix(suffix) for p in (PACKAGE / folder).iterdir() if p.name.endswith(suffix))


def read_named(root: Path, folder: str, name: str, key: str) -> tuple[str, str]:
    """(YAML text, its name in messages) of a bundled entry, or of a file in the project where `name` is a path."""
    if name.endswith((".yaml", ".yml")):
        path = root / name
        if not path.resolve().is_relative_to(root.resolve()):
            raise ConfigError(
                f"`{key}: {name}` leads out of the project", path="site.yaml", remedy="copy the file into it"
            )
        return read_text(path, name, ConfigError), name
    text = bundled_text(folder, f"{name}.yaml")
    if text is None:
        known = ", ".join(bundled_names(folder, ".yaml"))
        raise ConfigError(
            f"`{key}: {name}` is not known", path="site.yaml", remedy=f"use one of {known}, or the path of a YAML file"
        )
    return text, f"{folder}/{name}.yaml"


def theme_roots(root: Path) -> list[Traversable]:
    """Folders that hold themes, the first that has a file wins: the project's, then the bundled one."""
    bundled = PACKAGE / "themes"
    beside: Traversable = Path(str(PACKAGE)).parent / "themes"  # a checkout keeps them at its top
    return [root / "themes", bundled if bundled.is_dir() else beside]


def read_tree(folder: Traversable, prefix: str = "") -> dict[str, bytes]:
    """Every file below a folder: path → bytes, hidden ones aside; what is no file, or goes meanwhile, is none."""
    found: dict[str, bytes] = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            found |= read_tree(entry, f"{prefix}{entry.name}/")
        elif entry.is_file():
            with contextlib.suppress(FileNotFoundError):  # editors save under another name first
                found[prefix + entry.name] = entry.read_bytes()
    return found
