"""site.yaml → `Config`: parsing and checking, no disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from site_builder import CONFIG_FILE
from site_builder.errors import ConfigError
from site_builder.yamltext import check_keys, line_of, load_settings

PublishMode = Literal["full", "excerpt"]


@dataclass(frozen=True, slots=True)
class PageConfig:
    """What a person said of one seed: its publication date and its page numbers."""

    date: str = ""
    page: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """Names to be replaced everywhere, wrong → right."""

    tags: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """A project's settings; only `title` has no default."""

    title: str
    newspaper: str = ""
    base_url: str = ""  # without a trailing slash
    language: str = "zh-CN"
    theme: str = "broadsheet"
    gazetteer: str = "liaocheng"
    profile: str = "default"
    publish: PublishMode = "full"
    rights: str = ""
    pages: Mapping[str, PageConfig] = field(default_factory=dict)
    corrections: Corrections = Corrections()


_STRINGS = ("title", "newspaper", "base_url", "language", "theme", "gazetteer", "profile", "publish", "rights")
_KEYS = (*_STRINGS, "pages", "corrections")
_PATHS = ("gazetteer", "profile")  # names or paths
_CHOICES = {"language": ("zh-CN", "en"), "publish": ("full", "excerpt")}


def parse_config(text: str) -> Config:
    """Read site.yaml.

    Raises `ConfigError` with the line to blame: broken YAML, an unknown key (the nearest known one is named),
    a value of the wrong kind, a missing `title`.
    Example: `parse_config("title: 聊城日报数字摘要").theme == "broadsheet"`.
    """
    data = load_settings(text, CONFIG_FILE, ConfigError, _KEYS)
    if not data.get("title"):
        raise ConfigError(
            "`title` is missing", path=CONFIG_FILE, line=1, remedy="add a line such as  title: 聊城日报数字摘要"
        )
    strings: dict[str, Any] = {key: _string(data, key, text) for key in _STRINGS if key in data}
    if "base_url" in strings:
        strings["base_url"] = _base_url(strings["base_url"], text)
    return Config(
        **strings,
        pages=_pages(data.get("pages"), text),
        corrections=_corrections(data.get("corrections"), text),
    )


def _fail(cause: str, key: object, text: str, remedy: str) -> ConfigError:
    return ConfigError(cause, path=CONFIG_FILE, line=line_of(text, key), remedy=remedy)


def _string(data: Mapping[str, object], key: str, text: str) -> str:
    value = data[key]
    if value is None:
        return ""
    if isinstance(value, (dict, list, bool)):
        raise _fail(f"`{key}` must be text", key, text, f"write  {key}: some text")
    value = _posix(str(value)) if key in _PATHS else str(value)
    if key in _CHOICES and value not in _CHOICES[key]:
        raise _fail(f"`{key}: {value}` is not known", key, text, f"use one of {', '.join(_CHOICES[key])}")
    return value


def _base_url(value: str, text: str) -> str:
    if value and not re.fullmatch(r"https?://[^\s/]+(/[^\s?#]*)?", value):
        raise _fail(
            f"`base_url: {value}` is no web address", "base_url", text, "write it as https://name.github.io/digest"
        )
    return value.rstrip("/")


def _posix(path: str) -> str:
    r"""A path as it is kept: `2022\page.txt`, as Windows writes it, is `2022/page.txt`."""
    return path.replace("\\", "/")


def _mapping(value: object, key: str, text: str) -> dict[str, object]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _fail(f"`{key}` must be a mapping", key, text, "indent  name: value  lines under it")
    return {str(k): v for k, v in value.items()}


def _pages(value: object, text: str) -> dict[str, PageConfig]:
    pages = {}
    for seed, settings in _mapping(value, "pages", text).items():
        entry = _mapping(settings, seed, text)
        check_keys(entry, ("date", "page"), text, CONFIG_FILE, ConfigError)
        pages[_posix(seed)] = PageConfig(
            _date(entry.get("date"), seed, text), parse_pages(entry.get("page"), seed, text)
        )
    return pages


def _date(value: object, seed: str, text: str) -> str:
    if value is None:
        return ""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise _fail(f"`{value}` is no date", seed, text, "write it as 2022-04-19") from None


def parse_pages(value: object, seed: str, text: str) -> tuple[int, ...]:
    """`2` or `[2, 3]` → page numbers."""
    numbers = value if isinstance(value, list) else [] if value is None else [value]
    if not all(isinstance(n, int) and not isinstance(n, bool) and n > 0 for n in numbers):
        raise _fail(f"`page: {value}` is no page number", seed, text, "write a number or a list such as [2, 3]")
    return tuple(numbers)


def _corrections(value: object, text: str) -> Corrections:
    entry = _mapping(value, "corrections", text)
    check_keys(entry, ("tags", "people", "places"), text, CONFIG_FILE, ConfigError)
    renames = {k: {str(a): str(b) for a, b in _mapping(v, k, text).items()} for k, v in entry.items()}
    return Corrections(**renames)
