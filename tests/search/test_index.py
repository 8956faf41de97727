"""The files of the index: where they lie, and that they depend on the articles alone."""

from __future__ import annotations

import gzip
import os
import random
import subprocess
import sys
from dataclasses import replace

from site_builder.search import SearchDoc, Sizes, build_index
from site_builder.search.facets import count_facets
from site_builder.search.postings import compute_postings
from tests.search.corpus import CLIENT, ROOT, seed_docs, synthetic_docs

SHARDED = Sizes(pack=0, shard=2_048, text=2_000)


def files(docs: list[SearchDoc], sizes: Sizes) -> dict[str, bytes]:
    made = list(build_index(docs, CLIENT, sizes=sizes))
    assert len(made) == len(dict(made))
    return dict(made)


def test_small_sites_are_one_text() -> None:
    paths = set(files(seed_docs(), Sizes()))
    assert paths == {f"search/{name}.js" for name in ("client", "manifest", "pinyin", "text/0")}


def test_large_sites_are_shards() -> None:
    made = files(synthetic_docs(40), SHARDED)
    assert {path.split("/")[1] for path in made} == {"client.js", "manifest.js", "pinyin.js", "text", "gram", "list"}
    assert max(len(content) for path, content in made.items() if "/gram/" in path) < 2 * SHARDED.shard
    assert len([path for path in made if "/text/" in path]) > 10


def test_the_order_of_articles_does_not_matter() -> None:
    docs = synthetic_docs(30)
    shuffled = docs[:]
    random.Random(5).shuffle(shuffled)
    for sizes in (Sizes(), SHARDED):
        assert files(docs, sizes) == files(shuffled, sizes)


def test_the_hash_seed_does_not_matter() -> None:
    program = (
        "import hashlib; from tests.search.test_index import *;"
        "h = hashlib.sha256(); [h.update(p.encode() + b) for s in (Sizes(), SHARDED)"
        " for p, b in build_index(synthetic_docs(20), CLIENT, sizes=s)]; print(h.hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_new_issue_leaves_earlier_texts_alone() -> None:
    docs = synthetic_docs(30)
    later = [replace(doc, id="2030" + doc.id, date="2030-01-01") for doc in synthetic_docs(3, salt=9)]
    before, after = files(docs, SHARDED), files(docs + later, SHARDED)
    texts = sorted((path for path in before if "/text/" in path), key=lambda path: int(path.split("/")[2][:-3]))
    assert [path for path in texts[:-1] if before[path] != after[path]] == []


def test_no_articles() -> None:
    for sizes in (Sizes(), Sizes(pack=-1)):
        assert "search/manifest.js" in files([], sizes)


def test_odd_characters_are_written() -> None:
    odd = SearchDoc(
        "x", "x.html", "\u2028𠮷\ud800</script>", "", "𠮷野家\u2029\\\"'\0", "不在文中", ("𠮷",), ("a:b c",)
    )
    for sizes in (Sizes(), SHARDED):
        made = files([odd], sizes)
        assert all("\u2028" not in content.decode("utf-8") for content in made.values())


def test_postings_are_the_articles_own() -> None:
    doc = SearchDoc("a", "a.html", "招商", "2022-04-19", "招商\f聊城 市" + "、" * 400 + "末尾")
    levels = compute_postings(doc)
    assert {"招商", "商 ", "聊城", "城市", "市、", "尾 "} <= set(levels)
    assert "商聊" not in levels
    assert levels["招商"] == 1
    assert levels["末尾"] == 0


def test_the_client_is_small() -> None:
    client = files([], Sizes())["search/client.js"]
    assert len(gzip.compress(client)) <= 10_800
    for forbidden in (b"eval(", b"innerHTML", b"fetch(", b"import(", b"document.write", b"Function("):
        assert forbidden not in client


def test_facets_are_counted() -> None:
    counts = count_facets(synthetic_docs(12))
    assert sum(n for _, n in counts["year"]) == 12
    assert counts["year"] == sorted(counts["year"], reverse=True)
    assert counts["figures"] == [("1", 4)]
