"""Profiles: what is read, and what is said of a wrong one."""

from __future__ import annotations

import pytest

from site_builder.errors import ConfigError
from site_builder.segment import parse_profile


def test_reads_lists_texts_and_furniture() -> None:
    found = parse_profile("name: 某报\nopenings: [本报讯]\nfurniture:\n  staff: [责编]\n", "a.yaml")
    assert (found.name, found.openings, found.furniture) == ("某报", ("本报讯",), {"staff": ("责编",)})


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("name: 某报\nopening: [本报讯]\n", 2, "did you mean `openings`"),
        ("openings: 本报讯\n", 1, "list of words"),
        ("name: [某报]\n", 1, "must be text"),
        ("furniture: [责编]\n", 1, "mapping"),
        ("furniture:\n  stuff: [责编]\n", 2, "unknown kind"),
        ("openings: [本报讯\n", 2, "not valid YAML"),
        ("- 本报讯\n", 1, "key: value"),
    ],
)
def test_names_line_and_cause(text: str, line: int, said: str) -> None:
    with pytest.raises(ConfigError) as wrong:
        parse_profile(text, "profiles/a.yaml")
    assert said in str(wrong.value)
    assert (wrong.value.path, wrong.value.line) == ("profiles/a.yaml", line)
