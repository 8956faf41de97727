"""What a build would do, said before it does it: articles with their fields and figures, then the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from site_builder.files.contents import Content
from site_builder.files.reading import is_same
from site_builder.model import Article
from site_builder.pipeline.content import Plan
from site_builder.settle.difference import differences

DETAILED = 100  # articles whose changes are told one by one; of more of them, only the fields
FIELDS = 12  # of one article
ADDED, CHANGED, REMOVED = "+", "~", "-"  # counted beside the fields, whose names are words


def would_change(before: Content, after: Content, plan: Plan) -> list[str]:
    """Lines for a person: every file that would be added, changed or removed, and what it amounts to.

    `after` is content/ as it would be.  An article that moves to another date is one that changes.
    """
    changed = [path for path in sorted(plan.files) if not is_same(before, path, plan.files[path])]
    told = Counter[str]()
    lines: list[str] = []
    moved: set[str] = set()
    for path in changed:
        new = after.articles.get(path)
        there = before.ids.get(new.id) if new else None
        if new and there:
            moved.add(there)
            lines += _changed_article(path, there, before.articles[there], new, told)
        else:
            told[ADDED] += bool(new)
            lines.append(f"{'change' if path in before.prints else 'add'} content/{path}{_titled(new)}")
    gone = sorted({*plan.removed} - moved)
    told[REMOVED] = sum(path in before.articles for path in gone)
    lines += [f"remove content/{path}{_titled(before.articles.get(path))}" for path in gone]
    return [*lines, _summary(told)] if lines else ["content/ would stay as it is"]


def _changed_article(path: str, there: str, old: Article, new: Article, told: Counter[str]) -> Iterator[str]:
    said = list(differences(old, new))
    told[CHANGED] += 1
    told.update(name.partition(".")[0] for name, _ in said)
    origin = f" (now content/{there})" if there != path else ""
    if told[CHANGED] > DETAILED:
        yield f"change content/{path}{origin}{_titled(new)}: {', '.join(name for name, _ in said)}"
        return
    yield f"change content/{path}{origin}{_titled(new)}"
    yield from (f"    {name}: {what}" for name, what in said[:FIELDS])
    if len(said) > FIELDS:
        yield f"    and {len(said) - FIELDS} more: {', '.join(name for name, _ in said[FIELDS:])}"


def _titled(article: Article | None) -> str:
    return f" 《{article.story.title}》" if article else ""


def _summary(told: Counter[str]) -> str:
    """How many articles, and how often each field differs: of figures, how many."""
    fields = ", ".join(f"{name} {n}" for name, n in told.items() if name not in (ADDED, CHANGED, REMOVED))
    where = f" ({fields})" if fields else ""
    return f"articles: {told[ADDED]} to add, {told[CHANGED]} to change{where}, {told[REMOVED]} to remove"
