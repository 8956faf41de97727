"""The bundled theme as the edge would read it, and the site of the tests' digest."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from site_builder.catalog import make_site
from site_builder.render import Folder, Theme, load_theme, render_site
from tests.catalog.making import CONFIG, GAZETTEER, digest

THEMES = Path(__file__).parent.parent.parent / "themes"


def read_folder(name: str) -> Folder | None:
    """A theme's folder, or None."""
    folder = THEMES / name
    if not folder.is_dir():
        return None
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@cache
def broadsheet() -> Theme:
    """The default theme."""
    return load_theme("broadsheet", read_folder)


def render(**settings: Any) -> dict[str, bytes]:
    """Every file of the digest's site, with some settings changed."""
    return dict(render_site(make_site(digest(), replace(CONFIG, **settings), GAZETTEER), broadsheet()))


@cache
def plain() -> Theme:
    """The theme that puts text first."""
    return load_theme("plain", read_folder)


@cache
def rendered() -> dict[str, bytes]:
    """Every file of the digest's site as it comes."""
    return render()
