"""data/digest.sqlite: the whole digest as one database with full-text search, on request."""

from __future__ import annotations

import sqlite3

from site_builder.catalog import Site
from site_builder.matter.article import figure_value

SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, title TEXT NOT NULL, date TEXT, kind TEXT NOT NULL, kicker TEXT, deck TEXT,
    byline TEXT, counties TEXT, mentions TEXT, tags TEXT, summary TEXT, text TEXT NOT NULL
);
CREATE TABLE figures (
    article TEXT NOT NULL REFERENCES articles (id), id TEXT NOT NULL, url TEXT NOT NULL, subject TEXT,
    metric TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL, value_max REAL, qualifier TEXT, change REAL,
    change_kind TEXT, rank TEXT, period TEXT, status TEXT NOT NULL, county TEXT, quote TEXT NOT NULL,
    amount REAL, base_unit TEXT, PRIMARY KEY (article, id)
);
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE VIRTUAL TABLE article_search USING fts5 (title, text, content = 'articles', tokenize = 'trigram');
"""


def make_database(site: Site) -> bytes:
    """The database as bytes.  Words of three and more characters are found with `article_search MATCH '招商引资'`."""
    with sqlite3.connect(":memory:") as base:
        base.executescript(SCHEMA)
        about = (("title", site.config.title), ("newspaper", site.config.newspaper), ("rights", site.config.rights))
        base.executemany("INSERT INTO about VALUES (?, ?)", about)
        base.executemany(f"INSERT INTO articles VALUES ({', '.join('?' * 13)})", _articles(site))
        base.executemany(f"INSERT INTO figures VALUES ({', '.join('?' * 18)})", _figures(site))
        base.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")
    return base.serialize()


def _articles(site: Site) -> list[tuple[str | None, ...]]:
    texts = {doc.id: doc.text for doc in site.search_docs}
    rows = []
    for entry in site.entries:
        article, story, facts = entry.article, entry.article.story, entry.article.facts
        lists = ("、".join(names) for names in (facts.counties, facts.mentions, facts.tags))
        head = (
            article.id,
            entry.url,
            story.title,
            article.date or None,
            story.kind,
            story.kicker,
            story.deck,
            story.byline,
        )
        rows.append((*head, *lists, facts.summary, texts.get(article.id, "")))
    return rows


def _figures(site: Site) -> list[tuple[object, ...]]:
    rows = []
    for row in site.figures:
        value = figure_value(row.figure)
        keys = "subject metric value unit value_max qualifier change change_kind rank period status county quote"
        fields = (value[key] for key in keys.split())
        rows.append((row.article_id, row.figure.id, row.url, *fields, row.amount, row.base_unit))
    return rows
