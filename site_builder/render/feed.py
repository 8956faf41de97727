"""feed.xml: the newest articles as Atom."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup, escape

from site_builder.catalog import Entry, Site
from site_builder.render.engine import address

MOST = 50
_NEVER = "1970-01-01"  # Atom demands a date; an undated article says plainly that it has none


_OPENING = '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">'


def atom_feed(site: Site) -> bytes:
    """Newest first.  With a base URL ids and links are absolute; without one ids are tag: URIs, links relative."""
    entries = site.entries[:MOST]
    base = f"{site.config.base_url}/" if site.config.base_url else ""
    updated = max((entry.article.date for entry in entries), default="")
    head = [
        _element("title", site.config.title),
        _element("id", base or _tag(site, "", "")),
        _element("updated", _moment(updated)),
        Markup('<link href="{}"/>').format(f"{base}index.html"),
        Markup('<link rel="self" type="application/atom+xml" href="{}"/>').format(f"{base}feed.xml"),
        Markup("<author>{}</author>").format(_element("name", site.config.newspaper or site.config.title)),
    ]
    if site.config.rights:
        head.append(_element("rights", site.config.rights))
    body = "\n".join((*head, *(_entry(entry, site, base) for entry in entries)))
    xml = f"{_OPENING}\n{body}\n</feed>\n"
    return "".join(c for c in xml if c in "\t\n" or c >= " ").encode()


def _entry(entry: Entry, site: Site, base: str) -> Markup:
    article = entry.article
    names = (*article.facts.reporters, *article.facts.correspondents)
    parts = [
        _element("title", article.story.title),
        _element("id", f"{base}{address(entry.url)}" if base else _tag(site, article.date, article.id)),
        Markup('<link href="{}"/>').format(f"{base}{address(entry.url)}"),
        _element("published", _moment(article.date)),
        _element("updated", _moment(article.date)),
        *(Markup("<author>{}</author>").format(_element("name", name)) for name in names),
        *(Markup('<category term="{}"/>').format(tag) for tag in article.facts.tags),
        _element("summary", article.facts.summary),
    ]
    return Markup("<entry>\n{}\n</entry>").format(Markup("\n").join(parts))


def _element(name: str, text: str) -> Markup:
    return Markup(f"<{name}>{escape(text)}</{name}>")


def _moment(iso: str) -> str:
    """The newspaper's day in China; the hour is not known."""
    return f"{iso or _NEVER}T00:00:00+08:00"


def _tag(site: Site, date: str, name: str) -> str:
    """A tag: URI (RFC 4151), the same wherever the site stands."""
    return f"tag:digest.invalid,{date or _NEVER}:{quote(site.config.title, safe='')}/{quote(name, safe='')}"
