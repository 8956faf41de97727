"""An index made from what the last build kept is byte for byte the one made from all texts."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.search import File, IndexLost, Item, SearchDoc, Sizes, plan_index
from tests.search.corpus import CLIENT, make_doc, synthetic_docs

SIZES = {
    "levels": Sizes(pack=0, shard=600, text=1_500, steps=(16, 4), titles=12, words=30),
    "one level": Sizes(pack=0, shard=2_000, text=700, steps=(1_000,), titles=5, words=30),
    "packed or not": Sizes(pack=9_000, shard=900, text=2_000, steps=(8,), titles=12, words=30),
}
STOCK = [replace(doc, text=doc.text[:400]) for doc in synthetic_docs(60, length=300)]
ODD = ("𠮷野家\ud800與", "", "ＡＢ聞12.5%\f招商\f\f引资", "招" * 300, "，。\n ■", "\x00\u2028é𝒜")
WORDS = ("招商引资", "聞名", "𠮷", "5%", "\f")


@dataclass(slots=True)
class Site:
    """What lies on the disk: the files of the last build, and the digests of its articles."""

    files: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    told: list[File] = field(default_factory=list)

    def build(self, docs: list[SearchDoc], sizes: Sizes) -> None:
        """Only the texts of articles that changed are given."""
        digests = {doc.id: str(hash(doc)) for doc in docs}
        items = [
            Item(doc.id, digests[doc.id], None if self.digests.get(doc.id) == digests[doc.id] else doc) for doc in docs
        ]
        random.Random(len(docs)).shuffle(items)
        self.told = [file for piece in plan_index(items, CLIENT, self.files.get, sizes=sizes) for file in piece()]
        assert len({file.path for file in self.told}) == len(self.told)
        self.files = {f.path: self.files[f.path] if f.data is None else f.data for f in self.told}
        self.digests = digests


def clean(docs: list[SearchDoc], sizes: Sizes) -> dict[str, bytes]:
    site = Site()
    site.build(docs, sizes)
    return site.files


def edited(doc: SearchDoc, chance: random.Random) -> SearchDoc:
    """The same article with another text, title, day or facets."""
    at, word, odd = chance.randint(0, len(doc.text)), chance.choice(WORDS), chance.choice(ODD)
    changes: list[dict[str, object]] = [
        {"text": doc.text[:at] + word + doc.text[at:]},
        {"text": chance.choice((doc.text[at:], odd, doc.text * 3))},
        {"title": doc.title[:at] + word},
        {"tags": ("新标签",), "counties": ()},
        {"summary": odd, "has_figures": not doc.has_figures},
        {"url": "elsewhere.html"},
        {"date": chance.choice(("", "2019-01-01", "2021-06-01", "2040-01-01"))},
    ]
    return replace(doc, **chance.choice(changes))  # type: ignore[arg-type]


def next_day(docs: list[SearchDoc], fresh: list[SearchDoc], chance: random.Random) -> list[SearchDoc]:
    """The site after one day's work."""
    after = list(docs)
    for _ in range(chance.randint(0, 3)):
        deed = chance.choice(("new", "edit", "edit", "remove"))
        if deed == "new" or not after:
            after += [fresh.pop() for _ in range(min(len(fresh), chance.randint(1, 7)))]
        elif deed == "edit":
            place = chance.randrange(len(after))
            after[place] = edited(after[place], chance)
        else:
            after.pop(chance.randrange(len(after)))
    return after


@pytest.mark.parametrize("form", SIZES)
@settings(max_examples=60, deadline=None)
@given(
    chance=st.randoms(use_true_random=False), days=st.integers(1, 6), start=st.integers(0, 20), backwards=st.booleans()
)
def test_any_history_leads_to_the_clean_index(
    form: str, chance: random.Random, days: int, start: int, backwards: bool
) -> None:
    sizes, site = SIZES[form], Site()
    fresh = list(STOCK if backwards else reversed(STOCK))  # the next one is the last
    docs = [fresh.pop() for _ in range(start)]
    for _ in range(days):
        docs = next_day(docs, fresh, chance)
        site.build(docs, sizes)
        assert site.files == clean(docs, sizes)


def changed_by(docs: list[SearchDoc], after: list[SearchDoc], sizes: Sizes) -> list[str]:
    site = Site()
    site.build(docs, sizes)
    site.build(after, sizes)
    return [file.path for file in site.told if file.data is not None and not file.kept]


def test_nothing_new_says_nothing() -> None:
    docs = synthetic_docs(40)
    for sizes in SIZES.values():
        assert changed_by(docs, docs, sizes) == []


def test_a_new_issue_leaves_earlier_files_alone() -> None:
    sizes = replace(SIZES["levels"], steps=(32, 8))
    docs = synthetic_docs(43)
    later = [replace(make_doc("2031-01-01", n, doc.title, [doc.text])) for n, doc in enumerate(synthetic_docs(3, 9))]
    changed = changed_by(docs, docs + later, sizes)
    assert {path for path in changed if path.startswith(("search/gram/", "search/tree/"))} == {
        path for path in changed if path.startswith(("search/gram/2-", "search/tree/2."))
    }
    assert len([path for path in changed if path.startswith("search/text/")]) <= 4


def test_an_edit_changes_the_files_of_its_bigrams() -> None:
    sizes = replace(SIZES["levels"], steps=(32, 8))
    docs = synthetic_docs(43)
    after = [replace(docs[7], text=docs[7].text.replace("。", "。轰", 1)), *docs[:7], *docs[8:]]
    changed = changed_by(docs, after, sizes)
    assert 1 <= len([path for path in changed if path.startswith("search/gram/")]) <= 3
    assert len([path for path in changed if path.startswith("search/text/")]) == 1


def test_a_text_that_nobody_has_is_asked_for() -> None:
    docs = synthetic_docs(20)
    sizes = SIZES["levels"]
    with pytest.raises(IndexLost):
        plan_index([Item(docs[0].id, "1")], CLIENT, sizes=sizes)
    site = Site()
    site.build(docs, sizes)
    lost = {path: data for path, data in site.files.items() if not path.startswith("search/text/")}
    items = [Item(doc.id, site.digests[doc.id]) for doc in docs if doc.id != docs[0].id]
    pieces = plan_index(items, CLIENT, lost.get, sizes=sizes)
    with pytest.raises(IndexLost):
        _ = [list(piece()) for piece in pieces]
