"""YAML is written as PyYAML writes it, however the events come to be."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.yamltext import Flow, dump_yaml, load_yaml

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
