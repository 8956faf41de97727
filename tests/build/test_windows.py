"""What can be known here of Windows: names, line ends, and that no text goes in or out as the system would have it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest

from tests.conftest import REPOSITORY, build, tree

FILES = sorted((REPOSITORY / "site_builder").rglob("*.py"))
LONGEST = 180  # characters of a path inside the project: Windows allows 260 in all


@pytest.mark.parametrize("folder", ["content", "public"])
def test_every_name_can_be_one_on_windows(project: Path, folder: str) -> None:
    names = list(tree(project / folder))
    assert len(names) > 20
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        path = PureWindowsPath(folder, name)
        assert len(str(path)) <= LONGEST
        for part in path.parts:
            assert not PureWindowsPath(part).is_reserved(), name
            assert not set(part) & set('<>:"|?*\\\\'), name
            assert part == part.rstrip(". "), name


def _with_windows_line_ends(folder: Path, *suffixes: str) -> None:
    for path in folder.rglob("*"):
        if path.suffix in suffixes:
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def test_line_ends_of_windows_in_content_are_no_edit(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As an editor, or git, leaves them there."""
    before = tree(project / "public")
    _with_windows_line_ends(project / "content", ".md", ".yaml")
    capsys.readouterr()
    assert build(project) == 0
    assert "kept your" not in capsys.readouterr().err
    assert tree(project / "public") == before
    assert build(project, "--clean") == 0
    assert "kept your" not in capsys.readouterr().err
    assert tree(project / "public") == before


def test_line_ends_of_windows_in_what_a_person_writes_are_line_ends(project: Path) -> None:
    """Settings, seeds, a gazetteer, a theme: the site is the same."""
    own = project / "themes/own"
    (own / "templates").mkdir(parents=True)
    (own / "theme.yaml").write_bytes(b"extends: broadsheet\n")
    (own / "templates/footer.html").write_bytes(b"<footer>\n<p>{{ config.title }}</p>\n</footer>\n")
    (project / "places.yaml").write_bytes("city: 聊城市\nplaces:\n  - name: 临清市\n".encode())
    with (project / "site.yaml").open("ab") as config:
        config.write(b"theme: own\ngazetteer: places.yaml\n")
    assert build(project, "--clean", "--regenerate") == 0
    before = {folder: tree(project / folder) for folder in ("content", "public")}
    _with_windows_line_ends(project, ".txt", ".html", ".yaml")
    for folder in ("content", "public"):  # made anew from what has those line ends
        for name in before[folder]:
            (project / folder / name).unlink()
    assert build(project, "--clean") == 0
    after = {folder: tree(project / folder) for folder in ("content", "public")}
    changed = {name for name in before["content"] if before["content"][name] != after["content"].get(name)}
    assert all(name.endswith(".page.yaml") for name in changed)  # they have the hash of the seed's bytes
    assert after["public"] == before["public"]


# ------------------------------------------------------------------------------------------ in the code
def _calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def _faults(path: Path) -> Iterator[str]:
    for name, call in _calls(path):
        words = {keyword.arg for keyword in call.keywords}
        if name == "read_text" and isinstance(call.func, ast.Attribute) and "encoding" not in words:
            yield f"{path}:{call.lineno}: the system's encoding"
        if name == "write_text" and not {"encoding", "newline"} <= words:
            yield f"{path}:{call.lineno}: the system's line ends; write bytes"
        if name == "relpath" and path.name != "build.py":  # where it goes back to the system
            yield f"{path}:{call.lineno}: the system's separator"


def test_texts_are_utf8_and_bytes_are_written() -> None:
    """The system's encoding is never asked for, and no line end is changed on its way to the disk."""
    assert len(FILES) > 200
    assert [fault for path in FILES for fault in _faults(path)] == []


def test_the_rule_can_be_broken(tmp_path: Path) -> None:
    code = "p.read_text()\np.write_text('x', encoding='utf-8')\nos.path.relpath(p)\n"
    (tmp_path / "x.py").write_text(code, encoding="utf-8")
    assert len(list(_faults(tmp_path / "x.py"))) == 3
