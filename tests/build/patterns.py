"""Every pattern of the tool, and texts made to keep it busy."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from itertools import product
from typing import Any

import site_builder


def all_patterns() -> dict[str, re.Pattern[str]]:
    """module.NAME → pattern, of every module; those in tuples, lists and mappings too, those of bytes as texts."""
    found: dict[str, re.Pattern[str]] = {}
    for info in pkgutil.walk_packages(site_builder.__path__, "site_builder."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for pattern in _patterns(value):
                found.setdefault(f"{info.name}.{name} {pattern.pattern:.60}", pattern)
    unique = {(p.pattern, p.flags): (name, p) for name, p in reversed(found.items())}
    return dict(sorted(unique.values(), key=lambda item: item[0]))


def _patterns(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield re.compile(value.pattern.decode(), value.flags) if isinstance(value.pattern, bytes) else value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _patterns(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from _patterns(inner)


def alphabet(pattern: re.Pattern[str]) -> list[str]:
    """Characters that the pattern tells apart: its literals, one of each range, and some that it may not know."""
    parser = importlib.import_module("re._parser")
    found: dict[str, None] = dict.fromkeys("甲1 ，a")

    def walk(tree: Any) -> None:
        for op, argument in tree:
            name = str(op)
            if name in ("LITERAL", "NOT_LITERAL"):
                found[chr(argument)] = None
            elif name == "RANGE":
                found[chr(argument[0])] = None
            elif name == "IN":
                walk([item for item in argument if str(item[0]) in ("LITERAL", "RANGE")][:4])
            elif isinstance(argument, (list, tuple)) or hasattr(argument, "data"):
                _inside(argument)

    def _inside(argument: Any) -> None:
        if hasattr(argument, "data"):
            walk(argument.data)
        elif isinstance(argument, (list, tuple)):
            for part in argument:
                _inside(part)

    walk(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG).data)
    return list(found)[:9]


def hard_texts(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """One character over and over, two in turn, each with something at the end that lets a long match fail."""
    signs = alphabet(pattern)
    for one, other in product(signs, signs):
        unit = one if one == other else one + other
        yield unit * (size // len(unit)) + "\x01"


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """The best of two times in which every match in the text is found."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        for _ in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - start)
    return best


def growth(pattern: re.Pattern[str], size: int, grown: int, dear: float) -> tuple[float, str]:
    """(how much longer a text takes when it is `grown` times as long, its beginning): the first beyond linear, or 0.

    Texts whose long form takes less than `dear` seconds are not looked at: there is nothing to gain.
    """
    for short, long in zip(hard_texts(pattern, size), hard_texts(pattern, size * grown), strict=True):
        took = seconds(pattern, long)
        if took > dear and (ratio := took / max(seconds(pattern, short), 1e-6)) > 2.5 * grown:
            return ratio, long[:8]
    return 0.0, ""
