"""Quick templates give what Jinja's own code gives, to the last byte, and the bundled themes never need the latter."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import StrictUndefined
from markupsafe import Markup

from site_builder.catalog import make_site
from site_builder.render import Theme, render_site
from site_builder.render.engine import Engine
from tests.catalog.making import CONFIG, GAZETTEER, digest
from tests.render.theme_folder import broadsheet, plain

SETTINGS: list[dict[str, Any]] = [
    {},
    {"language": "en", "base_url": "https://example.org/a"},
    {"publish": "excerpt", "rights": "© <聊城日报>"},
]


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
@pytest.mark.parametrize("theme", [broadsheet(), plain()], ids=lambda theme: theme.name)
def test_a_site_is_the_same(theme: Theme, settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    make = partial(render_site, make_site(digest(), replace(CONFIG, **settings), GAZETTEER), theme)
    monkeypatch.setattr(Engine, "_exact", property(lambda engine: pytest.fail(f"{engine._slow} is too slow")))
    quick = dict(make())
    monkeypatch.undo()
    monkeypatch.setattr(Engine, "_quick", property(lambda engine: engine._exact, lambda engine, value: None), False)
    assert dict(make()) == quick


class _Thing:
    def __init__(self) -> None:
        self.name, self.items, self.number = "<甲>", [1, 2], 3


TEMPLATES = [
    "{% include 'text' %}{% for x in thing.items %}{% include 'text' %}{% endfor %}{% set x = 5 %}{% include 'text' %}",
    "{% with x = 7 %}{% include 'text' %}{% endwith %}{{ y|default('-') }}{% include 'text' without context %}",
    "{% include ['gone', 'text'] %}{% include 'gone' ignore missing %}{% include 'round' %}",
    "{{ thing.name }} {{ thing.number }} {{ thing.items|length }} {{ none }} {{ 3 }} {{ 1.5 }} {{ true }}",
    "{{ pairs.key }}{{ pairs['key'] }}{{ pairs.items() | list }}",  # behind this dot is no attribute
    "{{ thing.nothing is defined }}{{ thing.nothing|default('无') }}{{ gone is defined }}",
    "{{ t('plain') }}{{ t('mark') }}{{ t('with', n=thing.name) }}{{ t(thing.number) }}",
    "{% set t = thing.name %}{{ t }}{% set link = 'x' %}{{ link }}",
    "{% macro t(a) %}[{{ a }}]{% endmacro %}{{ t('plain') }}",
    "{% macro m(t, x=1) %}{{ t ~ x ~ caller() }}{% endmacro %}{% call m(thing.name) %}{{ thing.name }}{% endcall %}",
    "{% for t in thing.items %}{{ t }}{{ loop.index }}{{ link('a&b') }}{% else %}-{% endfor %}",
    "{% autoescape false %}{{ thing.name }}{{ t('mark') }}{% endautoescape %}{{ thing.name }}",
    "{% for x in thing.items %}{% set y = x %}{{ leads(y) }}{{ link('#' ~ y) }}{% endfor %}",
    "{{ '%.2f'|format(thing.number) }}{{ 'a'.upper() }}{{ [1, 2][0] }}{{ ('<' ~ thing.name)|upper }}",
    "{% filter upper %}{{ thing.name }}a{% endfilter %}{% set b %}{{ thing.name }}{% endset %}{{ b }}",
    "{% extends 'base' %}{% block a %}{{ super() }}{{ self.b() }}{% include 'part' %}{% endblock %}",
    "{% from 'part' import m with context %}{{ m(thing) }}{% with thing = pairs %}{% include 'part' %}{% endwith %}",
    "{{ none }}{{ markup }}{{ markup ~ thing.name }}{{ thing.name if thing else 1 }}{{ gone or '' if no }}",
]
MORE = {
    "text": "{% set y = x|default('&') %}{{ y }}{{ thing.name|default('') if thing is defined }}{% include 'more' %}",
    "more": "{% for z in [1] %}{{ z }}{% endfor %}",
    "round": "{{ (path or 'x')[:1] }}{% if depth|default(0) > 1 %}{% include 'round' %}{% endif %}",
    "base": "{% block a %}<{{ thing.name }}>{% endblock %}{% block b %}b{{ t('mark') }}{% endblock %}",
    "part": "{% macro m(x) %}{{ x.name }}{{ path }}{% endmacro %}{{ path }}{{ thing.name|default('-') }}",
}


def _say(key: object, **values: object) -> str:
    return f"<{key}{values}>"


def _made(source: str, quick: bool) -> bytes:
    theme = SimpleNamespace(name="x", words={}, templates={"page": source, **MORE})
    shared = {"t": _say, "leads": lambda x: [x, "&"], "markup": Markup("<i>")}
    engine = Engine(theme, "zh-CN", shared, {})  # type: ignore[arg-type]  # all that it asks of a theme
    if not quick:
        engine._slow.add("page")
    return engine.page("page", "a/b.html", {"thing": _Thing(), "pairs": {"key": "<值>"}, "no": False})[1]


@pytest.mark.parametrize("source", TEMPLATES)
def test_a_template_is_the_same(source: str) -> None:
    assert _made(source, quick=True) == _made(source, quick=False)


def test_the_quick_way_is_tried() -> None:
    theme = SimpleNamespace(name="x", words={}, templates={"page": "{{ thing.name }}"})
    engine = Engine(theme, "zh-CN", {}, {})  # type: ignore[arg-type]
    engine.page("page", "a", {"thing": _Thing()})
    assert not engine._slow
    engine.page("page", "a", {"thing": {"name": 1}})
    assert engine._slow == {"page"}
    assert engine._exact.environment.undefined is StrictUndefined
