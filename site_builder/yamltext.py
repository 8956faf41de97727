"""YAML as this project writes and reads it: stable, quiet in a diff, and safe to open."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from site_builder.errors import SiteBuilderError
from site_builder.yamlevents import YamlTrouble, read_events
from site_builder.yamllines import write_lines
from site_builder.yamlplain import read_plain
from site_builder.yamlwriting import Flow, write_events

__all__ = ["Flow", "YamlTrouble", "check_keys", "dump_yaml", "line_of", "load_settings", "load_yaml"]

MAX_YAML_BYTES = 2_000_000
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUICK: type = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # libyaml's: five times as quick
# what libyaml writes otherwise than PyYAML: characters beyond the basic plane, other line ends and controls, which
# `repr` escapes, keys that are empty or long.  It begins with one character, since `re` runs through a text for such.
_UNLIKE = re.compile(
    r"""[\U00010000-\U0010ffff\\'"](?:(?<=[\U00010000-\U0010ffff])|(?<=\\)(?:[xU]|u(?!3000))"""
    r"""|(?<=')'(?=: )|(?<=")"(?=: )|(?=: )(?<=[^'"]{100}['"]))"""
)


def dump_yaml(data: Mapping[str, Any]) -> str:
    """The mapping as YAML text; keys stay in their order."""
    lines = write_lines(data)
    if lines is not None:
        return lines
    emitter = yaml.SafeDumper if _UNLIKE.search(repr(data)) else _QUICK
    text: str = yaml.emit(write_events(data), Dumper=emitter, allow_unicode=True, width=10**9)
    return text


def load_yaml(text: str) -> dict[str, Any]:
    """A mapping from YAML text.

    Refuses, with `YamlTrouble`: broken syntax, anything but one mapping, a key that stands twice, tags, anchors and
    aliases (a document of a few lines can grow to gigabytes through them), documents over 2 MB or nested too deeply.
    """
    if len(text) > MAX_YAML_BYTES:
        raise YamlTrouble("the document is over 2 MB", 1)
    plain = read_plain(text)
    if plain is not None:
        return {str(key): value for key, value in plain.items()}
    try:
        data = read_events(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlTrouble(f"not valid YAML: {error.problem}", line) from None
    except (yaml.YAMLError, UnicodeError) as error:
        raise YamlTrouble(f"not valid YAML: {str(error).splitlines()[0]}", 1) from None
    if not isinstance(data, dict):
        raise YamlTrouble("not a list of  key: value  lines", 1)
    return {str(key): value for key, value in data.items()}


# ------------------------------------------------------------------------------------- settings that people write
def load_settings(text: str, path: str, error: type[SiteBuilderError], known: Iterable[str] = ()) -> dict[str, Any]:
    """A mapping that a person wrote; `error` with file, line and remedy where it cannot be read.

    With `known` keys, any other key is an error that names the nearest known one.
    """
    try:
        data = load_yaml(text)
    except YamlTrouble as trouble:
        remedy = "check indentation, quotes, brackets and colons"
        raise error(trouble.cause, path=path, line=trouble.line, remedy=remedy) from None
    if known:
        check_keys(data, known, text, path, error)
    return data


def check_keys(
    data: Mapping[str, Any], known: Iterable[str], text: str, path: str, error: type[SiteBuilderError]
) -> None:
    """Refuse a key that is not known, naming the nearest that is."""
    names = list(known)
    for key in data:
        if key not in names:
            near = difflib.get_close_matches(key, names, n=1, cutoff=0.0)[0]
            remedy = f"did you mean `{near}`? Known: {', '.join(names)}"
            raise error(f"unknown key `{key}`", path=path, line=line_of(text, key), remedy=remedy)


def line_of(text: str, key: object) -> int:
    r"""The 1-based line on which `key:` first stands, 1 if nowhere; a path in it may be written with `\`."""
    name = re.escape(str(key)).replace("/", r"[/\\]")
    pattern = re.compile(rf"""(?:\s*(?:-\s+)?|.*[{{,]\s*)["']?{name}["']?\s*:""")
    return next((n for n, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)
