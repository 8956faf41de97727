"""Articles → the files under `search/`."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

from site_builder.search.alphabet import FREQUENT, exchange
from site_builder.search.facets import count_facets, facet_lists
from site_builder.search.fold import fold
from site_builder.search.lists import LEVELS, Packed, pack_facets, pack_postings
from site_builder.search.postings import compute_postings
from site_builder.search.records import USUAL, SearchDoc, Sizes
from site_builder.search.scripts import dump_script, join_client
from site_builder.search.shards import cut
from site_builder.search.simplified import SIMPLIFIED
from site_builder.search.vocabulary import build_vocabulary

File = tuple[str, bytes]
Postings = Callable[[SearchDoc], Mapping[str, int]]


def build_index(
    docs: Sequence[SearchDoc],
    client: Mapping[str, str],
    *,
    sizes: Sizes = USUAL,
    postings: Postings = compute_postings,
) -> Iterator[File]:
    """Yield (path, bytes) of every file that search needs, in whatever order `docs` come.

    `client` is the client's sources, name → text.  `postings` may be a cached `compute_postings`.
    Articles are numbered by date and id, so that a new issue leaves most files as they are.
    """
    ordered = sorted(docs, key=lambda doc: (doc.date, doc.id))
    yield "search/client.js", join_client(client)
    scan = sum(len(doc.text.encode("utf-8", "replace")) for doc in ordered) <= sizes.pack
    manifest: dict[str, object] = {
        "docs": len(ordered),
        "facets": count_facets(ordered),
        "han": _simplified_pairs(ordered),
    }
    manifest["texts"] = yield from _texts(ordered, None if scan else sizes.text)
    if not scan:
        manifest["alphabet"] = FREQUENT
        manifest["grams"] = yield from _grams(ordered, sizes.shard, postings)
        manifest["lists"] = yield from _facets(ordered, sizes.shard)
    words, titles, readings = build_vocabulary(ordered, sizes)
    spoken = [syllable + "".join(characters) for syllable, characters in readings.items()]
    yield "search/pinyin.js", dump_script("pinyin", 0, words, titles, " ".join(spoken))
    yield "search/manifest.js", dump_script("manifest", 0, manifest)


def _simplified_pairs(docs: Sequence[SearchDoc]) -> str:
    """The part of the table that can matter here: pairs of which one character stands on this site."""
    printed: set[str] = set()
    for doc in docs:
        printed.update(doc.text, doc.title, fold(doc.text), fold(doc.title))
    return "".join(t + s for t, s in SIMPLIFIED.items() if t in printed or s in printed)


def _row(doc: SearchDoc, short: bool) -> list[object]:
    """What the browser gets of an article; a summary that stands in the text as its place there.

    Of an address that follows from the id, as addresses of dated articles do, nothing need be said but 0.
    """
    write = exchange if short else str
    follows = doc.date and (doc.id[:11], doc.url) == (f"{doc.date}-", f"articles/{doc.date}/{doc.id[11:]}.html")
    start = doc.text.find(doc.summary)
    place = [_units(doc.text[:start]), _units(doc.summary)]
    summary = place if start >= 0 else write(doc.summary)
    facets = [list(doc.counties), list(doc.tags), int(doc.has_figures)]
    url, date = (0, 0) if follows else (doc.url, doc.date)
    return [doc.id, url, write(doc.title), date, write(doc.text), summary, *facets]


def _units(text: str) -> int:
    """Length as JavaScript counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def _texts(docs: Sequence[SearchDoc], limit: int | None) -> Generator[File, None, list[int]]:
    """Files of articles, or one of all; returns how many each holds."""
    held = []
    sized = ((doc, len(doc.text.encode("utf-8", "replace"))) for doc in docs)
    for index, run in enumerate(cut(sized, limit) if limit else [list(docs)]):
        held.append(len(run))
        yield f"search/text/{index}.js", dump_script("text", index, [_row(doc, bool(limit)) for doc in run])
    return held


def _grams(docs: Sequence[SearchDoc], limit: int, postings: Postings) -> Generator[File, None, list[str]]:
    """Files of postings in the order of their bigrams; returns the first bigram of each."""
    lists: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for number, doc in enumerate(docs):
        base = number * LEVELS
        for gram, level in postings(doc).items():
            lists[gram].append(base + level)
    return (yield from _write("gram", pack_postings(lists, len(docs), limit)))


def _facets(docs: Sequence[SearchDoc], limit: int) -> Generator[File, None, list[str]]:
    """Files of the articles under each facet; returns the first facet of each."""
    return (yield from _write("list", pack_facets(facet_lists(docs), len(docs), limit)))


def _write(kind: str, packed: Iterable[Packed]) -> Generator[File, None, list[str]]:
    firsts = []
    for index, (first, values) in enumerate(packed):
        firsts.append(first)
        yield f"search/{kind}/{index}.js", dump_script(kind, index, *values)
    return firsts
