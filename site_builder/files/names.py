"""File names that a person gave: an article's becomes its address, a seed's that of its page map."""

from __future__ import annotations

from typing import Protocol

from site_builder.errors import ContentError, SeedError
from site_builder.matter.pagemap import SUFFIX, map_path

LONGEST = 249  # bytes: file systems allow 255, and `.NAME.part` is written first
FORBIDDEN = "#?%\\:*\"<>|'"  # with a meaning in addresses, or in names on Windows
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))


class Named(Protocol):
    """What an article's id and address are made of."""

    @property
    def id(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def slug(self) -> str: ...


def check_seed_name(seed: str) -> None:
    """`SeedError` where no page map can be called after a seed; `seed` is its path under seeds/."""
    path = f"seeds/{ascii(seed)[1:-1]}"
    if not seed.isprintable():
        raise SeedError("a name that is not UTF-8, or with control characters", path=path, remedy="rename the file")
    if len(map_path(seed, "").rpartition("/")[2].encode()) > LONGEST:
        cause = f"its path has more than {LONGEST - len(SUFFIX)} bytes"
        raise SeedError(cause, path=f"seeds/{seed}", remedy="shorten its name or those of its folders")


def check_content_name(path: str) -> None:
    """`ContentError` where an article's name can be no address on every system; `path` is under content/."""
    name = path.rpartition("/")[2]
    stem = name.removesuffix(".md")
    is_article = name != stem
    wrong = [c for c in path if not c.isprintable()] + [c for c in stem if is_article and c in FORBIDDEN]
    cause = ""
    if wrong:
        cause = f"{wrong[0]!a} cannot stand in an article's file name"
    elif not is_article:
        return
    elif stem.partition(".")[0].strip().lower() in _DEVICES or stem != stem.rstrip(". "):
        cause = f"Windows has no files of the name {stem!r}"
    elif len(name.encode()) > LONGEST:
        cause = f"the file's name has more than {LONGEST} bytes"
    if cause:
        remedy = "rename the file: its name is the article's address"
        raise ContentError(cause, path=f"content/{path if path.isprintable() else ascii(path)[1:-1]}", remedy=remedy)


def address_key(article: Named) -> str:
    """Stands for the address of an article's page; `A.html` and `a.html` are one file on many systems."""
    return f"{article.date}/{article.slug}".casefold()


def check_alone(article: Named, path: str, ids: dict[str, str], addresses: dict[str, str]) -> None:
    """Note an article's id and address, with the path of its file; `ContentError` where another has one of them."""
    if (other := ids.get(article.id, path)) != path:
        cause = f"`id: {article.id}` is that of content/{other} too"
        remedy = "ids are unique: give a new article another one, or delete the copy"
        raise ContentError(cause, path=f"content/{path}", line=2, remedy=remedy)
    if (other := addresses.get(address_key(article), path)) != path:
        cause = f"its page would have the address of that of content/{other}, which is of the same date"
        remedy = "rename the file, in more than capitals, or give it another date"
        raise ContentError(cause, path=f"content/{path}", remedy=remedy)
    ids[article.id] = addresses[address_key(article)] = path
