"""feed.xml: the newest articles as Atom (RFC 4287); a feed of its own for every tag and county."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from markupsafe import Markup, escape

from site_builder.catalog import Entry, Site
from site_builder.catalog.cards import contributors
from site_builder.catalog.fingerprint import plain_print
from site_builder.render.engine import address, root_of
from site_builder.render.pieces import Piece
from site_builder.render.press import Press

MOST, MOST_OF_TERM = 50, 20
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
_NEVER = "1970-01-01"  # Atom demands a date; an undated article says plainly that it has none
_OPENING = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">'


def feed_pieces(press: Press) -> Iterator[Piece]:
    """feed.xml, then tags/SLUG.xml and counties/SLUG.xml, each newest first.

    With a base URL ids and links are absolute; without one ids are tag: URIs, links relative to the feed.
    """
    printer = _Printer(press.site)
    yield _piece(press, printer, "feed.xml", "index.html", "", press.site.entries[:MOST])
    for term in (*press.site.tags, *press.site.counties):
        yield _piece(press, printer, feed_path(term.url), term.url, term.name, term.entries[:MOST_OF_TERM])


def _piece(press: Press, printer: _Printer, path: str, page: str, name: str, entries: Sequence[Entry]) -> Piece:
    key = plain_print(name, *map(press.print_of, entries))
    return Piece(path, key, lambda: [(path, printer.feed(path, page, name, entries))])


def feed_path(url: str) -> str:
    """The feed of a tag's or county's page: tags/x.html → tags/x.xml."""
    return f"{url.removesuffix('.html')}.xml"


class _Printer:
    """Writes feeds of one site; an article's entry is the same in all feeds of a folder."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._base = f"{site.config.base_url}/" if site.config.base_url else ""
        self._entries: dict[tuple[str, str], Markup] = {}

    def feed(self, path: str, page: str, name: str, entries: Sequence[Entry]) -> bytes:
        """One feed, which belongs to a page; `name` is the tag or county, '' for the whole digest."""
        config, root = self._site.config, self._base or root_of(path)
        home = f"{root}{address(page)}"
        own = self._base + (address(page) if name else "") if self._base else self._tag("", path if name else "")
        head = [
            _element("title", f"{name} · {config.title}" if name else config.title),
            _element("id", own),
            _element("updated", _moment(max((entry.card.date for entry in entries), default=""))),
            Markup('<link href="{}"/>').format(home),
            Markup('<link rel="self" type="application/atom+xml" href="{}"/>').format(f"{root}{address(path)}"),
            Markup("<author>{}</author>").format(_element("name", config.newspaper or config.title)),
            _element("generator", "site-builder"),
        ]
        if config.rights:
            head.append(_element("rights", config.rights))
        xml = "\n".join((_OPENING, *head, *(self._entry(entry, root) for entry in entries), "</feed>\n"))
        return _CONTROLS.sub("", xml).encode()

    def _entry(self, entry: Entry, root: str) -> Markup:
        key = (entry.url, root)
        if key not in self._entries:
            self._entries[key] = self._print(entry, root)
        return self._entries[key]

    def _print(self, entry: Entry, root: str) -> Markup:
        article = entry.article
        target = f"{root}{address(entry.url)}"
        parts = [
            _element("title", article.story.title or article.id),
            _element("id", target if self._base else self._tag(article.date, article.id)),
            Markup('<link href="{}"/>').format(target),
            _element("published", _moment(article.date)),
            _element("updated", _moment(article.date)),
            *(Markup("<author>{}</author>").format(_element("name", n)) for n in contributors(article.facts)),
            *(Markup('<category term="{}"/>').format(tag) for tag in article.facts.tags),
            _element("summary", article.facts.summary),
        ]
        return Markup("<entry>\n{}\n</entry>").format(Markup("\n").join(parts))

    def _tag(self, date: str, name: str) -> str:
        """A tag: URI (RFC 4151), the same wherever the site stands."""
        title = quote(self._site.config.title, safe="")
        return f"tag:digest.invalid,{date or _NEVER}:{title}/{quote(name, safe='/')}"


def _element(name: str, text: str) -> Markup:
    return Markup(f"<{name}>{escape(text)}</{name}>")


def _moment(iso: str) -> str:
    """The newspaper's day in China; the hour is not known."""
    return f"{iso or _NEVER}T00:00:00+08:00"
