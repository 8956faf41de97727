"""The import law: a room imports only rooms before it, and only the edge touches disk, clock or environment."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "site_builder"

# Each row may import the rows above it; rooms of one row do not import one another.
LAW: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        [
            {"model", "errors"},
            {"yamlevents", "yamlwriting"},
            {"yamlplain", "yamllines"},
            {"yamltext"},
            {"config", "text"},
            {"segment", "extract", "pdf"},
            {"matter"},
            {"settle"},
            {"catalog"},
            {"search", "charts"},
            {"render"},
            {"review", "accuracy"},
            {"files"},
            {"pipeline"},
            {"commands"},
            {"cli"},
            {"__main__"},
        ],
    )
)
RANK = {room: rank for rank, rooms in enumerate(LAW) for room in rooms}
EDGE = {"files", "pipeline", "commands", "cli", "__main__"}
IMPURE = {"os", "pathlib", "time", "random", "socket", "subprocess", "shutil", "tempfile", "secrets", "uuid"}
MAX_LINES = 250
FILES = sorted(PACKAGE.rglob("*.py"))


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full"
            yield node.lineno, node.module or ""


def _rooms(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_rooms_before_it(path: Path) -> None:
    room = _room(path)
    if room == "__init__":
        return
    assert room in RANK, f"{room} has no place in the import law"
    for line, name in _imports(path):
        if name.startswith("site_builder.") and _rooms(name) != room:
            assert RANK[_rooms(name)] < RANK[room], f"{path.name}:{line}: {room} may not import {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_edge_is_impure(path: Path) -> None:
    if _room(path) in EDGE:
        return
    for line, name in _imports(path):
        assert name.split(".")[0] not in IMPURE, f"{path.name}:{line}: {name} belongs at the edge"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("open", "print", "input"), f"{path.name}:{node.lineno}: {node.func.id}()"


def test_recognisers_do_not_import_one_another() -> None:
    """Each kind of fact is found by itself; `facts.py` alone runs them all."""
    recognisers = {"dates", "places", "people", "tags", "summary", "figures"}
    for path in sorted((PACKAGE / "extract").rglob("*.py")):
        own = path.relative_to(PACKAGE / "extract").parts[0].removesuffix(".py")
        if own == "facts":
            continue
        for line, name in _imports(path):
            parts = name.split(".")
            other = parts[2] if name.startswith("site_builder.extract.") else ""
            if own in recognisers and other in recognisers:
                assert other == own, f"{path.name}:{line}: {own} may not import {other}"


def test_no_circle_of_imports() -> None:
    graph: dict[str, set[str]] = {}
    for path in FILES:
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        body = ast.parse(path.read_text(encoding="utf-8")).body
        names = {node.module or "" for node in body if isinstance(node, ast.ImportFrom)}
        graph[module] = {name for name in names if name.startswith("site_builder.")}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " → ".join((*trail[trail.index(module) :], module))
        if module in done or module not in graph:
            return
        for name in sorted(graph[module]):
            visit(name, (*trail, module))
        done.add(module)

    for module in sorted(graph):
        visit(module, ())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_stay_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_LINES, f"{path.name} has {lines} lines; split it by ideas"
