"""Names of files that persons gave: odd ones are built, impossible ones named and left out, none breaks the site."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from site_builder.catalog.urls import term_slug
from site_builder.errors import ContentError, SeedError
from site_builder.files.names import LONGEST, check_content_name, check_seed_name
from site_builder.matter.slug import make_slug
from tests.conftest import build, tree

STORY = "本报讯（记者 李榕） 6月14日，全市小麦播种面积达到{n}万亩，预计增产1.5%。\n\n全市小麦丰收在望\n"
TAGS = (
    "Tag",
    "tag",
    "TAG",
    "CON",
    "con",
    "..",
    "/",
    "a/../b",
    "C:\\x",
    "l" * 300,
    "l" * 301,
    "长" * 300,
    "\u202e",
    "😀",
)

ARTICLES = [
    ("2023-06-15/it is.md", ""),
    ("2023-06-15/《书》——（一）.md", ""),
    ("2023-06-15/console.md", ""),
    ("2023-06-15/a-b_c.d~e+f,g;h=i@j!k(l)m[n]o{p}q^r`s$t&u.md", ""),
    ("2023-06-15/it's.md", "cannot stand"),
    ("2023-06-15/a#b.md", "cannot stand"),
    ("2023-06-15/100%.md", "cannot stand"),
    ("2023-06-15/a?b.md", "cannot stand"),
    ("2023-06-15/a:b.md", "cannot stand"),
    ("2023-06-15/..\\..\\x.md", "cannot stand"),
    ("2023-06-15/tab\tx.md", "cannot stand"),
    ("2023-06-15/\udcff.md", "cannot stand"),
    ("2023-06-15/\u202egpj.md", "cannot stand"),
    ("2023-06-15/CON.md", "Windows"),
    ("2023-06-15/aux.notes.md", "Windows"),
    ("2023-06-15/lpt1.md", "Windows"),
    ("2023-06-15/dot..md", "Windows"),
    ("2023-06-15/blank .md", "Windows"),
    (f"2023-06-15/{'l' * (LONGEST - 2)}.md", "bytes"),
    (f"2023-06-15/{'长' * 83}.md", "bytes"),
]


@pytest.mark.parametrize(("path", "said"), ARTICLES)
def test_names_of_articles(path: str, said: str) -> None:
    if not said:
        check_content_name(path)
        return
    with pytest.raises(ContentError, match=said) as caught:
        check_content_name(path)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("seed", "said"),
    [
        ("CON.txt", ""),
        ("a b/c:d#?%.txt", ""),
        (f"{'l' * 235}.txt", ""),
        (f"{'长' * 40}/{'长' * 40}.txt", "bytes"),
        (f"{'l' * 100}/{'l' * 100}/{'l' * 100}.txt", "bytes"),
        ("new\nline.txt", "control"),
        ("\udcfe.txt", "UTF-8"),
    ],
)
def test_names_of_seeds(seed: str, said: str) -> None:
    if not said:
        check_seed_name(seed)
        return
    with pytest.raises(SeedError, match=said) as caught:
        check_seed_name(seed)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_addresses_are_short_and_plain_whatever_they_name() -> None:
    for name in (*TAGS, "聊" * 300, "Aux", "", " ", "\x00", "\ud800"):
        for slug in (term_slug(name) if name != "\ud800" else "x", make_slug(name, name.replace("\ud800", ""))):
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
            assert len(slug) <= 90
    slugs = [term_slug(name) for name in TAGS]
    assert len(set(slugs)) == len(slugs)


@pytest.mark.skipif(os.name == "nt", reason="such files cannot be made there")
def test_every_odd_name_at_once(project: Path, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(built / "content")
    odd = ("CON.txt", "aux.TXT", "a:b.txt", "trail..txt", "sp ace .txt", "100%#?.txt", "q'\"<b>.txt", "$(x).txt")
    seeds = (*odd, "-rf.txt", "\\back\\slash.txt", "nul. /PRN/x.txt", "l" * 235 + ".txt", "b\udcfe.txt", "n\nl.txt")
    for n, name in enumerate(seeds):
        path = project / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY.format(n=n + 100), encoding="utf-8")
    visible = [(path, said) for path, said in ARTICLES if "/." not in path]
    own = [(path, said) for path, said in visible if len(os.fsencode(Path(path).name)) <= 255]
    same = [("2023-06-15/A.md", ""), ("2023-06-15/a.md", "address"), ("2023-06-16/a.md", "address")]
    tags = ", ".join(f"'{tag}'" for tag in TAGS)
    for n, (name, _) in enumerate([*own, *same]):
        path = project / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\nid: own-{n}\ntitle: 自己写的{n}\ntags: [{tags}]\n---\n\n共{n}人。\n", encoding="utf-8")
    assert build(project) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    errors = [line for line in said.splitlines() if line.startswith("error: ")]
    assert len(errors) == sum(bool(why) for _, why in (*own, *same)) + 2  # two of them seeds
    assert sum("its page would have the address of" in line for line in errors) == 2
    after = tree(project / "content")
    assert {name: after[name] for name in before} == before
    pages = list(tree(project / "public"))
    assert len({name.casefold() for name in pages}) == len(pages), "two pages are one file on many systems"
    assert all(len(part.encode()) <= 255 for name in pages for part in name.split("/"))
    assert sum(name.startswith("articles/undated/quan-shi-xiao-mai") for name in pages) == len(seeds) - 2
    assert build(project, "--quiet") == 1
    assert tree(project / "public").keys() == set(pages)
