"""data/digest.sqlite: the whole digest as one database with full-text search, on request.

Two indexes, since no tokenizer of SQLite finds Chinese words of every length: `article_search` holds every run of three
characters and finds words of three and more, `article_pairs` every pair and finds words of two.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator

from site_builder.catalog import Site
from site_builder.catalog.searched import search_docs
from site_builder.matter.article import figure_value

_HAN = "\u3400"
_RUN = re.compile(r"[\u3400-\u9fff]+|[0-9A-Za-z.%]+")
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
CREATE VIRTUAL TABLE article_search USING fts5 (title, text, content="articles", tokenize="trigram");
CREATE VIRTUAL TABLE article_pairs USING fts5 (title, text, content="");
CREATE INDEX figures_by_metric ON figures (metric);
CREATE INDEX articles_by_date ON articles (date);
"""


def make_database(site: Site) -> bytes:
    """The database as bytes: tables articles, figures, about; lists are JSON arrays.

    Words of three and more characters are found with `article_search MATCH '招商引资'`, words of two with
    `article_pairs MATCH '招商'`; a row's number is that of its article.
    """
    with sqlite3.connect(":memory:") as base:
        base.executescript(SCHEMA)
        about = (("title", site.config.title), ("newspaper", site.config.newspaper), ("rights", site.config.rights))
        base.executemany("INSERT INTO about VALUES (?, ?)", about)
        base.executemany(f"INSERT INTO articles VALUES ({', '.join('?' * 13)})", _articles(site))
        base.executemany(f"INSERT INTO figures VALUES ({', '.join('?' * 18)})", _figures(site))
        base.execute("INSERT INTO article_search (article_search) VALUES ('rebuild')")
        texts = base.execute("SELECT rowid, title, text FROM articles ORDER BY rowid").fetchall()
        pairs = ((row, _pairs(title), _pairs(text)) for row, title, text in texts)
        base.executemany("INSERT INTO article_pairs (rowid, title, text) VALUES (?, ?, ?)", pairs)
        for index in ("article_search", "article_pairs"):
            base.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    return base.serialize()


def _pairs(text: str) -> str:
    """Every pair of neighbouring characters as a word: 招商引资 → 招商 商引 引资; other words as they are."""
    return " ".join(_words(text))


def _words(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        if run[0] < _HAN or len(run) == 1:
            yield run
        else:
            yield from (run[i : i + 2] for i in range(len(run) - 1))


def _articles(site: Site) -> list[tuple[str | None, ...]]:
    texts = {doc.id: doc.text for doc in search_docs(site.entries)}
    rows = []
    for entry in site.entries:
        article, story, facts = entry.article, entry.article.story, entry.article.facts
        lists = (json.dumps(names, ensure_ascii=False) for names in (facts.counties, facts.mentions, facts.tags))
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
