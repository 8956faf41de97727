"""YAML is written as PyYAML writes it, however the events come to be."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.yamlevents import YamlTrouble, read_events
from site_builder.yamllines import write_lines
from site_builder.yamlplain import read_plain
from site_builder.yamltext import Flow, dump_yaml, load_yaml
from site_builder.yamlwriting import write_events

TELLING = ["", "~", "yes", "3", "3.5", "1e3", "=", "<<", "2022-04-19", "0x1f", "- a", "a: b", "#x", "12:30:00", "１２"]
texts = st.one_of(st.text(max_size=12), st.sampled_from(TELLING))
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), texts)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3))


class _Own(yaml.SafeDumper):
    """PyYAML's own way, by nodes."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _list(dumper: yaml.SafeDumper, data: list[Any]) -> yaml.Node:
    block = any(isinstance(item, (dict, list)) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=not block)


_Own.add_representer(list, _list)


@given(st.dictionaries(texts, values, max_size=4))
def test_written_as_pyyaml_writes(data: dict[str, Any]) -> None:
    written = yaml.dump(data, Dumper=_Own, allow_unicode=True, sort_keys=False, width=10**9, default_flow_style=False)
    assert dump_yaml(data) == written


@pytest.mark.parametrize("text", TELLING)
def test_a_text_stays_a_text(text: str) -> None:
    data = {"a": text, "b": [text], "c": Flow({"k": text, "n": 3.0})}
    assert load_yaml(dump_yaml(data)) == data
    assert dump_yaml(data).count("\n") == 3


# ------------------------------------------------------------------------------------------ the quick way to read
SIGNS = [
    "-",
    "- ",
    "?",
    ":",
    ": ",
    ",",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "#",
    " #",
    "&a",
    "*a",
    "!x",
    "|",
    ">",
    "'",
    "''",
    '"',
]
MORE = [
    "%",
    "@",
    "`",
    "=",
    "<<",
    "~",
    "null",
    "yes",
    "1",
    "-1",
    "1.0",
    "1:30",
    "2022-04-19",
    "聊城",
    "a",
    "　",
    " ",
    "\n",
    "  ",
]
lines = st.lists(st.sampled_from([*SIGNS, *MORE, "\ta", "\x85", "\u2028", "\ufeff", "a: ", "- {", "b:\n"]), max_size=14)


def _by_parser(text: str) -> object:
    try:
        return read_events(yaml.parse(text, Loader=yaml.CSafeLoader))
    except (YamlTrouble, yaml.YAMLError):
        return None


def _assert_same(text: str) -> None:
    quick = read_plain(text)
    assert quick is None or repr(quick) == repr(_by_parser(text))


@given(st.dictionaries(texts, values, max_size=4))
def test_quick_reading_of_what_was_written(data: dict[str, Any]) -> None:
    _assert_same(dump_yaml(data))


@pytest.mark.parametrize(
    "form", ["{}", "a: {}\n", "a: [{}]\n", "a: [x, {}, y]\n", "a: {{b: {}}}\n", "a:\n- {{b: {}, c: 1}}\n"]
)
@given(lines)
def test_quick_reading_of_anything(form: str, pieces: list[str]) -> None:
    _assert_same(form.format("".join(pieces)))


@given(
    st.lists(
        st.sampled_from(
            ["a:", "b: 1", "  c: 2", "  d:", "    e: [x]", "- {f: 1, g: 2}", "- {f: 1}", "  - {f: 1}", "", "-"]
        ),
        max_size=7,
    )
)
def test_quick_reading_of_any_lines(found: list[str]) -> None:
    _assert_same("\n".join(found))


def test_what_the_tool_writes_is_read_the_quick_way() -> None:
    figures = [
        Flow(id="f1", value=2.5, unit="亿元", qualifier="", period="'21年底", quote="增长 - 2.5亿元"),
        Flow(id="f2"),
    ]
    data = {
        "id": "2022-04-19-x",
        "page": None,
        "tags": ["甲", "乙：丙"],
        "figures": figures,
        "source": {"body": "3-4", "caption": 5},
    }
    assert read_plain(dump_yaml(data)) == data


def test_nothing_deep_is_read_the_quick_way() -> None:
    deep = "".join(f"{'  ' * n}a:\n" for n in range(30))
    assert read_plain(deep) is None
    with pytest.raises(YamlTrouble, match="too deeply"):
        load_yaml(deep)


# ----------------------------------------------------------------------------------------- the quick way to write
pieces = st.one_of(texts, st.lists(st.sampled_from([*SIGNS, *MORE, "---", "..."]), max_size=5).map("".join))
on_one_line = st.one_of(scalars, pieces, st.lists(pieces, max_size=3))
flows = st.dictionaries(pieces, on_one_line, max_size=3).map(Flow)
names = st.from_regex(r"[a-z0-9_-]{1,8}", fullmatch=True) | st.sampled_from(["yes", "null", "12", "1_0", "0b1"])
documents = st.dictionaries(
    names, st.one_of(on_one_line, flows, st.lists(flows, max_size=2), st.dictionaries(names, on_one_line)), max_size=5
)


@given(documents)
def test_quick_writing_is_the_emitters(data: dict[str, Any]) -> None:
    quick = write_lines(data)
    emitted = yaml.emit(write_events(data), Dumper=yaml.SafeDumper, allow_unicode=True, width=10**9)
    assert quick in (None, emitted)


def test_what_the_tool_writes_is_written_the_quick_way() -> None:
    figures = [Flow(id="f1", value=2.5, unit="", quote="增长：[2], {3} #4 'x'"), Flow(id="f2", value=None)]
    data = {"id": "2022-04-19-x", "page": 2, "tags": [], "title": "甲: 乙", "figures": figures, "of": {"a": "63:0-18"}}
    assert write_lines(data) is not None
    assert write_lines({"a": Flow({1: 2})}) is write_lines({"a": Flow({True: 2})}) is None  # type: ignore[dict-item]
    assert write_lines({"a": [["b"]]}) is write_lines({"a": "\n"}) is write_lines({"a": "😀"}) is None
