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


@pytest.mark.parametrize("what", ["an article", "a seed", "all of content/"])
def test_what_is_removed_during_a_build_is_seen_by_the_next(
    project: Path, find: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """What was there when the build began, and is gone when it is over, is a change like any other."""
    file = find("编外专家")
    page = project / f"public/articles/{file.parent.name}/{file.stem}.html"
    source = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("  seed: "))
    acts: dict[str, Callable[[], object]] = {
        "an article": file.unlink,
        "a seed": (project / "seeds" / source.split()[1]).unlink,
        "all of content/": lambda: (project / "content").rename(project / "away"),
    }
    other = find("招商")
    other.write_text(other.read_text(encoding="utf-8").replace("title: ", "title: 改过的", 1), encoding="utf-8")
    with monkeypatch.context() as patch:
        _meanwhile(patch, acts[what])
        assert build(project) == 0
    assert page.exists()
    assert build(project) == 0
    assert page.exists() == (what == "all of content/")
    if what == "all of content/":  # which was made anew
        assert "改过的" not in find("招商").read_text(encoding="utf-8")
