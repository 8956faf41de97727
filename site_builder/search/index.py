"""Articles → the files under `search/`, the whole index or what changed since the last build.

`build_index(docs, client)` makes every file.  A build that remembers calls instead

    pieces = plan_index(items, client, kept)       # a few independent pieces of work, the longest first
    for file in piece(): …                         # in whatever process and order

- `items` has an `Item(id, digest, doc)` for every article.  The digest stands for all that the `SearchDoc` is made of
  (the article's bytes, the configuration, the version of the tool).  Where id and digest are those of the last build,
  `doc` may be None.
- A piece yields a `File(path, data, kept)` for everything that is to be there after the build: `data` is None where it
  is byte for byte what the last build yielded under this path.  A path that is not yielded any more is to be removed.
- Files with `kept` are not published: their paths begin with `kept/`, the others with `search/`.  They are of use to
  the same version of the tool on a machine of the same byte order only.
- `kept(path)` gives the bytes of either kind as the last build yielded them, or None.  Without it (or where it was
  made with other sizes) all is new, and every item needs its `doc`.
- `IndexLost` is raised where an item has no `doc` and its text is not at hand, by `plan_index` or by a piece: build
  again without `kept` and with all texts.

What is yielded is the same bytes as a clean build of the same articles gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from site_builder.search.alphabet import FREQUENT
from site_builder.search.bits import pack_bits
from site_builder.search.cards import Cards, cards_of, dump_cards, read_cards
from site_builder.search.facets import count_facets, facet_lists
from site_builder.search.fold import fold
from site_builder.search.level_files import level_files
from site_builder.search.levels import Level, levels_of, simplified_pairs
from site_builder.search.lists import pack_facets
from site_builder.search.records import USUAL, File, Item, Kept, SearchDoc, Sizes
from site_builder.search.scripts import dump_script, join_client
from site_builder.search.simplified import PAIRS
from site_builder.search.spoken import pinyin_files
from site_builder.search.texts import Texts, text_files, text_parts

Piece = Callable[[], Iterator[File]]


def build_index(
    docs: Iterable[SearchDoc], client: Mapping[str, str], *, sizes: Sizes = USUAL
) -> Iterator[tuple[str, bytes]]:
    """Yield (path, bytes) of every file that search needs, in whatever order `docs` come.

    `client` is the client's sources, name → text.
    """
    for piece in plan_index([Item(doc.id, "", doc) for doc in docs], client, sizes=sizes):
        yield from ((file.path, file.data) for file in piece() if file.data is not None and not file.kept)


def _nothing(path: str) -> None:
    """No build before this one."""


def plan_index(
    items: Iterable[Item], client: Mapping[str, str], kept: Kept = _nothing, *, sizes: Sizes = USUAL
) -> list[Piece]:
    """The work of making the index, in pieces that need nothing of one another."""
    before = read_cards(kept, sizes)
    cards, docs = cards_of(items, before, sizes)
    work = _Work(cards, before, docs, sizes, kept if before.cards else _nothing)
    levels = [] if cards.packed else levels_of(len(cards.cards), sizes.steps)
    return [*(partial(work.postings, level) for level in levels), partial(work.others, client, levels)]


@dataclass(frozen=True, slots=True)
class _Work:
    cards: Cards
    before: Cards
    docs: Mapping[str, SearchDoc]
    sizes: Sizes
    kept: Kept

    def _texts(self) -> Texts:
        return Texts(self.docs, self.before, self.sizes, self.kept)

    def postings(self, level: Level) -> Iterator[File]:
        """Everything of one level."""
        return level_files(level, self.cards, self.before, self._texts(), self.sizes, self.kept)

    def others(self, client: Mapping[str, str], levels: list[Level]) -> Iterator[File]:
        """Texts, facets, words, the client, and the manifest that the browser loads first."""
        return map(self._or_same, self._others(client, levels))

    def _others(self, client: Mapping[str, str], levels: list[Level]) -> Iterator[File]:
        cards, texts = self.cards, self._texts()
        lists = facet_lists(card.facets for card in cards.cards)
        parts, shape = text_parts(cards, self.sizes)
        manifest: dict[str, object] = {
            "docs": len(cards.cards),
            "facets": count_facets(lists),
            "texts": pack_bits(shape),
        }
        yield from text_files(cards, parts, self.before, texts)
        if cards.packed:
            manifest["han"] = simplified_pairs(c for card in cards.cards for c in _folded(texts(card)))
        else:
            manifest["levels"] = [{"number": n, "start": a, "total": t} for n, a, _, t in levels]
            manifest["alphabet"] = FREQUENT
            manifest["han"] = PAIRS  # with so many characters, nearly all of them matter
            firsts: list[str] = []
            manifest["lists"] = firsts
            for keys, bits in pack_facets(lists, len(cards.cards), self.sizes.shard):
                path = f"search/list/{len(firsts)}.js"
                yield File(path, dump_script("list", len(firsts), keys, bits))
                firsts.append(keys[0])
        yield File("search/manifest.js", dump_script("manifest", 0, manifest))
        yield File("search/client.js", join_client(client))
        yield from pinyin_files(cards.cards, lists, texts, self.sizes, self.kept)
        yield dump_cards(cards, self.before, self.sizes)

    def _or_same(self, file: File) -> File:
        """Without data where it is what was there."""
        return file._replace(data=None) if file.data is not None and file.data == self.kept(file.path) else file


def _folded(doc: SearchDoc) -> str:
    return fold(doc.title) + fold(doc.text)
