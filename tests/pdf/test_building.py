"""A PDF in seeds/: content, lines and boxes, kept through edits and rebuilds like those of a text."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from random import Random

import pytest
import yaml

from site_builder.matter.pagemap import parse_page_map
from tests.conftest import build, tree
from tests.pdf.sheet import draw_pdf, set_sheet
from tests.pdf.test_reading import _articles

SETTINGS = "title: 摘要\nnewspaper: 聊城日报\n"


def _pdf(order: str = "after") -> bytes:
    return draw_pdf(set_sheet(_articles(0)[:4], order, Random(0)))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def built_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("pdf") / "project"
    (root / "seeds/2023").mkdir(parents=True)
    (root / "seeds/2023/2023-06-15_02.pdf").write_bytes(_pdf())
    (root / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    assert build(root) == 0
    return root


@pytest.fixture
def root(built_pdf: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_pdf, tmp_path / "project"))


def test_lines_stand_beside_the_map_and_spans_refer_to_them(root: Path) -> None:
    folder = root / "content/2023-06-15"
    lines = (folder / "2023__2023-06-15_02.lines.txt").read_text(encoding="utf-8").split("\n")
    page_map = parse_page_map((folder / "2023__2023-06-15_02.page.yaml").read_text(encoding="utf-8"), "map")
    assert page_map.seed == "2023/2023-06-15_02.pdf"
    assert set(page_map.boxes) == {number for number, line in enumerate(lines, 1) if line.strip()}
    for path in folder.glob("*.md"):
        matter = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        headline = matter["source"].get("headline")
        if isinstance(headline, int):
            assert "".join(lines[headline - 1].split()) == "".join(matter["title"].split())
            assert page_map.boxes[headline].size > 13


def test_a_clean_build_gives_the_same_bytes(root: Path) -> None:
    before = tree(root / "content") | tree(root / "public")
    assert build(root, "--clean") == 0
    shutil.rmtree(root / ".cache")
    assert build(root) == 0
    assert tree(root / "content") | tree(root / "public") == before


def test_it_is_not_read_again_for_a_build_that_changes_something_else(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (root / "seeds/other.txt").write_text(
        "德州日报 2023年6月16日\n\n本报讯（记者 李榕）今年小麦丰收。\n", encoding="utf-8"
    )
    assert build(root) == 0


def test_an_edit_survives_though_the_page_is_drawn_otherwise(root: Path) -> None:
    path = next(p for p in sorted((root / "content").rglob("*.md")) if "kind: article" in p.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\ntitle: ", "\ntitle: 改过的", 1), encoding="utf-8")
    (root / "seeds/2023/2023-06-15_02.pdf").write_bytes(_pdf("heads_last"))
    assert build(root) == 0
    assert "title: 改过的" in path.read_text(encoding="utf-8")


def test_lines_that_somebody_changed_or_deleted_are_written_again(root: Path) -> None:
    (path,) = (root / "content").rglob("*.lines.txt")
    before = path.read_bytes()
    path.write_text("x")
    assert build(root) == 0
    assert path.read_bytes() == before
    path.unlink()
    assert build(root) == 0
    assert path.read_bytes() == before


def test_a_page_that_is_gone_takes_its_lines_with_it(root: Path) -> None:
    (root / "seeds/2023/2023-06-15_02.pdf").unlink()
    assert build(root) == 0
    assert not (root / "content").exists() or tree(root / "content") == {}


def test_text_and_pdf_of_one_name_are_one_page(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "seeds/2023/2023-06-15_02.txt").write_text("本报讯（记者 李榕）今年小麦丰收。\n", encoding="utf-8")
    before = tree(root / "content")
    assert build(root) == 0
    assert "seeds/2023/2023-06-15_02.txt: skipped, the same page is there already" in capsys.readouterr().err
    assert tree(root / "content") == before


def test_without_the_library_the_page_stays_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root / "content")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert build(root, "--clean") == 0  # it was read before
    shutil.rmtree(root / ".cache")
    assert build(root) == 1
    assert "pip install 'site-builder[pdf]'" in capsys.readouterr().err
    assert tree(root / "content") == before
    assert (root / "public/index.html").is_file()
