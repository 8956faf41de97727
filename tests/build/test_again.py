"""What is made again and what stays: a site mended from what the last build kept equals one that is made anew."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.files.kept import FILE
from tests.bench.corpus import write_corpus
from tests.conftest import build, tree


def _anew(root: Path) -> dict[str, str]:
    """The site that a build without any memory gives."""
    copy = root.with_name("anew")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".cache", "public"))
    assert build(copy, "--quiet") == 0
    return tree(copy / "public")


def _edit(path: Path, pattern: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.M)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    found = ((path, path.stat()) for path in (root / "public").rglob("*") if path.is_file())
    return {path.relative_to(root / "public").as_posix(): (stat.st_ino, stat.st_mtime_ns) for path, stat in found}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A digest large enough for lists and figures in several pages and a search index in parts."""
    root = tmp_path_factory.mktemp("many") / "project"
    write_corpus(root, 420)
    assert build(root, "--quiet") == 0
    return root


# ------------------------------------------------------------------------------------------ only what must be
def test_one_edit_changes_few_files_and_leaves_the_others_as_they_are(many: Path) -> None:
    before, bytes_before = _stamps(many), tree(many / "public")
    _edit(next((many / "content").rglob("article-000007.md")), r"^kicker: .*$", "kicker: 改过的肩题")
    assert build(many, "--quiet") == 0
    after, bytes_after = _stamps(many), tree(many / "public")
    changed = {path for path in after if bytes_before.get(path) != bytes_after[path]}
    assert {path for path in after if before.get(path) != after[path]} == changed
    assert "articles/2015-01-01/article-000007.html" in changed
    assert len([path for path in changed if path.endswith(".html")]) < 15
    assert bytes_after == _anew(many)


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r"^title: .*$", "title: 换了标题"),
        (r"^tags: .*$", "tags: [新标签, 招商服务]"),
        (r"^reporters: .*$", "reporters: [某某某]"),
        (r"^counties: .*$", "counties: [冠县]"),
        (r"^- \{id: f1, .*\n", ""),
        (r"status: actual", "status: target"),
        (r"^hidden: .*\n|^kind: article$", "kind: article\nhidden: true"),
    ],
)
def test_whatever_was_edited(many: Path, pattern: str, new: str) -> None:
    number = random.Random(pattern).randrange(420)
    _edit(next((many / "content").rglob(f"article-{number:06d}.md")), pattern, new)
    assert build(many, "--quiet") == 0
    assert tree(many / "public") == _anew(many)


def test_an_issue_comes_and_goes(many: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path, 440)
    new = [path for path in sorted((tmp_path / "content").rglob("*.md")) if path.stem >= "article-000420"]
    for path in new:
        target = many / path.relative_to(tmp_path)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(path, target)
    assert build(many, "--quiet") == 0
    assert tree(many / "public") == _anew(many)
    for path in new:
        (many / path.relative_to(tmp_path)).unlink()
    assert build(many, "--quiet") == 0
    assert tree(many / "public") == _anew(many)


def test_a_template_of_ones_own_may_show_the_whole_digest(many: Path) -> None:
    footer = many / "themes/broadsheet/templates/footer.html"
    footer.parent.mkdir(parents=True)
    footer.write_text("<footer>{{ site.figures|length }}</footer>\n", encoding="utf-8")
    assert build(many, "--quiet") == 0
    _edit(next((many / "content").rglob("article-000020.md")), r"^- \{id: f2, .*\n", "")
    assert build(many, "--quiet") == 0
    assert tree(many / "public") == _anew(many)
    shutil.rmtree(many / "themes")


# ------------------------------------------------------------------------------------------ what others did
def test_a_page_that_somebody_changed_or_deleted_is_made_again(project: Path, built: Path) -> None:
    (project / "public/index.html").write_text("anders", encoding="utf-8")
    (project / "public/tags/index.html").unlink()
    (project / "public/data/articles.json").write_text("[]\n", encoding="utf-8")
    (project / "public/search/manifest.js").write_text("", encoding="utf-8")
    (project / "public/more.html").write_text("more", encoding="utf-8")
    assert build(project, "--quiet") == 0
    assert tree(project / "public") == tree(built / "public")


def test_the_site_before_may_be_tampered_with_or_gone(project: Path, find: Callable[[str], Path]) -> None:
    path = find("title: ")
    harms: tuple[Callable[[Path], object], ...] = (_garble, shutil.rmtree)
    for number, harm in enumerate(harms):
        _edit(path, r"^kicker: .*$", f"kicker: 第{number}次")
        assert build(project, "--quiet") == 0
        harm(project / ".cache/site")
        _edit(path, r"^kicker: .*$", f"kicker: 又第{number}次")
        assert build(project, "--quiet") == 0
        assert tree(project / "public") == _anew(project)


def _garble(folder: Path) -> None:
    for path in sorted(folder.rglob("*.html"))[::3]:
        path.unlink()  # written into, it would be one with the file of the site itself
        path.write_text("falsch", encoding="utf-8")
    (folder / "more").mkdir()
    (folder / "more/x.html").write_text("mehr", encoding="utf-8")


# ------------------------------------------------------------------------------------------ what was kept is harmed
def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _no_base(path: Path) -> None:
    path.write_bytes(b"no base at all" * 1000)


def _fewer_rows(path: Path) -> None:
    with sqlite3.connect(path) as base:
        names = base.execute("SELECT kind, name FROM kept").fetchall()
        base.executemany(
            "DELETE FROM kept WHERE kind = ? AND name = ?", random.Random(4).sample(names, len(names) // 2)
        )
    base.close()


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [_cut, _no_base, _fewer_rows, Path.unlink, _a_folder], ids=lambda harm: harm.__name__)
def test_what_was_kept_may_be_harmed(many: Path, harm: Callable[[Path], object]) -> None:
    harm(many / FILE)
    _edit(next((many / "content").rglob("article-000011.md")), r"^kicker: .*$", f"kicker: 后{harm.__name__}")
    assert build(many, "--quiet") == 0
    assert tree(many / "public") == _anew(many)
    if (many / FILE).is_dir():
        shutil.rmtree(many / FILE)


def test_harmed_rows_of_the_index(many: Path) -> None:
    with sqlite3.connect(many / FILE) as base:
        base.execute("UPDATE kept SET data = substr(data, 1, length(data) / 2) WHERE kind = 'index'")
    base.close()
    _edit(next((many / "content").rglob("article-000012.md")), r"^kicker: .*$", "kicker: 索引坏了")
    assert build(many, "--quiet") == 0
    assert tree(many / "public") == _anew(many)
