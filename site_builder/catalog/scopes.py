"""Of whom or of where a figure speaks."""

from __future__ import annotations

from site_builder.catalog.indicators import Metric
from site_builder.catalog.records import Scope
from site_builder.model import Gazetteer, KeyFigure

_WHOLE_CITY = ("全市", "我市", "市属", "市管", "市直")
_WHOLE_COUNTY = ("全县", "全区", "我县", "我区")
_NAMED = ("公司", "集团", "银行", "合作社")
_ORGANISED = (*_NAMED, "企业")
# who was named before, if anybody was
_NOBODY = ("企业", "公司", "集团", "银行", "该企业", "该公司", "行业", "项目", "产业", "园区", "合作社")


class Scopes:
    """Knows the places of a gazetteer."""

    def __init__(self, city: str, names: dict[str, str]) -> None:
        self.city = city
        self.names = names  # every name of a place → its preferred name
        self._longest_first = sorted(names, key=lambda name: (-len(name), name))

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> Scopes:
        """The places of a gazetteer, its city among them."""
        names = {alias: place.name for place in gazetteer.places for alias in (place.name, *place.aliases)}
        if gazetteer.city:
            names |= {gazetteer.city: gazetteer.city, gazetteer.city.removesuffix("市"): gazetteer.city}
        return cls(gazetteer.city, names)

    def scope_of(self, figure: KeyFigure, metric: Metric, owner: str) -> tuple[Scope | None, Metric]:
        """The scope, and the metric without the words that state it; None where the text does not say.

        `owner` is who was named before in the sentence: 市属企业资产总额755.6亿元；净资产385.2亿元.
        """
        place, rest = self._leading_place(figure, metric.modifier)
        if rest in _NOBODY:
            return None, metric
        subject = figure.subject
        if metric.is_of_owner or (owner and not rest and not place):
            return self._of_owner(rest if metric.is_of_owner else owner, place, figure), metric._replace(modifier="")
        narrowed = metric._replace(modifier=rest)
        if subject and subject not in self.names:
            named = subject.endswith(_ORGANISED)
            return (Scope("", subject) if named and not place else None), narrowed
        place = place or figure.county or self.names.get(subject, "")
        return (Scope(place, "") if place else None), narrowed

    def _of_owner(self, owner: str, place: str, figure: KeyFigure) -> Scope | None:
        """市属企业 are the city's and a named firm is itself; firms of a kind must have a place."""
        if owner.startswith(_WHOLE_CITY) or owner.endswith(_NAMED):
            return Scope("", owner)
        if figure.subject and figure.subject not in self.names and figure.subject != owner:
            return None
        place = place or figure.county or self.names.get(figure.subject, "")
        return Scope(place, owner) if place else None

    def _leading_place(self, figure: KeyFigure, modifier: str) -> tuple[str, str]:
        """A place named at the head of the metric, and what follows it."""
        for word in _WHOLE_COUNTY:
            if modifier.startswith(word):
                return figure.county, modifier.removeprefix(word)
        for word in _WHOLE_CITY[:2]:
            if modifier.startswith(word):
                return self.city, modifier.removeprefix(word)
        for name in self._longest_first:
            if modifier.startswith(name):
                return self.names[name], modifier.removeprefix(name)
        return "", modifier
