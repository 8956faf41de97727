"""Everything that a build reads before it starts: settings, bundled data, the theme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.config import Config
from site_builder.extract.gazetteer import city_gazetteer, parse_gazetteer
from site_builder.files.bundled import bundled_names, bundled_text, read_named, read_tree, theme_roots
from site_builder.files.inputs import read_config
from site_builder.model import Gazetteer
from site_builder.render.theme import Folder, Theme, load_theme

if TYPE_CHECKING:
    from site_builder.settle.article import Settings


@dataclass(frozen=True)
class Project:
    """A digest project as opened; whatever is wrong with it has been said."""

    root: Path
    config: Config
    gazetteer: Gazetteer  # the places that articles are sorted by
    profile: tuple[str, str]  # text and path
    theme: Theme

    @cached_property
    def settings(self) -> Settings:
        """What pages are segmented and settled by; the recognisers are loaded with it.

        Raises `ConfigError` where the profile is wrong.
        """
        from site_builder.extract.facts import make_knowledge
        from site_builder.segment.profile import parse_profile
        from site_builder.settle.article import Settings

        topics, regions = bundled_text("topics", "default.yaml"), bundled_text("gazetteers", "regions.txt")
        knowledge = make_knowledge(self.gazetteer, topics or "", regions or "")
        return Settings(self.config, parse_profile(*self.profile), knowledge)


def open_project(root: Path, base_url: str = "") -> Project:
    """Read a project's settings.

    Raises `ConfigError` or `ThemeError`: with any of them nothing is published.
    """
    config = read_config(root)
    if base_url:
        config = replace(config, base_url=base_url.rstrip("/"))
    profile = read_named(root, "profiles", config.profile, "profile")
    return Project(root, config, _gazetteer(root, config.gazetteer), profile, _theme(root, config.theme))


def _gazetteer(root: Path, name: str) -> Gazetteer:
    """A file of the project's, a bundled gazetteer by its name or its city's, else the city in the table of China."""
    if not name.endswith((".yaml", ".yml")):
        for bundled in bundled_names("gazetteers", ".yaml"):
            made = parse_gazetteer(*read_named(root, "gazetteers", bundled, "gazetteer"))
            if name in (bundled, made.city, made.city.removesuffix("市")):
                return made
        return city_gazetteer(bundled_text("gazetteers", "china.txt") or "", name)
    return parse_gazetteer(*read_named(root, "gazetteers", name, "gazetteer"))


def _theme(root: Path, name: str) -> Theme:
    """A theme's files, the project's own over the bundled ones of the same name."""
    roots = theme_roots(root)

    def read(wanted: str) -> Folder | None:
        folders = [folder / wanted for folder in roots if (folder / wanted).is_dir()]
        files: dict[str, bytes] = {}
        for folder in reversed(folders):
            files |= read_tree(folder)
        return files if folders else None

    known = [entry.name for folder in roots if folder.is_dir() for entry in folder.iterdir() if entry.is_dir()]
    return load_theme(name, read, known)
