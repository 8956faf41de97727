"""Whatever is wrong with one input is said in one line, and the rest is published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.cli import main
from tests.conftest import build, tree

SEEDS = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\n\t\n", "empty"),
    ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 20, "binary"),
    ("broken.txt", "聊城".encode() + b"\xff\xfe\xfa" + "聊城".encode() + b"\x81\xff\xff", "encoding"),
    ("large.txt", "聊城日报\n".encode() * 700_000, "8 MB"),
]


@pytest.mark.parametrize(("name", "data", "cause"), SEEDS, ids=[name for name, _, _ in SEEDS])
def test_a_bad_seed_is_named_and_the_others_are_built(
    project: Path, built: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, cause: str
) -> None:
    (project / "seeds" / name).write_bytes(data)
    assert build(project) == 1
    said = capsys.readouterr()
    lines = [line for line in said.err.splitlines() if line.startswith("error: ")]
    assert len(lines) == 1
    assert f"seeds/{name}" in lines[0]
    assert cause in lines[0]
    assert "; " in lines[0], "no remedy"
    assert "Traceback" not in said.err
    assert tree(project / "public") == tree(built / "public")


def test_a_seed_that_goes_bad_keeps_its_articles(project: Path, built: Path) -> None:
    seed = sorted((project / "seeds").iterdir())[0]
    seed.write_bytes(b"\x00\x01\x02" * 100)
    assert build(project) == 1
    assert tree(project / "content") == tree(built / "content")
    # the pages are all there; only the printed lines, which stand in the seed, cannot be shown
    before, after = tree(built / "public"), tree(project / "public")
    assert set(after) == set(before)
    assert {path.split("/")[0] for path in before if after[path] != before[path]} == {"articles"}


def test_a_page_without_articles_is_a_warning(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds/ad.txt").write_text("责任编辑 张三\n校对 李四\n", encoding="utf-8")
    assert build(project) == 0
    assert "seeds/ad.txt: no article was found" in capsys.readouterr().err


def test_a_copy_of_a_seed_is_named_and_skipped(project: Path, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed = sorted((project / "seeds").iterdir())[0]
    (project / "seeds/00_copy.txt").write_bytes(seed.read_bytes().replace(b"\n", b"\r\n"))
    assert build(project) == 0
    said = capsys.readouterr().err
    assert "seeds/00_copy.txt: skipped" in said
    assert seed.name in said
    assert tree(project / "public") == tree(built / "public")


def test_broken_front_matter_leaves_the_article_out_and_its_file_alone(
    project: Path, find: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = find("莘县行政审批服务局")
    broken = path.read_text(encoding="utf-8").replace("tags: [", "tags: [[", 1)
    path.write_text(broken, encoding="utf-8")
    names = set(tree(project / "content"))
    assert build(project) == 1
    said = capsys.readouterr().err
    assert f"content/{path.relative_to(project / 'content').as_posix()}:" in said
    assert path.read_text(encoding="utf-8") == broken
    assert set(tree(project / "content")) == names, "the article was made a second time"
    assert not (project / f"public/articles/{path.parent.name}/{path.stem}.html").exists()
    assert len(list((project / "public/articles").rglob("*.html"))) == len(names) - 3
    path.write_text(broken.replace("tags: [[", "tags: [", 1), encoding="utf-8")
    assert build(project) == 0
    assert (project / f"public/articles/{path.parent.name}/{path.stem}.html").exists()


PROJECT = [
    ("site.yaml", "title: a\nthem: plain\n", "site.yaml:2: unknown key `them`; did you mean `theme`?"),
    ("site.yaml", "title: a\ntheme: brodsheet\n", "did you mean `broadsheet`"),
    ("site.yaml", "title: a\ngazetteer: 聊成\n", "聊城"),
    ("site.yaml", "title: a\ngazetteer: mine.yaml\n", "mine.yaml"),
    ("site.yaml", "title: a\ngazetteer: ../../etc/passwd.yaml\n", "leads out of the project"),
    ("site.yaml", "title: [a\n", "site.yaml:"),
    ("themes/broadsheet/templates/article.html", "{% if %}", "article.html:1"),
    ("themes/broadsheet/templates/article.html", "{{ nothing.at.all }}", "article.html"),
    ("themes/broadsheet/theme.yaml", "extends: broadsheet\n", "extends itself"),
]


@pytest.mark.parametrize(("name", "text", "said"), PROJECT)
def test_a_bad_project_publishes_nothing(
    project: Path, built: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str
) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text, encoding="utf-8")
    assert build(project) == 1
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error
    assert tree(project / "public") == tree(built / "public")
    assert tree(project / "content") == tree(built / "content")


def test_no_project_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-C", str(tmp_path)]) == 1
    assert "site-builder new" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
    assert build(tmp_path / "nowhere") == 1
    assert "no site.yaml" in capsys.readouterr().err


def test_seeds_in_other_encodings(project: Path, built: Path) -> None:
    seed = sorted((project / "seeds").iterdir())[1]
    text = seed.read_text(encoding="utf-8")
    for data in (
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("gb18030"),
        text.replace("\n", "\r\n").encode(),
    ):
        seed.write_bytes(data)
        assert build(project) == 0
        old, new = built / "content", project / "content"
        names = sorted(path.relative_to(old) for path in old.rglob("*.md"))
        assert sorted(path.relative_to(new) for path in new.rglob("*.md")) == names
        assert all((old / name).read_bytes() == (new / name).read_bytes() for name in names)


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}[x](javascript:alert(3))`*_#&lt;"


def test_markup_in_a_seed_comes_out_as_text(project: Path) -> None:
    page = f"本报讯（记者 李榕） 6月14日，{HOSTILE}达到812万亩。\n\n全市{HOSTILE}在望\n"
    (project / "seeds/2023-06-15_01.txt").write_text(page, encoding="utf-8")
    assert build(project) == 0
    (article,) = (project / "public/articles/2023-06-15").glob("*.html")
    for path in (project / "public").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert 'href="javascript:' not in html
    text = article.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in text
    assert "{{7*7}}" in "".join(text.split())


def test_no_path_leads_out_of_the_project(
    project: Path, tmp_path: Path, find: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("本报讯（记者 李榕） 6月14日，这里是别处的文字。\n", encoding="utf-8")
    (project / "seeds/link.txt").symlink_to(secret)
    path = find("莘县行政审批服务局")
    path.write_text(
        path.read_text(encoding="utf-8").replace("date: 2022-04-19", "date: ../../2022", 1), encoding="utf-8"
    )
    assert build(project) == 1
    said = capsys.readouterr().err
    assert "seeds/link.txt: a link that leads out of the project" in said
    assert "date such as 2022-04-19" in said
    assert "别处的文字" not in "".join(p.read_text(encoding="utf-8") for p in (project / "content").rglob("*.md"))


def test_a_link_that_leads_nowhere_is_named_and_the_site_is_published(
    project: Path, find: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = find("莘县行政审批服务局")
    path.write_text(path.read_text(encoding="utf-8") + "\n见[另一篇](nowhere.html)。\n", encoding="utf-8")
    assert build(project) == 1
    assert f"{path.name}: the link `nowhere.html` leads nowhere" in capsys.readouterr().err
    page = project / f"public/articles/{path.parent.name}/{path.stem}.html"
    assert "另一篇" in page.read_text(encoding="utf-8")
