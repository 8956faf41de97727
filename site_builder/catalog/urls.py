"""Permanent addresses, which depend on nothing but the thing that they name."""

from __future__ import annotations

import hashlib
import re

from site_builder.model import Article

UNDATED = "undated"
MAX_SPELT = 72  # characters; a file system's names have 255
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|undated")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def article_url(article: Article) -> str:
    """`articles/2022-04-19/<slug>.html`."""
    return f"articles/{article.date or UNDATED}/{article.slug}.html"


def first_url(article: Article) -> str:
    """Where an article was when it was named: its id keeps the date that it had then, whatever date it has now."""
    date = article.id.removesuffix(f"-{article.slug}")
    return f"articles/{date}/{article.slug}.html" if _DATE.fullmatch(date) else article_url(article)


def issue_url(date: str, suffix: str = "html") -> str:
    """`issues/2022-04-19.html`."""
    return f"issues/{date or UNDATED}.{suffix}"


def term_slug(name: str) -> str:
    """Pinyin, for people, and four hex digits, against clashes: 招商引资 → `zhao-shang-yin-zi-9d3c`.

    The digits belong to the name, so a term never takes or gives up an address because another comes or goes.
    """
    from pypinyin import lazy_pinyin  # loading it takes longer than many a build that needs none

    spelt = _NOT_PLAIN.sub("-", "-".join(lazy_pinyin(name)[:8]).lower()).strip("-")[:MAX_SPELT].strip("-")
    digits = hashlib.sha256(name.encode()).hexdigest()[:4]
    return f"{spelt}-{digits}" if spelt else digits
