"""A key figure as front matter holds it: the shortest way where it is as the tool writes it."""

from __future__ import annotations

from dataclasses import fields
from itertools import product
from types import NoneType
from typing import get_args

from site_builder.matter.fields import Reader
from site_builder.matter.packing import make_figure
from site_builder.model import KeyFigure, Status

FIGURE_FIELDS = tuple(field.name for field in fields(KeyFigure))
_STATUS, _STATUSES = FIGURE_FIELDS.index("status"), get_args(Status)
_NUMBER, _OPTIONAL = (int, float), (int, float, NoneType)
_USUAL = frozenset(  # types of a figure's values as the tool writes them
    product(
        *({"value": _NUMBER, "value_max": _OPTIONAL, "change": _OPTIONAL}.get(name, (str,)) for name in FIGURE_FIELDS),
    )
)


def read_figure(read: Reader) -> KeyFigure:
    """The figure of an entry; `ContentError` where a value is of the wrong kind."""
    values = read.values(FIGURE_FIELDS, _USUAL)
    if values and values[_STATUS] in _STATUSES:
        return make_figure(*values)
    optional = read.optional_number
    return KeyFigure(
        id=read.text("id"),
        subject=read.text("subject"),
        metric=read.text("metric"),
        value=read.number("value"),
        unit=read.text("unit"),
        value_max=optional("value_max"),
        qualifier=read.text("qualifier"),
        change=optional("change"),
        change_kind=read.text("change_kind"),
        rank=read.text("rank"),
        period=read.text("period"),
        status=read.choice("status", _STATUSES),
        county=read.text("county"),
        quote=read.text("quote"),
    )
