"""Themes: layers, errors that say where, words in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from site_builder.catalog import make_site
from site_builder.errors import ThemeError
from site_builder.render import Folder, Theme, load_theme, render_site
from site_builder.render.theme import asks_for_everything
from tests.catalog.making import CONFIG, GAZETTEER, digest
from tests.render.theme_folder import broadsheet, read_folder

FOLDERS: dict[str, Folder] = {
    "base": {
        "theme.yaml": b"styles: [a.css]",
        "templates/x.html": b"base",
        "assets/a.css": b"a{}",
        "words/en.yaml": b"k: v",
    },
    "child": {"theme.yaml": b"extends: base", "templates/x.html": b"child", "words/en.yaml": b"l: w"},
    "loop": {"theme.yaml": b"extends: pool"},
    "pool": {"theme.yaml": b"extends: loop"},
    "typo": {"theme.yaml": b"extend: base"},
    "broken": {"theme.yaml": b"a: b: c"},
}


def test_a_theme_replaces_what_it_brings_and_inherits_the_rest() -> None:
    theme = load_theme("child", FOLDERS.get)
    assert theme.templates == {"x.html": "child"}
    assert theme.assets == {"a.css": b"a{}"}
    assert theme.words == {"en": {"k": "v", "l": "w"}}
    assert theme.styles == ("a.css",)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("chlid", "did you mean `child`"),
        ("loop", "extends itself"),
        ("typo", "did you mean `extends`"),
        ("broken", "themes/broken/theme.yaml:1"),
    ],
)
def test_a_wrong_theme_is_named_with_a_remedy(name: str, said: str) -> None:
    with pytest.raises(ThemeError, match=re.escape(said)):
        load_theme(name, FOLDERS.get, FOLDERS)


@pytest.mark.parametrize(
    ("source", "line", "cause"),
    [
        ("一行\n{{ nothing }}", 2, "nothing"),
        ("一行\n二行\n{% if %}", 3, "Expected"),
        ("{% include 'gone.html' %}", 1, "gone.html"),
        ("\n\n\n{{ 1 / 0 }}", 4, "division"),
        ("\n{{ t('no_such_words') }}", 0, "no_such_words"),
    ],
)
def test_a_broken_template_is_named_with_its_line(source: str, line: int, cause: str) -> None:
    theme = broadsheet()
    broken = replace(theme, templates={**theme.templates, "404.html": source})
    with pytest.raises(ThemeError) as caught:
        list(render_site(make_site(digest(), CONFIG, GAZETTEER), broken))
    assert caught.value.line == line
    assert cause in caught.value.cause


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.parametrize(("language", "said"), [("zh-CN", "2022年4月19日"), ("en", "19 Apr 2022")])
def test_what_was_compiled_for_one_language_speaks_no_other(turn: int, language: str, said: str) -> None:
    """Templates are compiled once in a process, and with them what a filter makes of a constant."""
    theme = broadsheet()
    theme = replace(theme, templates={**theme.templates, "404.html": "{{ '2022-04-19'|long_date }}"})
    site = make_site(digest(), replace(CONFIG, language=language), GAZETTEER)
    assert dict(render_site(site, theme))["404.html"].decode() == said


def test_a_style_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ThemeError, match="missing"):
        list(render_site(make_site([], CONFIG, GAZETTEER), replace(broadsheet(), styles=("gone.css",))))


def test_every_word_that_templates_use_is_there_in_both_languages() -> None:
    theme = broadsheet()
    used = {key for source in theme.templates.values() for key in re.findall(r"\bt\('(\w+)'[,)]", source)}
    assert set(theme.words["zh-CN"]) == set(theme.words["en"])
    assert used <= set(theme.words["zh-CN"])
    for key, words in theme.words["zh-CN"].items():
        assert set(re.findall(r"{\w+}", words)) <= {*re.findall(r"{\w+}", theme.words["en"][key]), "{y}", "{m}", "{d}"}


def test_the_bundled_theme_is_read_whole() -> None:
    assert read_folder("broadsheet") is not None
    assert {"base.html", "article.html"} <= set(broadsheet().templates)


@pytest.mark.parametrize(
    ("template", "asks"),
    [
        ("<p>{{ site.issues|length }}</p>", True),
        ("{% for issue in site.issues %}{{ issue.date }}{% endfor %}", True),
        ("{{ link(term_url('tags', '招商引资')) }}", True),
        ("{{ link(term_url('tags', name)) }}", False),
        ("<p class=\"site\">{{ link('assets/site.js') }} {{ website }}</p>", False),
    ],
)
def test_a_template_that_shows_the_whole_digest_is_known(template: str, asks: bool) -> None:
    assert asks_for_everything(Theme("own", templates={"footer.html": template}), ()) is asks


def test_no_bundled_template_shows_the_whole_digest_where_it_need_not() -> None:
    assert not asks_for_everything(broadsheet(), ("index.html", "issues.html"))
