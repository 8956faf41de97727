"""A figure while it is being read: what the contract asks for, and where it stands."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from site_builder.model import Status

Role = Literal["value", "growth", "gap", "rank"]


class Reading(NamedTuple):
    """One figure of one paragraph; offsets are into that paragraph."""

    role: Role
    start: int  # of its qualifiers and numeral
    end: int
    sentence: int  # where its sentence begins
    clause: int  # where its clause begins
    clause_end: int
    value: Decimal
    unit: str
    metric: str
    value_max: Decimal | None = None
    qualifier: str = ""
    noun: str = ""  # what is counted or grows, without verbs around it
    label: str = ""  # the part of a whole that it is about: 临清市
    change: Decimal | None = None
    change_kind: str = ""
    rank: str = ""
    period: str = ""
    status: Status = "actual"
    county: str = ""
    subject: str = ""
    evidence_end: int = 0  # where the clause that states its change ends, if that follows it
    moved: bool = False  # the end of a way from one value to another: (由90天)压缩至28天
    origin: bool = False  # its beginning: 由90天(压缩至28天)
    echoes: bool = False  # 上述3起: it says itself that it repeats
