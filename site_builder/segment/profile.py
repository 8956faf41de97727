"""A newspaper's habits, read from YAML: what is special to a paper is data, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from site_builder.errors import ConfigError
from site_builder.yamltext import line_of, load_settings

FURNITURE_KINDS = ("masthead", "staff", "house", "advertisement", "weather")


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Words and signs by which a newspaper's stories, bylines and furniture are known.

    The meaning of each list stands beside it in profiles/default.yaml.  Compared and hashed by identity, so that
    what is compiled from a profile can be kept with it.
    """

    name: str = ""
    glyphs: str = ""
    surnames: str = ""
    openings: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    brief_headings: tuple[str, ...] = ()
    notice_headings: tuple[str, ...] = ()
    notice_phrases: tuple[str, ...] = ()
    column_labels: tuple[str, ...] = ()
    guide_headings: tuple[str, ...] = ()
    box_headings: tuple[str, ...] = ()
    caption_leads: tuple[str, ...] = ()
    further_leads: tuple[str, ...] = ()
    caption_signs: str = ""
    signers: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    deck_leads: tuple[str, ...] = ()
    open_ends: tuple[str, ...] = ()
    place_ends: tuple[str, ...] = ()
    furniture: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_TEXTS = ("name", "glyphs", "surnames", "caption_signs")
_KEYS = tuple(f.name for f in fields(Profile))


def parse_profile(text: str, path: str) -> Profile:
    """Read a profile; `ConfigError` names the line: broken YAML, an unknown key, a value of the wrong kind."""
    data = load_settings(text, path, ConfigError, _KEYS)
    values: dict[str, object] = {}
    for key, value in data.items():
        if key in _TEXTS:
            values[key] = _text(value, key, path, text)
        elif key == "furniture":
            values[key] = _furniture(value, path, text)
        else:
            values[key] = _words(value, key, path, text)
    return Profile(**values)  # type: ignore[arg-type]


def _error(cause: str, path: str, text: str, key: object, remedy: str) -> ConfigError:
    return ConfigError(cause, path=path, line=line_of(text, key), remedy=remedy)


def _text(value: object, key: object, path: str, text: str) -> str:
    if not isinstance(value, str):
        raise _error(f"`{key}` must be text", path, text, key, f"write  {key}: some text")
    return value


def _words(value: object, key: object, path: str, text: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise _error(f"`{key}` must be a list of words", path, text, key, f"write  {key}: [一, 二]")
    return tuple(value)


def _furniture(value: object, path: str, text: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise _error("`furniture` must be a mapping", path, text, "furniture", "indent  kind: [words]  lines under it")
    for kind in value:
        if kind not in FURNITURE_KINDS:
            known = ", ".join(FURNITURE_KINDS)
            raise _error(f"unknown kind of furniture `{kind}`", path, text, kind, f"use one of {known}")
    return {str(kind): _words(words, kind, path, text) for kind, words in value.items()}
