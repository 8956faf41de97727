"""The bundled data as the build hands it to the recognisers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from site_builder.extract.facts import Knowledge, make_knowledge
from site_builder.extract.gazetteer import city_gazetteer, parse_gazetteer

PACKAGE = Path(__file__).parents[2] / "site_builder"


def bundled(name: str) -> str:
    """The text of a bundled file."""
    return (PACKAGE / name).read_text(encoding="utf-8")


@cache
def knowledge(city: str) -> Knowledge:
    """What is known of a city: its own gazetteer, or that of the table."""
    own = PACKAGE / "gazetteers" / ("liaocheng.yaml" if city == "聊城" else "none.yaml")
    if own.exists():
        gazetteer = parse_gazetteer(own.read_text(encoding="utf-8"), own.name)
    else:
        gazetteer = city_gazetteer(bundled("gazetteers/china.txt"), city)
    return make_knowledge(gazetteer, bundled("topics/default.yaml"), bundled("gazetteers/regions.txt"))
