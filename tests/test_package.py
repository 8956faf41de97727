"""Installed, not only cloned: what the wheel holds, what it asks for, and what can be done with nothing else."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_bytes
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.commands.test_new import PAGE
from tests.conftest import REPOSITORY
from tests.packaging import build_sdist, build_wheel, install, unpack

PACKAGE = REPOSITORY / "site_builder"
OPTIONAL = {"distributed": "dask", "pypdfium2": "pdf"}  # imported only where it is asked for → the extra that brings it


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(REPOSITORY, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def tool(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`site-builder` of an environment that knows nothing of this repository."""
    return install(wheel, tmp_path_factory.mktemp("environment") / "venv")


def _run(tool: Path, where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run([str(tool), *arguments], cwd=where, env=clean, capture_output=True, text=True, timeout=120)


def test_the_wheel_is_complete(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {path.relative_to(REPOSITORY).as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    wanted |= {
        f"site_builder/{p.relative_to(REPOSITORY).as_posix()}"
        for p in (REPOSITORY / "themes").rglob("*")
        if p.is_file()
    }
    missing = [name for name in sorted(wanted - names) if "__pycache__" not in name]
    assert missing == []
    assert not any(name.startswith(("tests/", "seeds/", "content/", "public/")) for name in names)
    assert any(name.endswith("licenses/NOTICE.md") for name in names)


def test_the_source_archive_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    source = unpack(build_sdist(tmp_path / "archive"), tmp_path / "source")
    again = build_wheel(source, tmp_path / "wheel")
    assert again.name == wheel.name
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        assert {i.filename: i.CRC for i in one.infolist()} == {i.filename: i.CRC for i in other.infolist()}


def test_the_wheel_asks_for_all_that_it_imports(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("METADATA")]
        asked = message_from_bytes(archive.read(name)).get_all("Requires-Dist") or []
    always = {re.split(r"[^\w.-]", line)[0].lower() for line in asked if "extra ==" not in line}
    imported = {
        module.split(".")[0]
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for module in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    foreign = imported - sys.stdlib_module_names - {"site_builder"}
    owners = packages_distributions()
    by_default = {owners[name][0].lower() for name in foreign - set(OPTIONAL)}
    assert by_default - {"tornado"} == always  # livereload, which serves on it, brings tornado
    extras = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, extra in OPTIONAL.items():
        if name in foreign:
            assert any(entry.startswith(name) for entry in extras["optional-dependencies"][extra])


def test_from_nothing_to_a_digest_of_ones_own(tool: Path, tmp_path: Path) -> None:
    assert _run(tool, tmp_path, "new", "my-digest").returncode == 0
    root = tmp_path / "my-digest"
    config = (root / "site.yaml").read_text(encoding="utf-8").replace("liaocheng", "德州")
    (root / "site.yaml").write_text(config, encoding="utf-8")
    (root / "seeds/page.txt").write_text(PAGE, encoding="utf-8")
    built = _run(tool, root, "build")
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.startswith("1 pages, 1 articles")
    assert "全市小麦丰收在望" in (root / "public/index.html").read_text(encoding="utf-8")
    assert _run(tool, root, "check").returncode == 0


def test_paths_as_windows_writes_them(tool: Path, tmp_path: Path) -> None:
    """Keys of site.yaml, -C and every other path may have backslashes, on every system."""
    assert _run(tool, tmp_path, "new", "papers\\my-digest").returncode == 0
    root = tmp_path / "papers/my-digest"
    (root / "seeds/2023").mkdir(parents=True)
    (root / "seeds/2023/page.txt").write_text(PAGE.replace("2023年6月15日 星期四 第2版", ""), encoding="utf-8")
    (root / "cities").mkdir()
    (root / "cities/dezhou.yaml").write_text("city: 德州市\nplaces:\n  - name: 齐河县\n", encoding="utf-8")
    (root / "site.yaml").write_text(
        "title: 摘要\ngazetteer: cities\\dezhou.yaml\npages:\n  2023\\page.txt: {date: 2023-06-15, page: 4}\n",
        encoding="utf-8",
    )
    built = _run(tool, tmp_path, "-C", "papers\\my-digest", "build", "--out", "papers\\my-digest\\www\\site")
    assert (built.returncode, built.stderr) == (0, "")
    assert (root / "www/site/index.html").is_file()
    (page_map,) = (root / "content/2023-06-15").glob("*.page.yaml")
    assert "page: 4" in page_map.read_text(encoding="utf-8")
