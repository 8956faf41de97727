"""How to cite an article: GB/T 7714—2015 and BibTeX."""

from __future__ import annotations

import re

from site_builder.catalog import Entry
from site_builder.model import Article

_NO_DATE = "[出版日期不详]"
_MOST_NAMES = 3  # GB/T 7714 names three authors and adds 等
_TEX = re.compile(r"([&%$#_{}])|(\\)|(~)|(\^)")


def gb_citation(entry: Entry) -> str:
    """`王培源. 我市制造业招商引资实现[N]. 聊城日报, 2022-04-19(2).`"""
    article = entry.article
    authors = _authors(article)
    names = ", ".join(authors[:_MOST_NAMES]) + (", 等" if len(authors) > _MOST_NAMES else "")
    pages = f"({', '.join(map(str, article.page))})" if article.page else ""
    where = ", ".join(part for part in (article.newspaper, f"{article.date or _NO_DATE}{pages}") if part)
    return ". ".join(part for part in (names, f"{_flat(article.story.title)}[N]", where) if part) + "."


def bibtex(entry: Entry) -> str:
    """An `@article` with the article's permanent id as its key."""
    article = entry.article
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in _authors(article)),
        "title": f"{{{_tex(_flat(article.story.title))}}}",
        "journal": _tex(article.newspaper),
        "date": article.date,
        "year": article.date[:4],
        "pages": ", ".join(map(str, article.page)),
        "langid": "chinese",
    }
    lines = "".join(f",\n  {key} = {{{value}}}" for key, value in fields.items() if value)
    return f"@article{{{article.id}{lines}\n}}"


def _authors(article: Article) -> tuple[str, ...]:
    facts = article.facts
    return tuple(dict.fromkeys((*facts.reporters, *facts.correspondents))) or facts.photographers


def _flat(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    names = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return _TEX.sub(lambda m: f"\\{m[1]}" if m[1] else names[m[0]], text)
