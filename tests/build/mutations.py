"""Seeds that something went wrong with: bytes lost, doubled, swapped, foreign characters, markup of every kind."""

from __future__ import annotations

import random
from collections.abc import Callable

from site_builder.errors import ContentError, SeedError
from site_builder.matter.article import parse_article
from site_builder.matter.pagemap import SUFFIX, parse_page_map
from site_builder.segment import segment_page
from site_builder.settle.article import Settings
from site_builder.settle.ondisk import Before
from site_builder.settle.page import settle_page
from site_builder.text.lines import make_page
from site_builder.text.spans import count, overlap, parse_spans
from tests.conftest import SEEDS

INJECTIONS = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</article></main>", "<!--", "]]>", "<?php", "<b"),
    *("{{ 7*7 }}", "{% raw %}", "{% endblock %}", "{#", "${x}", "#{x}", "{0}", "%s", "%(x)s"),
    *(
        "[a](javascript:alert(1))",
        "![a](b.png)",
        "`",
        "```",
        "~~~",
        "***",
        "___",
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "|a|b|",
    ),
    *("---", "...", "&x", "*x", "!!python/object:x", "? ", ": ", "- - -", "key: value", "'", '"', "\\", "\\n", "%YAML"),
    *(
        "\x00",
        "\x1b[31m",
        "\x7f",
        "\x85",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ufffe",
        "\u200b",
        "\u200e",
        "\u202e",
        "\u2066",
    ),
    *("\ud800", "\udfff", "😀", "👨‍👩‍👧", "𠮷", "e\u0301", "\u0f7e", "ﷺ", "İ", "ß", "ſ", "１２３", "㈱", "㏄", "①"),
    *(
        "../../etc/passwd",
        "C:\\CON",
        "aux",
        "=1+1",
        "@SUM(1)",
        "+1",
        ' href="x"',
        ' id="f1"',
        "' onload='x",
        "search?q=%00",
    ),
    *(
        "99999999999999999999亿元",
        "1e999%",
        "二二二二二二二亿",
        "0.0.0",
        "第" * 60,
        "（" * 60,
        "“" * 60,
        "9" * 400,
        "同比增长" * 30,
    ),
    *(
        "本报讯（记者",
        "■ 本报记者",
        "□",
        "（上接第1版）",
        "（下转第9版）",
        "责任编辑",
        "2022年13月45日",
        "2月30日",
        "图/文",
    ),
)


def _some(draw: random.Random, text: str) -> tuple[int, int]:
    start = draw.randrange(len(text) + 1)
    return start, min(len(text), start + draw.randrange(1, 40))


def _inject(draw: random.Random, text: str) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(INJECTIONS) * draw.choice((1, 1, 1, 20)) + text[at:]


def _lose(draw: random.Random, text: str) -> str:
    start, end = _some(draw, text)
    return text[:start] + text[end:]


def _double(draw: random.Random, text: str) -> str:
    start, end = _some(draw, text)
    return text[:end] + text[start:end] * draw.choice((1, 1, 30)) + text[end:]


def _swap(draw: random.Random, text: str) -> str:
    lines = text.split("\n")
    one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _flow(draw: random.Random, text: str) -> str:
    return text.replace(
        "\n", draw.choice(("", "\r", "\r\n", "\n\n", " ", "\x0b", "\x0c", "\u3000\n")), draw.randrange(1, 60)
    )


MUTATIONS: tuple[Callable[[random.Random, str], str], ...] = (_inject, _inject, _lose, _double, _swap, _flow)


def mutated_seed(number: int) -> bytes:
    """The seed of that number, always the same: a piece of a real page after one to six mutations."""
    draw = random.Random(number)
    text = draw.choice(SEEDS).read_text(encoding="utf-8")
    start = draw.randrange(len(text))
    text = text[start : start + int(2 ** draw.uniform(5, 10.5))]
    for _ in range(draw.randrange(1, 7)):
        text = draw.choice(MUTATIONS)(draw, text)
    code = draw.choice(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16"))
    data = text.encode(code, "surrogatepass" if code == "utf-8" and number % 2 else "replace")
    if draw.random() < 0.2 and data:
        at = draw.randrange(len(data))
        data = data[:at] + bytes([draw.randrange(256)]) + data[at + draw.randrange(2) :]
    return data


def settle_seed(data: bytes, settings: Settings) -> bool:
    """Whether the seed was read; nothing may be lost, doubled or unreadable.  Any other error is a bug."""
    try:
        page = make_page("mutated.txt", data)
    except SeedError as error:
        if not error.remedy:
            raise AssertionError(f"no remedy: {error}") from error
        return False
    try:
        settled = settle_page(page, segment_page(page, settings.profile), Before(), settings)
    except ContentError as error:
        raise AssertionError(f"the tool cannot read what it wrote: {error}") from error
    parts = [parse_spans(page, list(settled.page.leftover))]
    for article in settled.articles:
        parts += [parse_spans(page, spans) for spans in article.source.roles.values()]
    assert sum(count(page, part) for part in parts) == len("".join(page.text.split())), "characters lost or doubled"
    assert not any(overlap(one, other) for n, one in enumerate(parts) for other in parts[n + 1 :])
    made = {f"{article.date or 'undated'}/{article.slug}.md": article for article in settled.articles}
    assert len(made) == len(settled.articles), "two articles in one file"
    for path, text in settled.files.items():
        text.encode("utf-8")
        if path.endswith(SUFFIX):
            parse_page_map(text, path)
        else:
            assert parse_article(text, path).facts == made.pop(path).facts
    assert not made, "an article was not written"
    return True
