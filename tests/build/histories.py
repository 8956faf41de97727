"""Random histories of a project: what people, newspapers and new versions do to it, one step at a time."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from tests.conftest import build

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


Step = tuple[str, int, int]  # what happens, to which file, with which number

PLACES = """city: 聊城市
places:
  - name: 莘县
    tile: [1, {n}]
  - name: 冠县
    aliases: [冠州]
  - name: {name}
"""


def _page(which: int, number: int) -> str:
    picked = [STORIES[(which + k) % len(STORIES)] for k in range(1 + which % 3)]
    return "\n".join(story.format(day=10 + which % 4, n=number + k) for k, story in enumerate(picked)) + "\n"


def _nth(root: Path, pattern: str, which: int) -> Path | None:
    paths = sorted(path for path in root.rglob(pattern) if path.is_file())
    return paths[which % len(paths)] if paths else None


def _set(root: Path, key: str, value: str) -> None:
    """One setting of site.yaml, in flow style so that it is one line."""
    path = root / "site.yaml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(f"{key}:")]
    path.write_text("\n".join([*lines, f"{key}: {value}", ""]), encoding="utf-8")


def _move(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        path.rename(target)


# ------------------------------------------------------------------------------------------ what happens to seeds
def add(root: Path, which: int, number: int) -> None:
    (root / f"seeds/2023-06-{15 + which % 3}_{which}.txt").write_text(_page(which, number), encoding="utf-8")


def change(root: Path, which: int, number: int) -> None:
    if seed := _nth(root / "seeds", "*.txt", which):
        seed.write_text(_page(which, number), encoding="utf-8")


def rename(root: Path, which: int, number: int) -> None:
    if seed := _nth(root / "seeds", "*.txt", which):
        _move(seed, seed.with_name(f"2023-06-1{5 + number % 3}_{number}.txt"))


def into_a_folder(root: Path, which: int, number: int) -> None:
    if seed := _nth(root / "seeds", "*.txt", which):
        _move(seed, seed.parent / f"{number % 3}月" / seed.name)


def remove(root: Path, which: int, number: int) -> None:
    if seed := _nth(root / "seeds", "*.txt", which):
        seed.unlink()


# ------------------------------------------------------------------------------------------ what people do to content
def _edit(root: Path, which: int, pattern: str, new: str) -> None:
    if path := _nth(root / "content", "*.md", which):
        path.write_text(re.sub(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.M), encoding="utf-8")


def edit_title(root: Path, which: int, number: int) -> None:
    _edit(root, which, r"^title: .*$", f"title: 改过的标题{number}")


def edit_body(root: Path, which: int, number: int) -> None:
    _edit(root, which, r"预计增产1.5%|合同金额[\d.]+亿元|排查隐患\d+处", f"改成了{number}个项目")


def drop_figure(root: Path, which: int, number: int) -> None:
    _edit(root, which, r"^- \{id: f1, .*\n", "")


def hide(root: Path, which: int, number: int) -> None:
    _edit(root, which, r"^kind: article$", "kind: article\nhidden: true")


def write_own(root: Path, which: int, number: int) -> None:
    path = root / f"content/2023-06-2{which}/own-{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: 自己写的{number}\ntags: [自写]\n---\n\n共{number}人。\n", encoding="utf-8")


def delete(root: Path, which: int, number: int) -> None:
    if path := _nth(root / "content", "*.md", which):
        path.unlink()


def move_article(root: Path, which: int, number: int) -> None:
    if path := _nth(root / "content", "*.md", which):
        _move(path, root / f"content/2023-06-1{number % 10}" / path.name)


def forget(root: Path, which: int, number: int) -> None:
    if path := _nth(root / "content", "*.page.yaml", which):
        path.unlink()


def merge(root: Path, which: int, number: int) -> None:
    """Two branches, one edit each, built on both sides and merged line by line as git does."""
    base, other = root.with_name("base"), root.with_name("other")
    for folder in (base, other):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(root, folder)
    edit_title(root, which, number)
    build(root, "--quiet")
    drop_figure(other, number, which)
    edit_body(other, which + 1, number)
    build(other, "--quiet")
    for theirs in sorted((other / "content").rglob("*.*")):
        name = theirs.relative_to(other)
        if theirs.is_file() and (root / name).is_file() and (base / name).is_file():
            command = ["git", "merge-file", "--ours", str(root / name), str(base / name), str(theirs)]
            subprocess.run(command, check=True)


# ------------------------------------------------------------------------------------------ settings, looks, versions
def set_date(root: Path, which: int, number: int) -> None:
    if seed := _nth(root / "seeds", "*.txt", which):
        _set(root, "pages", f"{{{seed.relative_to(root / 'seeds')}: {{date: 2023-06-{10 + which}, page: {number}}}}}")


def rename_tag(root: Path, which: int, number: int) -> None:
    _set(root, "corrections", f"{{tags: {{招商引资: 招商{number % 2}}}}}")


def retitle(root: Path, which: int, number: int) -> None:
    _set(root, "title", f"摘要{number}")
    _set(root, "publish", "excerpt" if number % 3 == 0 else "full")


def change_template(root: Path, which: int, number: int) -> None:
    path = root / "themes/broadsheet/templates/footer.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    counted = "{{ site.figures|length }}" if number % 2 else ""
    path.write_text(f"<footer>第{number}版{counted}</footer>\n", encoding="utf-8")


def change_style(root: Path, which: int, number: int) -> None:
    path = root / "themes/broadsheet/assets/print.css"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"p {{ margin: {number}px }}\n", encoding="utf-8")


def drop_theme(root: Path, which: int, number: int) -> None:
    shutil.rmtree(root / "themes", ignore_errors=True)


def change_gazetteer(root: Path, which: int, number: int) -> None:
    name = ("茌平区", "东昌府区")[which % 2]
    (root / "places.yaml").write_text(PLACES.format(n=number, name=name), encoding="utf-8")
    _set(root, "gazetteer", "places.yaml" if number % 4 else "liaocheng")


def new_version(root: Path, which: int, number: int) -> None:
    """Nothing in the project: another version of the tool builds it from here on."""


STEPS = {
    step.__name__: step
    for step in (
        *(add, change, rename, into_a_folder, remove),
        *(edit_title, edit_body, drop_figure, hide, write_own, delete, move_article, forget, merge),
        *(set_date, rename_tag, retitle, change_template, change_style, drop_theme, change_gazetteer, new_version),
    )
}
