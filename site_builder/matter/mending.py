"""A form's fields ↔ an article: what a reader may correct in the page.

A form sends texts.  Its keys are those of the front matter, and `figures.f2.value` for a figure's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from site_builder.model import Article, KeyFigure

TEXTS = ("kicker", "title", "deck")
LISTS = ("reporters", "correspondents", "photographers", "counties", "mentions", "tags")
NUMBERS = ("value", "value_max", "change")
FIGURE_FIELDS = ("subject", "metric", "value", "value_max", "unit", "qualifier", "change", "period", "rank", "status")
_BETWEEN = re.compile(r"[、,，;；\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_KEPT = ("title", "metric")  # may not be empty

Form = dict[str, str]


class UnfitFieldsError(ValueError):
    """Values that an article cannot hold: key → what is wrong, `empty`, `date`, `number`, `status` or `unknown`."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__(", ".join(f"{key}: {fault}" for key, fault in faults.items()))


def form_of(article: Article) -> Form:
    """An article as a form's texts: tags (招商引资, 项目建设) → `招商引资、项目建设`."""
    form = {name: str(getattr(article.story, name)) for name in TEXTS} | {"date": article.date}
    form |= {name: "、".join(getattr(article.facts, name)) for name in LISTS}
    for figure in article.facts.figures:
        values = {name: getattr(figure, name) for name in FIGURE_FIELDS}
        form |= {f"figures.{figure.id}.{name}": "" if v is None else str(v) for name, v in values.items()}
    return form


def mend(article: Article, given: Mapping[str, str]) -> Article:
    """The article with what a form gives in place of what it had; keys that are not given stay.

    Raises `UnfitFieldsError`, which names every value that does not fit.
    """
    form = form_of(article)
    faults = {key: "unknown" for key in given if key not in form}
    changed = {key: " ".join(text.split(" ")).strip() for key, text in given.items() if key in form}
    changed = {key: text for key, text in changed.items() if text != form[key]}
    values: dict[str, Any] = {}
    for key, text in changed.items():
        try:
            values[key] = _reader(key)(text)
        except ValueError as fault:
            faults[key] = str(fault)
    if faults:
        raise UnfitFieldsError(faults)
    story = replace(article.story, **{name: values[name] for name in TEXTS if name in values})
    figures = tuple(_mended(figure, values) for figure in article.facts.figures)
    facts = replace(article.facts, figures=figures, **{name: values[name] for name in LISTS if name in values})
    return replace(article, story=story, facts=facts, date=values.get("date", article.date))


def _mended(figure: KeyFigure, values: Mapping[str, Any]) -> KeyFigure:
    start = f"figures.{figure.id}."
    return replace(figure, **{key.removeprefix(start): v for key, v in values.items() if key.startswith(start)})


def _reader(key: str) -> Callable[[str], Any]:
    name = key.rsplit(".", 1)[-1]
    if name in LISTS:
        return _texts
    if name in NUMBERS:
        return _number if name == "value" else _optional_number
    if name == "date":
        return _date
    if name == "status":
        return _status
    return _text if name in _KEPT else _line


def _line(text: str) -> str:
    return " ".join(text.split("\n"))


def _text(text: str) -> str:
    if not text:
        raise ValueError("empty")
    return _line(text)


def _texts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in _BETWEEN.split(text)))))


def _date(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("date") from None


def _number(text: str) -> float | int:
    if not _NUMBER.fullmatch(text) or len(text) > 30:
        raise ValueError("number")
    return float(text) if "." in text else int(text)


def _optional_number(text: str) -> float | int | None:
    return _number(text) if text else None


def _status(text: str) -> str:
    if text not in ("actual", "target"):
        raise ValueError("status")
    return text
