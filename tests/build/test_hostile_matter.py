"""Front matter that is meant to harm, or that no hand would write: refused by line, and never expanded."""

from __future__ import annotations

from itertools import pairwise

import pytest

from site_builder.errors import ContentError
from site_builder.matter.article import parse_article

_BOMB = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [{f'*{p}, ' * 9}]\n" for p, n in pairwise("abcdefghi"))
CASES = [
    ("a bomb of aliases", _BOMB, "anchors and aliases"),
    ("a merge key", "a: &a {b: c}\n<<: *a\n", "anchors and aliases"),
    ("a tag that calls", "title: !!python/object/apply:os.system [id]\n", "tags"),
    ("a tag that converts", "title: !!binary aGk=\n", "tags"),
    ("very deep", f"x: {'[' * 3000}{']' * 3000}\n", "nested too deeply"),
    ("very deep mappings", "x: " + "{a: " * 3000 + "1" + "}" * 3000 + "\n", "nested too deeply"),
    ("very large", f"x: [{'1,' * 1_500_000}]\n", "over 2 MB"),
    ("a key twice", "title: a\ntitle: b\n", "stands twice"),
    ("half a surrogate pair", 'title: "\\ud800"\n', "not valid YAML"),
    ("a number of 6,000 digits", f"confidence: {'9' * 6000}\n", "cannot be read"),
    ("infinity", "confidence: .inf\n", "is no number"),
    ("not a number", "figures: [{id: f1, value: .nan, unit: 亿元, quote: x}]\n", "is no number"),
    ("a day that is none", "date: 2023-02-30\n", "cannot be read"),
    ("a path for a date", "date: ../../2023\n", "is no date"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_is_refused(front: str, said: str) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        parse_article(f"---\n{front}---\n\n正文。\n", "content/a.md")
    assert caught.value.path == "content/a.md"
    assert caught.value.line >= 2
    assert caught.value.remedy
    assert len(str(caught.value)) < 400
