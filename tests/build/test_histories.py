"""Whatever happened to a project, an incremental build gives the same tree as a clean one."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import build, tree

STORIES = (
    """本报讯（记者 李榕） 6月{day}日，市农业农村局介绍，
全市小麦播种面积达到{n}万亩，预计增产1.5%。

全市小麦丰收在望""",
    """本报讯（记者 王培源） 6月{day}日，记者从莘县获悉，该
县新签约项目{n}个，合同金额{n}.6亿元。

莘县招商引资再提速""",
    """本报讯（通讯员 李晓娟） 近日，冠县举办旅游推介会，
{n}家企业参加，签约金额{n}亿元。

冠县文旅推介会成果丰硕""",
    """■ 本报记者 苑莘

6月{day}日，茌平区开展安全检查，排查隐患{n}处，全
部整改到位，企业负责人表示满意。

茌平区抓实安全生产""",
)

Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "add",
                "change",
                "rename",
                "remove",
                "title",
                "body",
                "figure",
                "delete",
                "hide",
                "date",
                "tag",
                "page map",
            ]
        ),
        st.integers(0, 7),
        st.integers(2, 90),
    ),
    min_size=2,
    max_size=4,
)


def _page(which: int, number: int) -> str:
    picked = [STORIES[(which + k) % len(STORIES)] for k in range(1 + which % 3)]
    return "\n".join(story.format(day=10 + which % 4, n=number + k) for k, story in enumerate(picked)) + "\n"


def _nth(root: Path, pattern: str, which: int) -> Path | None:
    paths = sorted(path for path in root.rglob(pattern) if path.is_file())
    return paths[which % len(paths)] if paths else None


def _change_text(path: Path | None, pattern: str, new: str) -> None:
    if path:
        path.write_text(re.sub(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.M), encoding="utf-8")


def _take(root: Path, step: Step) -> None:
    """Let one thing happen to a project."""
    what, which, number = step
    seed = _nth(root / "seeds", "*.txt", which)
    article = _nth(root / "content", "*.md", which)
    config = root / "site.yaml"
    if what == "page map" and (page_map := _nth(root / "content", "*.page.yaml", which)):
        page_map.unlink()
    elif what == "add":
        (root / f"seeds/2023-06-{15 + which % 3}_{which}.txt").write_text(_page(which, number), encoding="utf-8")
    elif what == "change" and seed:
        seed.write_text(_page(which, number), encoding="utf-8")
    elif what == "rename" and seed:
        seed.rename(seed.with_name(f"2023-06-1{5 + number % 3}_{number}.txt"))
    elif what == "remove" and seed:
        seed.unlink()
    elif what == "delete" and article:
        article.unlink()
    elif what == "date" and seed:
        config.write_text(
            f"title: 摘要\npages:\n  {seed.name}: {{date: 2023-06-{10 + which}, page: {number}}}\n", encoding="utf-8"
        )
    elif what == "tag":
        config.write_text(f"title: 摘要{number}\ncorrections:\n  tags: {{招商引资: 招商}}\n", encoding="utf-8")
    edits: dict[str, tuple[str, str]] = {
        "title": (r"^title: .*$", f"title: 改过的标题{number}"),
        "body": (r"预计增产1.5%|合同金额[\d.]+亿元|排查隐患\d+处", f"改成了{number}个项目"),
        "figure": (r"^- \{id: f1, .*\n", ""),
        "hide": (r"^kind: article$", "kind: article\nhidden: true"),
    }
    if what in edits:
        _change_text(article, *edits[what])


def _clean_copy(root: Path, folder: Path) -> Path:
    for name in ("seeds", "content"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "site.yaml", folder)
    return folder


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.tuples(st.integers(0, 7), st.integers(2, 90)), STEPS)
def test_an_incremental_build_equals_a_clean_one(first: tuple[int, int], steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as made:
        root = Path(made) / "project"
        (root / "seeds").mkdir(parents=True)
        (root / "site.yaml").write_text("title: 摘要\n", encoding="utf-8")
        _take(root, ("add", *first))
        build(root, "--quiet")
        for number, step in enumerate(steps):
            _take(root, step)
            build(root, "--quiet")
            copy = _clean_copy(root, Path(made) / str(number))
            build(copy, "--quiet")
            assert tree(copy / "content") == tree(root / "content"), f"content after {step}"
            assert tree(copy / "public") == tree(root / "public"), f"public after {step}"


def test_a_change_inside_the_same_second_is_seen(project: Path, find: Callable[[str], Path]) -> None:
    """A file may change again within the grain of its time stamp, to the same size."""
    import os

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
