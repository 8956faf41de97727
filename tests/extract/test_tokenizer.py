"""Words are cut as jieba cuts them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.extract.tokenizer import JiebaTokenizer
from tests.conftest import SEEDS

STRETCH = re.compile(r"[\u4e00-\u9fffA-Za-z0-9+#&._%-]+")
TOKENIZER = JiebaTokenizer(("聊城市", "东昌府区"))
SEED = "".join(path.read_text(encoding="utf-8-sig") for path in SEEDS)
stretches = st.lists(
    st.sampled_from(["T恤", "AA制", "A", "a", "1", "2022", "卡拉OK", "聊城市", "市", "龘", "\u9fd6", "+", ".", "%"])
    | st.integers(0, len(SEED) - 12).map(lambda at: "".join(STRETCH.findall(SEED[at : at + 12]))),
    max_size=8,
).map("".join)


def _by_jieba(text: str) -> list[str]:
    return list(TOKENIZER._dictionary.engine.cut(text, HMM=False))


@given(stretches)
def test_a_stretch_is_cut_as_by_jieba(stretch: str) -> None:
    assert [token.text for token in TOKENIZER.cut(stretch)] == _by_jieba(stretch)


def test_all_of_the_seeds_is_cut_as_by_jieba() -> None:
    for stretch in STRETCH.findall(SEED):
        assert [token.text for token in TOKENIZER.cut(stretch)] == _by_jieba(stretch)


@pytest.mark.parametrize("text", ["", " ", "开发区，打造\r\n高端 装备！", "１２"])
def test_other_text_is_left_to_jieba(text: str) -> None:
    assert [token.text for token in TOKENIZER.cut(text)] == _by_jieba(text)


def test_a_word_with_its_part_of_speech() -> None:
    assert [(token.text, token.tag) for token in TOKENIZER.cut("聊城市轴承5G")] == [
        ("聊城市", "ns"),
        ("轴承", "n"),
        ("5G", ""),
    ]
