"""data/datapackage.json: the data files described, so that other programs read them with the right types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from site_builder.config import Config

_ARRAYS = ("page", "reporters", "correspondents", "photographers", "counties", "mentions", "tags", "events")
_TYPES = {
    **dict.fromkeys(("value", "value_max", "amount", "change", "confidence"), "number"),
    **dict.fromkeys((*_ARRAYS, "figures"), "array"),
    "date": "date",
}
_TOLD = {
    "id": "permanent; of a figure within its article",
    "article": "id of the article that states the figure",
    "url": "address inside the site; of a figure, the sentence that states it",
    "date": "publication date of the issue; empty where none is to be had",
    "value": "as printed, with `unit`",
    "value_max": "upper end of a range",
    "amount": "value in `base_unit`, so that figures can be compared: 1.5 亿元 is 150000000 元",
    "qualifier": "as printed: 以上, 近, 超, 约 …",
    "change": "per cent, signed",
    "status": "actual, or target for what is planned or hoped for",
    "quote": "word for word in the article, there exactly once",
    "page": "numbers of the newspaper's pages",
    "confidence": "of the segmentation, 0 to 1",
    "seed": "path under seeds/",
}
_LIMITS: dict[str, dict[str, Any]] = {
    "status": {"enum": ["actual", "target"]},
    "kind": {"enum": ["article", "photo", "brief", "notice"]},
    "confidence": {"minimum": 0, "maximum": 1},
}
_NEEDED = ("id", "article", "url", "title", "metric", "value", "unit", "status", "quote", "kind", "text")


def data_package(config: Config, figures: Iterable[str], articles: Iterable[str]) -> dict[str, Any]:
    """A Frictionless data package; `figures` and `articles` are the columns of the data files, in their order.

    Source: specs.frictionlessdata.io, data package and tabular data resource, version 1.
    """
    rights = ("rights",) if config.rights else ()
    columns = tuple(figures)
    row_of_figures = {
        "fields": [_field(name, ("id", "article")) for name in columns],
        "missingValues": [""],
        "primaryKey": ["article", "id"],
        "foreignKeys": [{"fields": ["article"], "reference": {"resource": "articles", "fields": ["id"]}}],
    }
    row_of_articles = {
        "fields": [_field(name, ()) for name in (*articles, *rights)],
        "missingValues": [""],
        "primaryKey": ["id"],
    }
    package: dict[str, Any] = {"profile": "data-package", "name": "digest", "title": config.title}
    if config.base_url:
        package["homepage"] = f"{config.base_url}/"
    if config.rights:
        package["rights"] = config.rights
    package["resources"] = [
        _resource("figures-csv", "figures.csv", row_of_figures),
        _resource("figures-json", "figures.json", row_of_figures),
        _resource("articles", "articles.json", row_of_articles),
    ]
    return package


def _resource(name: str, path: str, schema: dict[str, Any]) -> dict[str, Any]:
    kind = path.rpartition(".")[2]
    media = {"csv": "text/csv", "json": "application/json"}[kind]
    resource = {"name": name, "path": path, "profile": "tabular-data-resource", "format": kind, "mediatype": media}
    return resource | {"encoding": "utf-8", "schema": schema}


def _field(name: str, keys: tuple[str, ...]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": _TYPES.get(name, "string")}
    if name == "figures":
        field["description"] = "ids of the article's key figures"
    elif name in _TOLD:
        field["description"] = _TOLD[name]
    limits = ({"required": True} if name in _NEEDED or name in keys else {}) | _LIMITS.get(name, {})
    return field | ({"constraints": limits} if limits else {})
