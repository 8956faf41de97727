"""content/ as it is in other programs that read Markdown: Hugo builds it, Obsidian takes its properties and tags."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

CONFIG = "baseURL = 'https://a.cn/'\n[taxonomies]\ntag = 'tags'\ncounty = 'counties'\n"
SINGLE = (
    "<h1>{{ .Title }}</h1><time>{{ if not .Date.IsZero }}{{ .Date.Format `2006-01-02` }}{{ end }}</time>"
    "{{ range .GetTerms `tags` }}<b>{{ .LinkTitle }}</b>{{ end }}"
    "{{ range .Params.figures }}<data value='{{ .value }}'>{{ .quote }}</data>{{ end }}{{ .Content }}"
)
HUGO = Path(sys.executable).with_name("hugo")
_TAG = re.compile(r"[\w/-]*[^\W\d][\w/-]*")  # Obsidian: letters, digits, _ - /, and something that is no digit


def _articles(root: Path) -> dict[Path, dict[str, Any]]:
    paths = sorted((root / "content").rglob("*.md"))
    return {path: yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1]) for path in paths}


@pytest.fixture(scope="module")
def hugo(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Hugo makes of content/, not one file of it changed."""
    site = tmp_path_factory.mktemp("hugo")
    shutil.copytree(published / "content", site / "content")
    (site / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    (site / "layouts").mkdir()
    (site / "layouts/single.html").write_text(SINGLE, encoding="utf-8")
    (site / "layouts/list.html").write_text("{{ range .Pages }}{{ .Title }}\n{{ end }}", encoding="utf-8")
    command = [str(HUGO), "--panicOnWarning", "--noBuildLock"]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "public"


def test_hugo_builds_every_article(published: Path, hugo: Path) -> None:
    articles = _articles(published)
    assert len(articles) > 15
    for path, matter in articles.items():
        page = hugo / path.relative_to(published / "content").with_suffix("") / "index.html"
        text = page.read_text(encoding="utf-8")
        assert f"<h1>{matter['title']}</h1>" in unescape(text)
        assert f"<time>{matter.get('date') or ''}</time>" in text
        for figure in matter.get("figures", ()):
            assert f"<data value='{figure['value']}'>{figure['quote']}</data>" in unescape(text)


def test_hugo_has_the_tags(published: Path, hugo: Path) -> None:
    tags = {tag for matter in _articles(published).values() for tag in matter["tags"]}
    assert len(tags) > 10
    assert {path.parent.name for path in hugo.glob("tags/*/index.html")} == tags


def test_obsidian_takes_the_tags_and_properties(published: Path) -> None:
    for path, matter in _articles(published).items():
        for tag in matter["tags"]:
            assert _TAG.fullmatch(tag), f"{path.name}: {tag} is no tag for Obsidian"
        assert all(isinstance(key, str) and key == key.strip() for key in matter)
        assert not re.search(r'[*"\\<>:|?\[\]#^]', path.name)
        lists = (matter[key] for key in ("tags", "counties", "reporters") if key in matter)
        assert all(isinstance(value, list) for value in lists)
