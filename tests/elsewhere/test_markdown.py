"""content/ as it is in other programs that read Markdown: Hugo builds it, Obsidian takes its properties and tags."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
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


# ------------------------------------------------------------------------------------------ Obsidian
# It cannot be run here: what its documentation says of properties and tags is held against every article.
TEXTS = ("id", "title", "title_source", "kicker", "deck", "newspaper", "kind", "byline", "summary")
LISTS = ("reporters", "correspondents", "photographers", "counties", "mentions", "tags")
NESTED = ("events", "figures", "source")  # shown as they stand in the file ("Nested properties … not supported")
_NUMBER = re.compile(
    r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_WORD = re.compile(r"null|Null|NULL|~|true|True|TRUE|false|False|FALSE|")


def test_every_property_has_one_type_that_obsidian_knows(published: Path) -> None:
    """Text, list of texts, number, date; a page may be a number, or a list for a spread."""
    for path, matter in _articles(published).items():
        for key, value in matter.items():
            if key in TEXTS:
                assert isinstance(value, str), f"{path.name}: {key}"
                assert "\n" not in value, f"{path.name}: {key} is more than a line"
            elif key in LISTS:
                assert isinstance(value, list), f"{path.name}: {key}"
                assert all(isinstance(item, str) for item in value), f"{path.name}: {key}"
            elif key == "date":
                assert value is None or type(value) is date, f"{path.name}: {key}"
            elif key == "page":
                assert value is None or type(value) is int or all(type(one) is int for one in value), path.name
            elif key == "confidence":
                assert isinstance(value, float), path.name
            else:
                assert key in NESTED, f"{path.name}: {key}"


def test_tags_and_file_names_are_such_as_obsidian_takes(published: Path) -> None:
    for path, matter in _articles(published).items():
        for tag in matter["tags"]:
            assert _TAG.fullmatch(tag), f"{path.name}: {tag} is no tag for Obsidian"
        assert all(isinstance(key, str) and key == key.strip() for key in matter)
        assert not re.search(r'[*"\\<>:|?\[\]#^]', path.name)


def test_front_matter_says_the_same_in_both_versions_of_yaml(published: Path) -> None:
    """Obsidian reads version 1.2, this tool 1.1: names are unique, and what is a text in one is a text in the other."""
    texts = {path: path.read_text(encoding="utf-8").split("---\n")[1] for path in _articles(published)}
    for path, text in texts.items():
        names = re.findall(r"(?m)^(\w+):", text)
        assert len(names) == len(set(names)), path.name
        for plain in _plain_texts(text):
            assert not _NUMBER.fullmatch(plain) and not _WORD.fullmatch(plain), f"{path.name}: {plain}"  # noqa: PT018


@pytest.mark.parametrize("wrong", ["title: 1e3", "title: 0o17", "tags: [招商, 12E5]"])
def test_the_rule_can_be_broken(wrong: str) -> None:
    assert any(_NUMBER.fullmatch(plain) for plain in _plain_texts(wrong))


def _plain_texts(document: str) -> Iterator[str]:
    """Scalars without quotes that this tool reads as texts."""
    resolve = yaml.SafeLoader("").resolve
    for event in yaml.parse(document, yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent) and event.style is None:
            tag = resolve(yaml.ScalarNode, event.value, (True, False))  # type: ignore[no-untyped-call]
            if tag == "tag:yaml.org,2002:str":
                yield event.value
