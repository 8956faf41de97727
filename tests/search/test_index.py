"""The files of the index: where they lie, and that they depend on the articles alone."""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from site_builder.search import SearchDoc, Sizes, build_index
from site_builder.search.bits import code_ascending, code_number, pack_bits, read_ascending, read_number, unpack_bits
from site_builder.search.facets import count_facets, facet_lists, facets_of
from site_builder.search.fold import PLAIN, fold, fold_character
from site_builder.search.halves import halve
from site_builder.search.levels import levels_of
from site_builder.search.lists import character_at, code_members, key_of, rank_of, read_postings
from site_builder.search.postings import compute_postings, gram_of, pair_of
from site_builder.search.texts import doc_of, row_of
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
    assert {path.split("/")[1] for path in made} == {
        "client.js",
        "manifest.js",
        "pinyin.js",
        "text",
        "gram",
        "tree",
        "list",
    }
    assert max(len(content) for path, content in made.items() if "/gram/" in path) <= 1.2 * SHARDED.shard
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
    texts = [path for path in before if "/text/" in path]
    assert len([path for path in texts if before[path] != after.get(path)]) <= 1


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
    found = compute_postings(doc)
    grams, high = set(map(pair_of, found.grams)), set(map(pair_of, found.high))
    assert {"招商", "商 ", "聊城", "城市", "市、", "尾 "} <= grams
    assert not {"商聊", " 聊"} & grams
    assert "招商" in high
    assert "末尾" not in high


def test_the_client_is_small() -> None:
    client = files([], Sizes())["search/client.js"]
    assert len(gzip.compress(client)) <= 11_200
    for forbidden in (b"eval(", b"innerHTML", b"fetch(", b"import(", b"document.write", b"Function("):
        assert forbidden not in client


def test_facets_are_counted() -> None:
    counts = count_facets(facet_lists(map(facets_of, synthetic_docs(12))))
    assert sum(n for _, n in counts["year"]) == 12
    assert counts["year"] == sorted(counts["year"], reverse=True)
    assert counts["figures"] == [("1", 4)]
    assert counts["month"] == sorted(counts["month"], reverse=True)
    assert sum(n for _, n in counts["month"]) == 12


# ------------------------------------------------------------------------------------------ what it is made with
def test_plain_characters_fold_to_themselves() -> None:
    assert [character for character in PLAIN if fold_character(character) != character] == []


@given(st.text(st.sampled_from("招商ＡBς聞閒　\n%，。㈱ﬁ𠮷é㍿■一") | st.characters(), max_size=300))
def test_a_long_text_folds_as_its_characters_do(text: str) -> None:
    parts = (map(fold_character, part) for part in text.split("\f"))
    assert fold(text) == " ".join(filter(None, map("".join, parts)))


@given(st.sets(st.integers(0, 70_000)), st.data())
def test_lists_are_read_as_they_were_written(members: set[int], data: st.DataObject) -> None:
    numbers = sorted(members)
    high = [place for place in range(len(numbers)) if data.draw(st.booleans())] if len(numbers) < 50 else [3]
    if numbers:
        assert read_postings(
            code_members(numbers if numbers[1:] else numbers[0], high, 70_001) + "0110",
            70_001,
        ) == (numbers, high)
    assert read_ascending(code_ascending(numbers, 70_001), 0, len(numbers), 70_001)[0] == numbers


@given(st.integers(0, 2**40), st.integers(0, 5))
def test_numbers_are_read_as_they_were_written(number: int, k: int) -> None:
    bits = code_number(number, k)
    assert read_number("11" + bits + "1", 2, k) == (number, 2 + len(bits))
    assert unpack_bits(pack_bits(bits)).startswith(bits)


@given(st.sets(st.integers(0, 2**16 - 1)), st.integers(1, 40))
def test_halves_hold_everything_once(keys: set[int], limit: int) -> None:
    ordered = sorted(keys)
    parts, _ = halve(ordered, list(accumulate((key % 7 for key in ordered), initial=0)), limit, 16)
    assert [ordered[i] for part in parts for i in range(part.start, part.end)] == ordered
    for part in parts:
        assert part.low <= ordered[part.start]
        assert part.end - part.start == 1 or sum(key % 7 for key in ordered[part.start : part.end]) <= limit


@given(st.integers(0, 100_000))
def test_levels_follow_one_another(articles: int) -> None:
    levels = levels_of(articles, (8_192, 512))
    assert [level.end for level in levels] == [*(level.start for level in levels[1:]), *([articles] * bool(levels))]
    assert all(
        level.number == n and level.start < level.end <= level.start + level.total for n, level in enumerate(levels)
    )
    assert all(level.end - level.start < 512 for level in levels if level.total != level.end - level.start)


def test_ranks_lead_back() -> None:
    for character in "的一鄄a9 。𠮷\U0010ffff":
        assert character_at(rank_of(ord(character))) == character
    assert key_of(gram_of("的一")) < key_of(gram_of("鄄城"))


def test_rows_lead_back() -> None:
    for doc in [*seed_docs(), SearchDoc("x", "y.html", "𠮷", "", "a𠮷野家x", "野家", ("b",), (), True)]:
        for short in (False, True):
            assert doc_of(json.loads(json.dumps(row_of(doc, short))), short) == doc
