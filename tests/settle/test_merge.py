"""What stands for a value in the memory of edits is the hash of its JSON."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from site_builder.matter.article import figure_value
from site_builder.model import KeyFigure
from site_builder.settle.figures import number_figures
from site_builder.settle.merge import fingerprint

scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=9))
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)


def _hash(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


@given(values)
def test_of_a_value(value: Any) -> None:
    assert fingerprint(value) == _hash(value)


@given(st.text(max_size=9), st.integers() | st.floats(), st.none() | st.floats())
def test_of_a_figure(text: str, value: float, change: float | None) -> None:
    figure = KeyFigure(subject=text, metric="甲", value=value, unit="亿元", change=change, quote=f"“{text}")
    (named,), memory, _ = number_figures([figure], None, {})
    assert memory == {"f1": f"{_hash([value, '亿元', figure.quote])[:6]}-{_hash(figure_value(named))}"}
