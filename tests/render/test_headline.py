"""Headlines are broken between words, never inside one that the article shows to be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.catalog import make_site
from site_builder.render.headline import headline, split_headline
from tests.catalog.making import CONFIG, GAZETTEER, article

ROAD = (
    "东阿至阳谷高速公路的初步设计已完成。高速公路全长60公里，公路建成后，"
    "阳谷和东阿的路更近，计划明年通车，计划早日开工。"
)
SIGNS = "东阿至阳谷高速公路计划开工，。"


@pytest.mark.parametrize(
    ("title", "text", "pieces"),
    [
        ("高速公路计划开工", ROAD, "高速公路|计划|开工"),
        ("一季度新签约项目96个", "项目好，项目多，项目新。", "一|季|度|新|签|约|项目|96个"),
        ("“编外专家”解难题", "专家来了，专家说，编外专家好。", "“编外专家”解|难|题"),
        ("固本强基", "没有说到的。", "固|本|强|基"),
        # the title itself proves nothing
        ("推进产业链建设", "我们推进。推进产业链建设，我们推进。", "推进|产|业|链|建|设"),
        ("", ROAD, ""),
    ],
)
def test_pieces(title: str, text: str, pieces: str) -> None:
    assert "|".join(split_headline(title, text)) == pieces


@given(st.text(f"{SIGNS}96“”个 ", max_size=40), st.text(SIGNS, max_size=200))
def test_nothing_is_lost_and_no_piece_outgrows_a_phones_line(title: str, text: str) -> None:
    pieces = list(split_headline(title, text))
    assert "".join(pieces) == title
    assert all(len(piece) <= 10 or not piece.isalpha() for piece in pieces)


def test_known_names_stay_whole_and_markup_is_escaped() -> None:
    one = article("a", "文。", title="莘县<b>开发区", counties=("莘县",), tags=("开发区",))
    (entry,) = make_site([one], CONFIG, GAZETTEER).entries
    assert headline(entry) == "莘县&lt;b&gt;开发区"
    plain = article("a", "文。", title="固本强基")
    (entry,) = make_site([plain], CONFIG, GAZETTEER).entries
    assert headline(entry) == "固本强基"
