"""The check of the annotation: quotes stand in the text, values in their quotes, names in the bylines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from .corpus import TAIL, Article, Issue

KINDS = ("article", "photo", "roundup", "notice")
PLACES = ("lead", "own_line", "end", "none")
_HAN_DIGITS = "零一二三四五六七八九"
_SPECIAL = {
    "1": ("首位", "万亩"),
    "2": ("两", "翻番"),
    "20": ("两成", "五分之一"),
    "25": ("四分之一",),
    "6.67": ("十五分之一",),
    "33.33": ("三分之一",),
    "40": ("五分之二",),
    "50": ("半数", "一半", "大半", "过半"),
    "66.67": ("三分之二",),
    "75": ("四分之三",),
    "100": ("翻一番", "翻番"),
}


def find_faults(issues: Sequence[Issue]) -> Iterator[str]:
    """What is wrong with the annotation, one sentence a fault."""
    seen: set[str] = set()
    for issue in issues:
        if issue.split not in ("tune", "held"):
            yield f"{issue.path.name}: split is {issue.split!r}"
        for article in issue.articles:
            where = f"{issue.path.name} {article.id}"
            if article.id in seen:
                yield f"{where}: the id is taken"
            seen.add(article.id)
            yield from (f"{where}: {fault}" for fault in _article_faults(article, issue.day))


def _article_faults(article: Article, day: date) -> Iterator[str]:
    if article.kind not in KINDS:
        yield f"kind is {article.kind!r}"
    if article.byline_place not in PLACES:
        yield f"byline_place is {article.byline_place!r}"
    printed = article.byline + article.credit + "".join(p.split(TAIL)[1] for p in article.paragraphs if TAIL in p)
    for name in (*article.reporters, *article.correspondents, *article.photographers):
        if name not in printed:
            yield f"{name} is in no byline"
    if not set(article.main_counties) <= set(article.counties):
        yield "a main county is not among the counties"
    text = article.evidence
    for item in article.dates:
        if item["text"] not in text:
            yield f"date {item['text']} is not in the text"
        if date.fromisoformat(item["iso"]).year not in range(day.year - 3, day.year + 3):
            yield f"date {item['iso']} is far from the issue"
    for figure in article.figures:
        quote, value = str(figure["quote"]), figure["value"]
        if quote not in text:
            yield f"quote {quote} is not in the text"
        if not states(quote, value):
            yield f"quote {quote} does not state {value}"
        if figure["status"] not in ("actual", "target"):
            yield f"status of {quote} is {figure['status']!r}"
        if not figure["metric"] or not figure["unit"]:
            yield f"{quote} lacks metric or unit"
        change = figure["change"]
        if change is not None and not states(text, abs(change)):
            yield f"change {change} is not in the text"


def states(text: str, value: object) -> bool:
    """Whether a number stands in the text, in Arabic or in Chinese numerals."""
    try:
        number = abs(Decimal(str(value)))
    except InvalidOperation:
        return False
    plain = format(number.normalize(), "f")
    return any(form in text for form in (plain, *_chinese(number)))


def _chinese(number: Decimal) -> Iterator[str]:
    """The forms in Chinese numerals that newspapers print."""
    yield from _SPECIAL.get(format(number.normalize(), "f"), ())
    if number < 1 and number * 10 == int(number * 10):
        yield "千分之" + _HAN_DIGITS[int(number * 10)]
    if number != int(number):
        return
    n = int(number)
    tens, ones = divmod(n, 10)
    if 0 < n < 10:
        yield from (_HAN_DIGITS[n], f"{_HAN_DIGITS[n]}成")
    elif n < 100:
        if ones == 0:
            yield from (f"{_HAN_DIGITS[tens]}成", *_pair(tens, "十"))
        if ones == 5:
            yield f"{_HAN_DIGITS[tens]}成半"
        yield ("" if tens == 1 else _HAN_DIGITS[tens]) + "十" + (_HAN_DIGITS[ones] if ones else "")
    elif n in (100, 1000, 10000):
        yield {100: "百", 1000: "千", 10000: "万"}[n]
    elif n % 100 == 0 and n < 1000:
        yield from (_HAN_DIGITS[n // 100] + "百", *_pair(n // 100, "百"), *(("两百",) if n == 200 else ()))
    elif n % 1000 == 0 and n < 10000:
        yield from (_HAN_DIGITS[n // 1000] + "千", *_pair(n // 1000, "千"), *(("两千",) if n == 2000 else ()))
    elif n % 100 == 0 and n < 10000:
        thousands, hundreds = divmod(n // 100, 10)
        for digit in (_HAN_DIGITS[thousands], *(("两",) if thousands == 2 else ())):
            yield f"{digit}千{_HAN_DIGITS[hundreds]}"
    elif n % 10000 == 0 and n < 100000:
        yield from (_HAN_DIGITS[n // 10000] + "万", *(("两万",) if n == 20000 else ()))


def _pair(digit: int, scale: str) -> Iterator[str]:
    """Two digits for a vague number: 七八千."""
    if digit < 9:
        yield _HAN_DIGITS[digit : digit + 2] + scale
