"""Themes as values: templates, assets and words, layered by `extends`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from site_builder.errors import ThemeError
from site_builder.yamltext import check_keys, load_settings

_KEYS = ("extends", "styles", "description")
Folder = Mapping[str, bytes]  # a theme's files: POSIX path inside its folder → bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that gives a site its look and its words.

    `styles` are joined, in order, into assets/style.css; other assets are published under assets/ as they are.
    """

    name: str
    extends: str = ""
    templates: Mapping[str, str] = field(default_factory=dict)  # name, e.g. `article.html` → Jinja source
    assets: Mapping[str, bytes] = field(default_factory=dict)  # name → bytes
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # language → key → words
    styles: tuple[str, ...] = ()  # names of the assets that make up the style sheet; () inherits them


def load_theme(name: str, read: Callable[[str], Folder | None], known: Iterable[str] = ()) -> Theme:
    """The theme with all that it extends, base first.

    `read` gives a theme's folder, or None where there is none; `known` are the names to suggest.  Raises
    `ThemeError` for a missing theme (the nearest known one is named), a circle, or a broken theme.yaml.
    """
    chain: list[Theme] = []
    wanted = name
    while wanted:
        if wanted in (theme.name for theme in chain):
            raise ThemeError(f"theme `{wanted}` extends itself", path=_path(wanted), remedy="remove one `extends`")
        folder = read(wanted)
        if folder is None:
            raise _missing(wanted, known)
        chain.append(parse_theme(wanted, folder))
        wanted = chain[-1].extends
    return layer(reversed(chain))


def layer(themes: Iterable[Theme]) -> Theme:
    """One theme of several, base first: later files and words replace earlier ones of the same name."""
    templates: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    words: dict[str, dict[str, str]] = {}
    styles: tuple[str, ...] = ()
    name = ""
    for theme in themes:
        name = theme.name
        templates |= theme.templates
        assets |= theme.assets
        for language, entries in theme.words.items():
            words[language] = words.get(language, {}) | dict(entries)
        if theme.styles:
            for left_out in set(styles) - set(theme.styles) - set(theme.assets):
                assets.pop(left_out, None)  # else it would be published beside the sheet that it is no longer part of
            styles = theme.styles
    return Theme(name, "", templates, assets, words, styles)


def parse_theme(name: str, folder: Folder) -> Theme:
    """A theme's folder as a value: theme.yaml, templates/*.html, assets/*, words/<language>.yaml."""
    settings = _yaml(name, "theme.yaml", folder["theme.yaml"]) if "theme.yaml" in folder else {}
    check_keys(settings, _KEYS, _text(name, "theme.yaml", folder.get("theme.yaml", b"")), _path(name), ThemeError)
    inside = {top: _under(folder, top) for top in ("templates", "assets", "words")}
    words = {
        path.removesuffix(".yaml"): {str(k): str(v) for k, v in _yaml(name, f"words/{path}", data).items()}
        for path, data in inside["words"].items()
        if path.endswith(".yaml")
    }
    return Theme(
        name,
        str(settings.get("extends") or ""),
        {path: _text(name, f"templates/{path}", data) for path, data in inside["templates"].items()},
        inside["assets"],
        words,
        tuple(str(style) for style in settings.get("styles") or ()),
    )


_OPENING, _CLOSING = re.compile(r"\{[{%]"), re.compile(r"[%}]\}")
_QUOTED = re.compile(r"""'[^']*'|"[^"]*\"""")
_WHOLE = re.compile(r"\bsite\b|\bterm_url\s*\(\s*''\s*,\s*''")


def asks_for_everything(theme: Theme, aside: Container[str]) -> bool:
    """Whether a template, those that are left aside excepted, shows what any article may change.

    That is whatever `site` holds (`site.issues|length` in a footer), and the page of a tag that is named in the
    template itself, which comes and goes with the articles that have it.
    """
    sources = (source for name, source in theme.templates.items() if name not in aside)
    opened = (part for source in sources for part in _OPENING.split(source)[1:])
    expressions = (_CLOSING.split(part, maxsplit=1)[0] for part in opened)
    return any(_WHOLE.search(_QUOTED.sub("''", expression)) for expression in expressions)


def style_sheet(theme: Theme) -> bytes:
    """The one style sheet that pages link to."""
    for style in theme.styles:
        if style not in theme.assets:
            raise ThemeError(f"style `{style}` is missing", path=_path(theme.name), remedy=f"add assets/{style}")
    return b"".join(theme.assets[style].rstrip() + b"\n" for style in theme.styles)


def _under(folder: Folder, top: str) -> dict[str, bytes]:
    return {path[len(top) + 1 :]: folder[path] for path in sorted(folder) if path.startswith(f"{top}/")}


def _path(name: str, file: str = "theme.yaml") -> str:
    return f"themes/{name}/{file}"


def _text(name: str, file: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ThemeError("not UTF-8", path=_path(name, file), remedy="save it as UTF-8") from None


def _yaml(name: str, file: str, data: bytes) -> dict[str, Any]:
    text = _text(name, file, data)
    return load_settings(text, _path(name, file), ThemeError) if text.strip() else {}


def _missing(name: str, known: Iterable[str]) -> ThemeError:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.0)
    remedy = f"did you mean `{near[0]}`? Known: {', '.join(names)}" if near else f"add the folder themes/{name}"
    return ThemeError(f"there is no theme `{name}`", path="site.yaml", remedy=remedy)
