"""Whatever happened to a project, an incremental build gives the same tree as a clean one.

`HISTORIES=300 pytest tests/build/test_histories.py` tries that many, other ones each time.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.files.reading import read_content
from tests.build import histories
from tests.conftest import build, tree

MANY = int(os.environ.get("HISTORIES", "0"))
DRAWN = st.lists(
    st.tuples(st.sampled_from(sorted(histories.STEPS)), st.integers(0, 7), st.integers(2, 90)), min_size=2, max_size=5
)
INPUTS = ("seeds", "content", "themes", "site.yaml", "places.yaml")


def _clean_copy(root: Path, folder: Path) -> Path:
    """The same inputs without any cache."""
    folder.mkdir()
    for name in INPUTS:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name)
        elif (root / name).is_file():
            shutil.copy(root / name, folder)
    return folder


def _places(root: Path) -> dict[str, str]:
    """Article → its file."""
    return dict(read_content(root).ids)


def _check_pages(root: Path) -> None:
    """No page outlives its source, none is missing."""
    content = read_content(root)
    shown = {f"articles/{a.date or 'undated'}/{a.slug}.html" for a in content.articles.values() if not a.hidden}
    there = {path for path in tree(root / "public") if path.startswith("articles/")}
    assert shown <= there
    for path in there - shown:
        page = (root / "public" / path).read_text(encoding="utf-8")
        target = re.search(r'url=(?:\.\./)*(articles/[^"]+)"', page)
        assert target, f"{path} has no article and leads nowhere"
        assert target[1] in shown


def _live(root: Path, history: list[histories.Step], patch: pytest.MonkeyPatch) -> None:
    version = 0
    for number, (name, which, amount) in enumerate(history):
        before = _places(root)
        histories.STEPS[name](root, which, amount)
        if name == "new_version":
            version += 1
            patch.setattr("site_builder.commands.build.tool_key", lambda made=version: f"version {made}")
        moved = name in ("move_article", "set_date", "rename", "into_a_folder", "merge")
        build(root, "--quiet")
        copy = _clean_copy(root, root.with_name(str(number)))
        build(copy, "--quiet")
        assert tree(copy / "content") == tree(root / "content"), f"content after {name}"
        assert tree(copy / "public") == tree(root / "public"), f"public after {name}"
        _check_pages(root)
        after = _places(root)
        if not moved:
            assert {name: after[name] for name in before if name in after} == {
                n: before[n] for n in after if n in before
            }


@settings(
    max_examples=MANY or 4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    derandomize=not MANY,
    database=None,
)
@given(DRAWN)
def test_an_incremental_build_equals_a_clean_one(history: list[histories.Step]) -> None:
    with tempfile.TemporaryDirectory() as made, pytest.MonkeyPatch.context() as patch:
        root = Path(made) / "project"
        (root / "seeds").mkdir(parents=True)
        (root / "site.yaml").write_text("title: 摘要\n", encoding="utf-8")
        _live(root, [("add", *history[0][1:]), *history], patch)


@pytest.mark.parametrize("name", sorted(histories.STEPS))
def test_every_kind_of_step(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "project"
    (root / "seeds").mkdir(parents=True)
    (root / "site.yaml").write_text("title: 摘要\n", encoding="utf-8")
    _live(root, [("add", 5, 30), (name, 1, 7)], monkeypatch)


def test_a_change_inside_the_same_second_is_seen(project: Path, find: Callable[[str], Path]) -> None:
    """A file may change again within the grain of its time stamp, to the same size."""
    path = find("title: 东阿至阳谷高速公路计划年底前开工")
    path.touch()  # a build that begins right after a change
    assert build(project) == 0
    stat = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("占地7571亩", "占地7572亩"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert build(project) == 0
    assert "占地7572亩" in (project / f"public/articles/{path.parent.name}/{path.stem}.html").read_text(
        encoding="utf-8"
    )
