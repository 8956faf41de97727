"""What differs between an article as it is and as it would be written, said field by field and figure by figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from site_builder.matter.article import figure_value, matter_of, value_fields
from site_builder.model import Article, KeyFigure

WIDTH = 40  # characters of a value that are shown
CONTEXT = 6  # of them, before the first that differs
_NOTHING = "–"


def differences(old: Article, new: Article) -> Iterator[tuple[str, str]]:
    """(field, what becomes of it), in the order of the front matter, the body last.

    `("tags", "− 招商 + 招商引资")`, `("figures.f3", "metric 产值 → 总产值")`; empty where both say the same.
    """
    before, after = value_fields(matter_of(old)), value_fields(matter_of(new))
    for name in after | before:
        if name == "figures":
            yield from _figures(old.facts.figures, new.facts.figures)
        elif before.get(name) != after.get(name):
            yield name, _change(before.get(name), after.get(name))
    if old.body != new.body:
        yield "body", _members(old.body.split("\n\n"), new.body.split("\n\n"))


def _figures(old: Sequence[KeyFigure], new: Sequence[KeyFigure]) -> Iterator[tuple[str, str]]:
    before, after = ({figure.id: figure for figure in figures} for figures in (old, new))
    for name in after | before:
        if name not in before:
            yield f"figures.{name}", f"new: {_figure(after[name])}"
        elif name not in after:
            yield f"figures.{name}", f"gone: {_figure(before[name])}"
        elif before[name] != after[name]:
            yield f"figures.{name}", _members_of(figure_value(before[name]), figure_value(after[name]))


def _figure(figure: KeyFigure) -> str:
    value = f"{figure.value:g}" if isinstance(figure.value, float) else str(figure.value)
    return f"{figure.metric or figure.subject} {value}{figure.unit}".strip()


def _change(old: Any, new: Any) -> str:
    if isinstance(old, list) and isinstance(new, list):
        return _members(old, new)
    if isinstance(old, dict) and isinstance(new, dict):
        return _members_of(old, new)
    return _arrow(old, new)


def _members_of(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    names = [name for name in {**new, **old} if old.get(name) != new.get(name)]
    return "; ".join(f"{name} {_change(old.get(name), new.get(name))}" for name in names)


def _members(old: Sequence[Any], new: Sequence[Any]) -> str:
    """Members of a list that go (−) and that come (+)."""
    gone = [f"− {_short(_text(value))}" for value in old if value not in new]
    come = [f"+ {_short(_text(value))}" for value in new if value not in old]
    return " ".join((*gone, *come)) or "another order"


def _arrow(old: Any, new: Any) -> str:
    """Both values, long ones from a little before the place where they part."""
    one, other = _text(old), _text(new)
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, same - CONTEXT) if max(len(one), len(other)) > WIDTH else 0
    return f"{_short(one, start)} → {_short(other, start)}"


def _short(text: str, start: int = 0) -> str:
    return f"{'…' if start else ''}{text[start : start + WIDTH]}{'…' if start + WIDTH < len(text) else ''}"


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part not in (None, ""))
    return _NOTHING if value in (None, "") else " ".join(str(value).split())
