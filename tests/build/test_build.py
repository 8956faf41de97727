"""The whole line, seeds/ → content/ → public/: complete, repeatable, and nothing lost."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.files.reading import read_content
from site_builder.text.lines import make_page
from site_builder.text.spans import count, overlap, parse_spans
from tests.conftest import REPOSITORY, SEEDS, build, tree

CONTRACT_FILES = (
    *("index.html", "issues/index.html", "tags/index.html", "counties/index.html", "timeline.html", "figures.html"),
    *("search.html", "search.json", "data/articles.json", "data/figures.csv", "data/figures.json"),
    *("data/datapackage.json", "feed.xml", "robots.txt", "404.html", ".nojekyll", "manifest.webmanifest", "sw.js"),
)


def test_every_file_of_the_contract_is_there(built: Path) -> None:
    missing = [name for name in CONTRACT_FILES if not (built / "public" / name).is_file()]
    assert not missing
    assert not (built / "public/sitemap.xml").exists()
    for path in (built / "content").rglob("*.md"):
        date = path.parent.name
        page = built / f"public/articles/{date}/{path.stem}.html"
        assert f'data-article="{date}-{path.stem}"' in page.read_text(encoding="utf-8")
        assert (built / f"public/issues/{date}.html").is_file()
        assert (built / f"public/issues/{date}.txt").is_file()


def test_every_character_is_in_one_article_or_in_the_leftover(built: Path) -> None:
    content = read_content(built)
    assert not content.errors
    for page_map in content.maps.values():
        page = make_page(page_map.seed, (built / "seeds" / page_map.seed).read_bytes())
        parts = [parse_spans(page, list(page_map.leftover))]
        for article in content.articles.values():
            if article.source.seed == page.seed:
                parts += [parse_spans(page, spans) for spans in article.source.roles.values()]
        total = sum(count(page, part) for part in parts)
        assert total == len("".join(page.text.split()))
        assert not any(overlap(a, b) for i, a in enumerate(parts) for b in parts[i + 1 :])


def test_every_figure_is_marked_in_the_sentence_that_states_it(built: Path) -> None:
    for path in (built / "content").rglob("*.md"):
        page = (built / f"public/articles/{path.parent.name}/{path.stem}.html").read_text(encoding="utf-8")
        marks = re.findall(r'<mark id="(f\d+)" data-figure="(f\d+)"', page)
        ids = re.findall(r"^- \{id: (f\d+),", path.read_text(encoding="utf-8"), re.M)
        assert sorted(a for a, _ in marks) == sorted(ids), path
        assert all(a == b for a, b in marks)
        assert all(f'href="#{name}"' in page for name in ids)


def test_a_second_build_changes_no_byte(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(project)
    assert build(project) == 0
    said = capsys.readouterr().out
    assert re.search(r"^2 pages, \d+ articles, \d+ key figures; 0 files written, \d+ unchanged, 0 removed; ", said)
    assert build(project, "--clean") == 0
    assert build(project, "--regenerate") == 0
    after = tree(project)
    assert {k: v for k, v in before.items() if ".cache" not in k} == {
        k: v for k, v in after.items() if ".cache" not in k
    }


def test_nothing_heavy_is_imported_when_nothing_changed(project: Path) -> None:
    build(project)
    code = (
        "import sys; from site_builder.cli import main; assert main(['-C', sys.argv[1], 'build']) == 0;"
        "print([m for m in ('jieba', 'jinja2', 'markdown', 'yaml', 'pypinyin') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code, str(project)], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.ISO-8859-9", "PYTHONIOENCODING": "ascii"},
    ],
)
def test_the_same_bytes_anywhere(built: Path, tmp_path: Path, surroundings: dict[str, str]) -> None:
    root = tmp_path / "elsewhere"
    shutil.copytree(built / "seeds", root / "seeds")
    shutil.copy(built / "site.yaml", root)
    command = [sys.executable, "-m", "site_builder", "-C", str(root), "build", "--jobs", "2", "--quiet"]
    subprocess.run(command, check=True, env={**os.environ, **surroundings}, cwd=REPOSITORY)
    assert tree(root / "content") == tree(built / "content")
    assert tree(root / "public") == tree(built / "public")


def test_a_new_seed_changes_nothing_of_the_others(project: Path, built: Path) -> None:
    shutil.copy(SEEDS[4], project / "seeds")
    assert build(project) == 0
    old, new = tree(built / "content"), tree(project / "content")
    assert {name: new.get(name) for name in old} == old
    assert len(new) > len(old)
    (project / "seeds" / SEEDS[4].name).unlink()
    assert build(project) == 0
    assert tree(project / "content") == old
    assert tree(project / "public") == tree(built / "public")


def test_a_renamed_seed_keeps_its_articles(project: Path, built: Path) -> None:
    seed = next((project / "seeds").iterdir())
    (project / "seeds/2022").mkdir()
    seed.rename(project / "seeds/2022" / seed.name)
    assert build(project) == 0
    names = {path.name for path in (built / "content").rglob("*.md")}
    assert {path.name for path in (project / "content").rglob("*.md")} == names


def test_options_that_build_a_part(project: Path, tmp_path: Path) -> None:
    shutil.rmtree(project / "public")
    assert build(project, "--content-only") == 0
    assert not (project / "public").exists()
    assert build(project, "--public-only", "--out", str(tmp_path / "out"), "--base-url", "https://example.org/d") == 0
    assert (tmp_path / "out/sitemap.xml").is_file()
    assert not (project / "public").exists()


def test_the_same_article_on_two_pages_is_two_articles(project: Path) -> None:
    story = "本报讯（记者 李榕） 6月14日，全市小麦播种面积\n达到812万亩，预计总产量增长1.5%。\n\n全市小麦丰收在望\n"
    for name in ("2023-06-15_01.txt", "2023-06-15_02.txt"):
        (project / "seeds" / name).write_text(f"{story}\n责任编辑 张{name[12]}\n", encoding="utf-8")
    assert build(project) == 0
    paths = sorted((project / "content/2023-06-15").glob("*.md"))
    assert len(paths) == 2
    assert len({path.stem for path in paths}) == 2
    before = tree(project / "content")
    assert build(project, "--clean") == 0
    assert tree(project / "content") == before


def test_the_same_article_twice_on_a_page_is_two_articles(project: Path) -> None:
    story = "本报讯（记者 李榕） 6月14日，全市小麦播种面积\n达到812万亩，预计总产量增长1.5%。\n\n全市小麦丰收在望\n\n"
    (project / "seeds/2023-06-15_01.txt").write_text(story * 2, encoding="utf-8")
    assert build(project) == 0
    assert len(list((project / "content/2023-06-15").glob("*.md"))) == 2
    before = tree(project / "content")
    assert build(project, "--clean") == 0
    assert tree(project / "content") == before


def test_a_dry_run_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(SEEDS[4], project / "seeds")
    before = tree(project)
    assert build(project, "--dry-run") == 0
    said = capsys.readouterr().out
    assert re.search(r"^add content/\S+\.md 《\w+", said, re.M)
    assert re.search(r"^articles: \d+ to add, 0 to change, 0 to remove$", said, re.M)
    assert re.search(r"^public/: \d+ files to write, 0 to remove$", said, re.M)
    assert tree(project) == before


def test_usage_errors_exit_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["bild"])
    assert caught.value.code == 2
