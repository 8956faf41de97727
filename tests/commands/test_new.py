"""A project from nothing: `new`, a page of one's own, `build`."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.cli import main
from tests.conftest import build

PAGE = """\
德州日报 2023年6月15日 星期四 第2版

本报讯（记者 李榕） 6月14日，记者从
市农业农村局获悉，今年全市小麦播种面积
达到812万亩，预计总产量增长1.5%。

齐河县小麦单产居全省第1位，全县建成高标
准农田102万亩。

全市小麦丰收在望
"""


def test_a_new_project_builds_a_page_of_ones_own(tmp_path: Path) -> None:
    root = tmp_path / "my-digest"
    assert main(["new", str(root)]) == 0
    assert (root / ".github/workflows/pages.yml").is_file()
    config = root / "site.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("liaocheng", "德州"), encoding="utf-8")
    (root / "seeds/page.txt").write_text(PAGE, encoding="utf-8")
    assert build(root) == 0
    (article,) = (root / "content").rglob("*.md")
    text = article.read_text(encoding="utf-8")
    assert article.parent.name == "2023-06-15"
    assert "title: 全市小麦丰收在望" in text
    assert "counties: [齐河县]" in text or "mentions: [齐河县]" in text
    assert "value: 812" in text
    assert (root / "public/index.html").is_file()


def test_an_empty_project_is_published(tmp_path: Path) -> None:
    root = tmp_path / "my-digest"
    assert main(["new", str(root)]) == 0
    assert build(root) == 0
    assert (root / "public/index.html").is_file()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("x")
    assert main(["new", str(tmp_path)]) == 1
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
