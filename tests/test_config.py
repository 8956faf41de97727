"""site.yaml: what it may say, and what is said when it is wrong."""

from __future__ import annotations

import pytest

from site_builder.config import PageConfig, parse_config
from site_builder.errors import ConfigError


def test_all_settings() -> None:
    config = parse_config(
        "title: 聊城日报数字摘要\nbase_url: https://a.github.io/digest/\npublish: excerpt\n"
        "pages:\n  a.txt: {date: 2022-04-19, page: 2}\n  b/c.txt: {page: [2, 3]}\n"
        "corrections:\n  tags: {招商: 招商引资}\n"
    )
    assert config.base_url == "https://a.github.io/digest"
    assert config.pages == {"a.txt": PageConfig("2022-04-19", (2,)), "b/c.txt": PageConfig("", (2, 3))}
    assert config.corrections.tags == {"招商": "招商引资"}
    assert config.theme == "broadsheet"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("title: a\nthem: plain\n", 2, "did you mean `theme`"),
        ("title: a\ncorrections: {tag: {a: b}}\n", 2, "did you mean `tags`"),
        ("newspaper: 聊城日报\n", 1, "`title` is missing"),
        ("title: a\npublish: some\n", 2, "full, excerpt"),
        ("title: a\nbase_url: example.org\n", 2, "no web address"),
        ("title: a\npages:\n  a.txt: {date: 4月19日}\n", 3, "no date"),
        ("title: a\npages:\n  a.txt: {page: two}\n", 3, "no page number"),
        ("title: [a\n", 2, "not valid YAML"),
        ("- a\n- b\n", 1, "key: value"),
        ("title: a\ntheme: [x]\n", 2, "must be text"),
        ("", 1, "key: value"),
    ],
)
def test_a_wrong_setting_is_named(text: str, line: int, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(text)
    assert said in str(caught.value)
    assert caught.value.path == "site.yaml"
    assert caught.value.line == line
    assert caught.value.remedy
