"""Gazetteers: the bundled ones are whole, a faulty one is refused with its line."""

from __future__ import annotations

import pytest

from site_builder.errors import ConfigError
from site_builder.extract.gazetteer import city_gazetteer, parse_gazetteer
from tests.extract.bundled import bundled

COUNTIES = ["东昌府区", "茌平区", "临清市", "冠县", "莘县", "阳谷县", "东阿县", "高唐县"]
ZONES = ["聊城经济技术开发区", "高新区", "江北水城旅游度假区"]


def test_liaocheng_is_whole() -> None:
    gazetteer = parse_gazetteer(bundled("gazetteers/liaocheng.yaml"), "liaocheng.yaml")
    assert [place.name for place in gazetteer.places] == COUNTIES + ZONES
    towns = [town for place in gazetteer.places for town in place.towns]
    assert len(towns) == len(set(towns))
    assert sum(town.endswith(("镇", "乡", "街道")) for town in towns) >= 135
    tiles = [place.tile for place in gazetteer.places]
    assert None not in tiles
    assert len(set(tiles)) == len(tiles)


def test_liaocheng_agrees_with_the_table_of_all_cities() -> None:
    own = parse_gazetteer(bundled("gazetteers/liaocheng.yaml"), "liaocheng.yaml")
    listed = city_gazetteer(bundled("gazetteers/china.txt"), "聊城")
    assert [(p.name, p.aliases, p.towns + p.zones) for p in own.places] == [
        (p.name, p.aliases, p.towns) for p in listed.places
    ]


@pytest.mark.parametrize(
    ("city", "full", "counties"),
    [
        ("德州", "德州市", 12),
        ("德州市", "德州市", 12),
        ("菏泽", "菏泽市", 11),
        ("北京", "北京市", 16),
        ("东莞", "东莞市", 36),
    ],
)
def test_any_city_of_the_table(city: str, full: str, counties: int) -> None:
    found = city_gazetteer(bundled("gazetteers/china.txt").encode(), city)
    assert (found.city, len(found.places)) == (full, counties)


def test_a_county_that_is_a_word_has_no_bare_alias() -> None:
    places = {place.name: place.aliases for place in city_gazetteer(bundled("gazetteers/china.txt"), "德州").places}
    assert places["平原县"] == ()
    assert places["齐河县"] == ("齐河",)


def test_an_unknown_city_is_refused_with_its_neighbours() -> None:
    with pytest.raises(ConfigError, match="no gazetteer for `德洲市`; did you mean"):
        city_gazetteer(bundled("gazetteers/china.txt"), "德洲市")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("city: 甲市\nplaces:\n  - nam: 乙县\n", 2, "without a name"),
        ("city: 甲市\nplaces:\n  - name: 乙县\n    town: [丙镇]\n", 4, "did you mean `towns`"),
        ("citi: 甲市\n", 1, "did you mean `city`"),
        ("city: 甲市\nplaces: 乙县\n", 1, "must be a list"),
        ("places:\n  - name: 乙县\n  - name: 乙县\n", 2, "stands twice"),
        ("places:\n  - name: 乙县\n    tile: [1]\n", 2, "two numbers"),
        ("places:\n  - name: 乙县\n    towns: 丙镇\n", 2, "list of names"),
        ("places: [\n", 2, "not valid YAML"),
    ],
)
def test_a_faulty_gazetteer_is_refused(text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        parse_gazetteer(text, "g.yaml")
    assert (caught.value.path, caught.value.line) == ("g.yaml", line)
