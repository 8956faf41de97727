"""The page of one article."""

from __future__ import annotations

import json
from collections.abc import Iterator, Set
from functools import partial

from markupsafe import Markup, escape

from site_builder.catalog import Entry
from site_builder.catalog.cards import contributors
from site_builder.catalog.fingerprint import fingerprint, plain_print
from site_builder.config import Config
from site_builder.model import Article, Event
from site_builder.render.beside import Beside, beside
from site_builder.render.cite import bibtex, gb_citation
from site_builder.render.engine import address, root_of
from site_builder.render.headline import headline
from site_builder.render.insertion import Wrap
from site_builder.render.marks import mark_figures
from site_builder.render.markup import to_html
from site_builder.render.mentions import day_wraps, place_wraps
from site_builder.render.pictures import bars_by_url
from site_builder.render.pieces import File, Piece
from site_builder.render.press import Press

_ORNAMENTS = "■□●▲◆★ "  # of the page's layout, not of the name behind them
SURE, DOUBTFUL = 0.9, 0.6  # confidence from which the segmentation is called sure, below which doubtful


def article_piece(press: Press, entry: Entry) -> Piece:
    """The page of an article."""
    related = [(card.title, card.url, card.date, why) for card, why in entry.relatives]
    neighbours = [(link.title, link.url) if link else () for link in (entry.previous, entry.next)]
    amended = fingerprint(entry.corrects, entry.corrected) if entry.corrects or entry.corrected else ""
    key = plain_print(press.print_of(entry), neighbours, related, amended)
    return Piece(entry.url, key, partial(_made, press, entry), entry.url)


def redirect_pieces(press: Press) -> Iterator[Piece]:
    """Pages that lead on to an article from where it was."""
    for path, target in press.site.redirects.items():
        yield Piece(path, target, partial(redirect_page, press, path, target))


def _made(press: Press, entry: Entry) -> list[File]:
    return [article_page(press, entry)]


def article_page(press: Press, entry: Entry) -> File:
    """articles/DATE/SLUG.html."""
    article, anchored = entry.article, set[str]()
    bodies = [_body(press, entry, n, anchored) for n in range(len(entry.parts))]
    return press.page(
        "article.html",
        entry.url,
        section="issues",
        entry=entry,
        article=article,
        headline=headline(entry),
        bodies=bodies,
        has_lines=any(piece.passage for body in bodies for piece in body),
        byline=_byline(press, entry),
        bars=bars_by_url(entry.figures),
        events=list(_events(article, anchored)),
        citation=gb_citation(entry),
        bibtex=bibtex(entry),
        certainty="sure" if article.confidence >= SURE else "fair" if article.confidence >= DOUBTFUL else "doubtful",
        robots="noindex" if article.noindex else "",
        json_ld=_json_ld(entry, press.site.config),
    )


def _body(press: Press, entry: Entry, number: int, anchored: set[str]) -> list[Beside]:
    """The body of one part: its figures marked, places and days linked, its printed lines beside it.

    `anchored` gains the days whose anchors stand in the body; each stands once on the page.
    """
    part, root = entry.parts[number], root_of(entry.url)
    days = [event for event in part.facts.events if event.date not in anchored]

    def links(text: str) -> list[Wrap]:
        dated = day_wraps(text, days, lambda date: root + press.event_url(date))
        anchored.update(dated)
        placed = place_wraps(
            text, part.facts, press.places, press.place_names, lambda name: press.link_to("counties", name, root)
        )
        return [*dated.values(), *placed]

    return beside(mark_figures(to_html(part.body), part.facts.figures, links), part, entry.seeds[number])


def redirect_page(press: Press, path: str, target: str) -> list[File]:
    """A page that only leads on: the address of a story's later part."""
    return [press.page("redirect.html", path, target=target, robots="noindex", canonical=target)]


def _byline(press: Press, entry: Entry) -> Markup:
    """The byline as printed, each contributor's name a link."""
    line = escape(entry.article.story.byline.lstrip(_ORNAMENTS))
    for name in sorted(contributors(entry.article.facts), key=lambda n: (-len(n), n)):
        url = press.link_to("people", name, root_of(entry.url))
        if url and name in entry.article.story.byline:
            link = Markup('<a href="{}">{}</a>').format(url, name)
            line = Markup(str(line).replace(str(escape(name)), str(link), 1))
    return line


def _events(article: Article, anchored: Set[str]) -> Iterator[tuple[Event, str]]:
    """The article's days in order, each wording once, with the anchor that its row carries for the body."""
    seen, free = set[tuple[str, str]](), set(anchored)
    for event in sorted(article.facts.events, key=lambda e: (e.date, e.end)):
        key = (event.date, event.what)
        if key not in seen:
            seen.add(key)
            yield event, "" if event.date in free else f"d{event.date}"
            free.add(event.date)


def _json_ld(entry: Entry, config: Config) -> Markup:
    """Schema.org NewsArticle for search engines; only where the site has an address."""
    if not config.base_url:
        return Markup()
    article = entry.article
    names = (*article.facts.reporters, *article.facts.correspondents)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.story.title,
        "datePublished": article.date,
        "description": article.facts.summary,
        "url": f"{config.base_url}/{address(entry.url)}",
        "inLanguage": "zh-CN",
        "pagination": "、".join(map(str, article.page)),
        "isPartOf": {"@type": "Newspaper", "name": article.newspaper} if article.newspaper else {},
        "contentLocation": [{"@type": "Place", "name": name} for name in article.facts.counties],
        "author": [{"@type": "Person", "name": name} for name in names],
        "publisher": {"@type": "Organization", "name": article.newspaper or config.title},
        "keywords": list(article.facts.tags),
    }
    return Markup(json.dumps({k: v for k, v in data.items() if v}, ensure_ascii=False).replace("<", "\\u003c"))
