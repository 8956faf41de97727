"""Gazetteers: a YAML file, or one city of the bundled table of China's counties → `Gazetteer`."""

from __future__ import annotations

import difflib
import re

from site_builder.errors import ConfigError
from site_builder.model import Gazetteer, Place
from site_builder.yamltext import check_keys, load_settings

_KEYS = ("city", "places")
_PLACE_KEYS = ("name", "aliases", "towns", "zones", "tile")
_REST = re.compile(r"(?:[\u4e00-\u9fff]{0,12}自治州|市|地区|盟|林区)?")


def parse_gazetteer(text: str, path: str) -> Gazetteer:
    """Read a gazetteer's YAML.

    Raises `ConfigError` with `path` and line: broken YAML, an unknown key (the nearest known one is named),
    a place without a name, two places of one name, a tile that is not two numbers.
    Example: `parse_gazetteer("city: 聊城市\\nplaces:\\n  - name: 冠县\\n", "g.yaml").places[0].name == "冠县"`.
    """
    data = load_settings(text, path, ConfigError, _KEYS)
    rows = data.get("places")
    if not isinstance(rows, list) or not rows:
        raise ConfigError("`places` must be a list", path=path, line=1, remedy="write  - name: 冠县  lines under it")
    places = tuple(_place(row, text, path) for row in rows)
    names = [place.name for place in places]
    if double := next((name for name in names if names.count(name) > 1), ""):
        raise _fault(f"`{double}` stands twice", double, text, path, "join the two entries")
    return Gazetteer(city=str(data.get("city") or ""), places=places)


def _fault(cause: str, word: str, text: str, path: str, remedy: str) -> ConfigError:
    line = next((n for n, one in enumerate(text.splitlines(), 1) if word in one), 1)
    return ConfigError(cause, path=path, line=line, remedy=remedy)


def _place(row: object, text: str, path: str) -> Place:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise _fault("a place without a name", "places", text, path, "write  - name: 冠县")
    entry = {str(key): value for key, value in row.items()}
    check_keys(entry, _PLACE_KEYS, text, path, ConfigError)
    name = str(entry["name"]).strip()
    aliases, towns, zones = (_words(entry.get(key), key, name, text, path) for key in _PLACE_KEYS[1:4])
    return Place(name, aliases, towns, zones, _tile(entry.get("tile"), name, text, path))


def _words(value: object, key: str, name: str, text: str, path: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise _fault(f"`{key}` of {name} must be a list of names", name, text, path, f"write  {key}: [甲镇, 乙镇]")
    return tuple(dict.fromkeys(word.strip() for word in value))


def _tile(value: object, name: str, text: str, path: str) -> tuple[int, int] | None:
    if value is None:
        return None
    if isinstance(value, list) and len(value) == 2 and all(type(n) is int and n > 0 for n in value):
        return value[0], value[1]
    raise _fault(f"`tile` of {name} must be two numbers", name, text, path, "column and row, from 1: [2, 2]")


def city_gazetteer(table: str | bytes, city: str) -> Gazetteer:
    """The gazetteer of one city from the bundled table: `city_gazetteer(table, "德州").city == "德州市"`.

    Raises `ConfigError` that names the nearest cities when the table has no such city.
    """
    text = table.decode("utf-8") if isinstance(table, bytes) else table
    names: list[str] = []
    for name, rows in _sections(text):
        if name.startswith(city) and len(city) > 1 and _REST.fullmatch(name[len(city) :]):
            return Gazetteer(city=name, places=tuple(_row(row) for row in rows))
        names.append(name)
    near = difflib.get_close_matches(city, names, n=3, cutoff=0.0)
    remedy = f"did you mean {'、'.join(near)}? Or give the path of a YAML file"
    raise ConfigError(f"no gazetteer for `{city}`", path="site.yaml", remedy=remedy)


def _sections(text: str) -> list[tuple[str, list[str]]]:
    """`=山东省 德州市` opens a city; a row each of its counties follows."""
    out: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("="):
            out.append((line.split()[-1], []))
        elif out and line and not line.startswith("#"):
            out[-1][1].append(line)
    return out


def _row(line: str) -> Place:
    """`齐河县|齐河:晏城街道 焦庙镇`: name, other names, towns."""
    head, _, towns = line.partition(":")
    name, _, aliases = head.partition("|")
    return Place(name, tuple(aliases.split()), tuple(towns.split()))
