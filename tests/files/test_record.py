"""Which inputs need not be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.files.record import FRESH_NS, Record, is_looked_at, read_record, scan, surely_same, write_record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """As a build keeps it and the next one reads it."""
    for name in ("old", "young", "changed"):
        (tmp_path / f"content/{name}.md").parent.mkdir(exist_ok=True)
        (tmp_path / f"content/{name}.md").write_text(name, encoding="utf-8")
    now = scan(tmp_path, ["content"], [])
    made = max(changed for _, changed in now.values()) + 2 * FRESH_NS
    write_record(tmp_path, Record("", made), now, now, (), {})
    found = read_record(tmp_path)
    assert found
    return found


def test_a_file_of_the_same_size_and_time_is_the_same(record: Record, tmp_path: Path) -> None:
    now = scan(tmp_path, ["content"], [])
    assert surely_same(record, now).keys() == now.keys()
    (tmp_path / "content/changed.md").write_text("another", encoding="utf-8")
    assert surely_same(record, scan(tmp_path, ["content"], [])).keys() == now.keys() - {"content/changed.md"}
    assert surely_same(None, now) == {}


def test_a_file_as_young_as_the_build_may_have_changed_since(record: Record, tmp_path: Path) -> None:
    now = scan(tmp_path, ["content"], [])
    name, (size, changed) = "content/young.md", now["content/young.md"]
    young = Record("", changed + FRESH_NS // 2, record.stamps)
    assert name not in surely_same(young, {name: (size, changed)})


@pytest.mark.parametrize(
    ("path", "seen"),
    [("a/b.html", True), (".nojekyll", True), (".hidden", False), ("a/.hidden/b.html", False), ("a/b.c.html", True)],
)
def test_hidden_files_are_passed_over(path: str, seen: bool, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).touch()
    assert is_looked_at(path) is seen is (path in scan(tmp_path, [""], []))
