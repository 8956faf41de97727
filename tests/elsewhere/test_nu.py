"""Everything that a browser is sent, judged by the Nu HTML checker."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, build
from tests.elsewhere.nu import JAVA, judge
from tests.elsewhere.pages import SORTS, read_pages
from tests.render.theme_folder import broadsheet, plain

pytestmark = pytest.mark.skipif(not JAVA, reason="no Java: the Nu HTML checker needs it (default-jre-headless)")

WRONG = {
    "wrong/page.html": "<!doctype html><html lang=en><title>x</title><p><section>x</section><img src=x></p></html>",
    "wrong/style.css": "p { colour: red }",
    "wrong/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"><b/></circle></svg>',
}


@pytest.fixture(scope="module")
def texts(published: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pages of every sort, those of this repository's digest, and the styles and pictures of both themes."""
    root = tmp_path_factory.mktemp("bundled")
    for name in ("seeds", "content"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "site.yaml", root)
    assert build(root, "--public-only", "--quiet") == 0
    sorts = {"bundled": read_pages(root / "public")} | {
        sort: pages(published / "public") for sort, pages in SORTS.items()
    }
    pages = {f"{sort}/{path}": page for sort, pages in sorts.items() for path, page in pages.items()}
    assets = {f"{theme.name}/{name}": data for theme in (broadsheet(), plain()) for name, data in theme.assets.items()}
    drawn = {name: data.decode() for name, data in assets.items() if name.endswith((".css", ".svg"))}
    served = (REPOSITORY / "site_builder/commands/serve/client/serve.css").read_text(encoding="utf-8")
    return {**pages, **drawn, "serve.css": served}


def test_nothing_is_wrong_but_what_is(texts: dict[str, str], tmp_path: Path) -> None:
    endings = {name.rpartition(".")[2] for name in texts}
    assert endings == {"html", "css", "svg"}
    assert len(texts) > 300
    found = judge({**texts, **WRONG}, tmp_path)
    assert set(found) >= set(WRONG)
    assert {name: said for name, said in found.items() if name not in WRONG} == {}
