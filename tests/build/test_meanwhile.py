"""What a person saves or deletes while a build is at work is neither overwritten nor brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from site_builder.pipeline import whole
from tests.conftest import build


def _meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let `act` happen once, after content/ was read and before it is written."""
    render = whole._render

    def late(*arguments: Any) -> Any:
        made = render(*arguments)
        act()
        return made

    monkeypatch.setattr(whole, "_render", late)


def test_a_save_during_a_build_is_kept(
    project: Path, find: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = find("编外专家")
    title = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("title: "))
    first, second = (file.read_text(encoding="utf-8").replace(title, f"title: 第{n}次") for n in "一二")
    file.write_text(first, encoding="utf-8")
    with monkeypatch.context() as patch:
        _meanwhile(patch, lambda: file.write_text(second, encoding="utf-8"))
        assert build(project) == 0
    assert "title: 第二次" in file.read_text(encoding="utf-8")
    assert build(project) == 0
    assert "title: 第二次" in file.read_text(encoding="utf-8")
    page = project / f"public/articles/{file.parent.name}/{file.stem}.html"
    assert "第二次" in page.read_text(encoding="utf-8")


def test_a_file_deleted_during_a_build_stays_deleted(
    project: Path, find: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = find("编外专家")
    file.write_text(file.read_text(encoding="utf-8").replace("\ntags: ", "\nold: "), encoding="utf-8")
    with monkeypatch.context() as patch:
        _meanwhile(patch, file.unlink)
        assert build(project) == 0
    assert build(project) == 0
    assert not file.exists()
