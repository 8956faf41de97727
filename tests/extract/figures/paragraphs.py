"""The case files of the figures: a text, then a line for each figure that it states."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from site_builder.extract.figures import PlaceFinder, find_figures
from site_builder.model import Block, BlockKind, Gazetteer, KeyFigure, Place, Story

FOLDER = Path(__file__).parent / "cases"
PLACES = Gazetteer(
    "聊城市",
    (
        Place("东昌府区", ("东昌府",), zones=("嘉明经济开发区",)),
        Place("冠县"),
        Place("茌平区", ("茌平",)),
        Place("临清市", ("临清",)),
        Place("莘县"),
        Place("阳谷县", ("阳谷",)),
        Place("东阿县", ("东阿",), ("姚寨镇",)),
        Place("高唐县", ("高唐",)),
    ),
)
FINDER = PlaceFinder(PLACES)


class Case(NamedTuple):
    """One text and the lines expected of it."""

    text: str
    lines: tuple[str, ...]


def read_cases(name: str) -> list[Case]:
    """Every case of a file; lines that open with # are remarks, a blank line ends a case."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    blocks = [[line for line in part.splitlines() if not line.startswith("#")] for part in text.split("\n\n")]
    return [Case(lines[0], tuple(line.rstrip(" |") for line in lines[1:])) for lines in blocks if any(lines)]


def figures(*texts: str | tuple[BlockKind, str]) -> tuple[KeyFigure, ...]:
    """The figures of an article with these paragraphs."""
    blocks = tuple(Block("text", text) if isinstance(text, str) else Block(*text) for text in texts)
    return find_figures(Story(title="题", blocks=blocks), FINDER)


def as_owner(figure: KeyFigure) -> str:
    """A figure as the case file of owners writes it."""
    return f"{figure.value} {figure.unit} | {figure.subject} | {figure.county}".rstrip(" |")


def as_line(figure: KeyFigure) -> str:
    """A figure as a case file writes it."""
    top = "" if figure.value_max is None else f"—{figure.value_max}"
    change = "" if figure.change is None else f"{figure.change:g} {figure.change_kind}".strip()
    fields = (
        f"{figure.value}{top} {figure.unit}",
        figure.metric,
        change,
        figure.status,
        figure.period,
        figure.qualifier,
    )
    return " | ".join(fields).rstrip(" |")
