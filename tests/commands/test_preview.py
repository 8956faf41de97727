"""What `serve` shows of an article before the whole site is made anew: the page as the build will make it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import CONFIG_FILE
from site_builder.commands.serve.preview import Preview
from site_builder.files.record import Stat, scan
from tests.conftest import build


def _stamps(root: Path) -> dict[str, Stat]:
    return scan(root, ("seeds", "content", "themes"), [CONFIG_FILE])


def _retitle(file: Path, title: str) -> None:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(f"title: {title}\n" if line.startswith("title: ") else line for line in lines), "utf-8")


@pytest.mark.parametrize("when", ["after the first look", "before the first look"])
@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize("named", ["in full", "as here"])
def test_the_page_is_what_the_build_makes(
    project: Path, find: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, when: str, kept: bool, named: str
) -> None:
    monkeypatch.chdir(project)
    file, preview = find("编外专家"), Preview(project if named == "in full" else Path())
    base = project / ".cache/kept.sqlite"
    if not kept:
        base.unlink()
    before = base.read_bytes() if kept else b""
    if when == "after the first look":
        assert preview.pages(_stamps(project), set()) == {}
    _retitle(file, "读者改的标题")
    shown = preview.pages(_stamps(project), {file.relative_to(project).as_posix()})
    assert not kept or base.read_bytes() == before  # it is the build's
    assert build(project, "--quiet") == 0
    assert list(shown) == [f"articles/{file.parent.name}/{file.stem}.html"]
    assert all((project / "public" / name).read_bytes() == page for name, page in shown.items())
