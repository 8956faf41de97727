"""Gazetteers: a YAML file, or one city of the bundled table of China's counties → `Gazetteer`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import cast

import yaml

from site_builder.errors import ConfigError
from site_builder.model import Gazetteer, Place

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEYS = ("city", "places")
_PLACE_KEYS = ("name", "aliases", "towns", "zones", "tile")
_DIVISION = re.compile(r"(?:(?:[\u4e00-\u9fff]{1,3}族){0,3}自治[县旗州]|[县区市旗])$")


def parse_gazetteer(text: str, path: str) -> Gazetteer:
    """Read a gazetteer's YAML.

    Raises `ConfigError` with `path` and line: broken YAML, an unknown key (the nearest known one is named),
    a place without a name, two places of one name, a tile that is not two numbers.
    Example: `parse_gazetteer("city: 聊城市\\nplaces:\\n  - name: 冠县\\n", "g.yaml").places[0].name == "冠县"`.
    """
    data = _load(text, path)
    _check_keys(data, _KEYS, text, path)
    rows = data.get("places")
    if not isinstance(rows, list) or not rows:
        raise ConfigError(
            "`places` must be a list", path=path, line=_line(text, "places"), remedy="write  - name: 冠县  lines"
        )
    places = tuple(_place(row, text, path) for row in rows)
    names = [place.name for place in places]
    if double := next((name for name in names if names.count(name) > 1), ""):
        raise ConfigError(
            f"`{double}` stands twice", path=path, line=_line(text, double), remedy="join the two entries"
        )
    return Gazetteer(city=str(data.get("city") or ""), places=places)


def _load(text: str, path: str) -> dict[str, object]:
    try:
        data = yaml.load(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(
            f"not valid YAML: {error.problem}", path=path, line=line, remedy="check indentation"
        ) from None
    except yaml.YAMLError as error:
        raise ConfigError(f"not valid YAML: {error}", path=path, line=1, remedy="save it as UTF-8 text") from None
    if not isinstance(data, dict):
        raise ConfigError("not a gazetteer", path=path, line=1, remedy="write  city:  and  places:")
    return {str(key): value for key, value in data.items()}


def _line(text: str, word: object) -> int:
    return next((n for n, line in enumerate(text.splitlines(), 1) if str(word) in line), 1)


def _check_keys(data: Mapping[str, object], known: tuple[str, ...], text: str, path: str) -> None:
    for key in data:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
            remedy = f"did you mean `{near}`? Known: {', '.join(known)}"
            raise ConfigError(f"unknown key `{key}`", path=path, line=_line(text, key), remedy=remedy)


def _place(row: object, text: str, path: str) -> Place:
    if not isinstance(row, dict) or not row.get("name"):
        raise ConfigError("a place without a name", path=path, line=_line(text, "places"), remedy="write  - name: 冠县")
    entry = {str(key): value for key, value in row.items()}
    _check_keys(entry, _PLACE_KEYS, text, path)
    name = str(entry["name"])
    lists = {key: _words(entry.get(key), key, name, text, path) for key in ("aliases", "towns", "zones")}
    return Place(name, lists["aliases"], lists["towns"], lists["zones"], _tile(entry.get("tile"), name, text, path))


def _words(value: object, key: str, name: str, text: str, path: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ConfigError(
            f"`{key}` of {name} must be a list of names", path=path, line=_line(text, name), remedy="[甲镇, 乙镇]"
        )
    return tuple(dict.fromkeys(cast(list[str], value)))


def _tile(value: object, name: str, text: str, path: str) -> tuple[int, int] | None:
    if value is None:
        return None
    if (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(n, int) and not isinstance(n, bool) for n in value)
    ):
        return value[0], value[1]
    raise ConfigError(
        f"`tile` of {name} must be two numbers", path=path, line=_line(text, name), remedy="column and row: [2, 2]"
    )


def city_gazetteer(table: str | bytes, city: str) -> Gazetteer:
    """The gazetteer of one city from the bundled table: `city_gazetteer(table, "德州").city == "德州市"`.

    Raises `ConfigError` that names the nearest cities when the table has no such city.
    """
    text = table.decode("utf-8") if isinstance(table, bytes) else table
    cities: dict[str, str] = {}
    for head, body in _sections(text):
        name = head.split()[-1]
        if city in (name, _DIVISION.sub("", name)):
            places = tuple(_row(line, _DIVISION.sub("", name)) for line in body)
            return Gazetteer(city=name, places=places)
        cities[name] = name
    near = difflib.get_close_matches(city, cities, n=3, cutoff=0.0)
    remedy = f"did you mean {'、'.join(near)}? Or give the path of a YAML file"
    raise ConfigError(f"no gazetteer for `{city}`", path="site.yaml", remedy=remedy)


def _sections(text: str) -> list[tuple[str, list[str]]]:
    out: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("="):
            out.append((line[1:], []))
        elif out and line and not line.startswith("#"):
            out[-1][1].append(line)
    return out


def _row(line: str, city: str) -> Place:
    """`平原县*:龙门街道 …`: the star says that 平原 alone is an ordinary word and no alias."""
    head, _, towns = line.partition(":")
    name, _, others = head.partition("|")
    aliases = others.split()
    stem = _DIVISION.sub("", name.rstrip("*"))
    if not name.endswith("*") and 1 < len(stem) < len(name) and stem != city and not others:
        aliases.append(stem)
    return Place(name.rstrip("*"), tuple(aliases), tuple(towns.split()))
