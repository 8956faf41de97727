"""Floors of accuracy: no measure may fall below its own, and no floor falls unless somebody says which.

    python -m tests.accuracy.floors                   # what is measured, beside its floor
    python -m tests.accuracy.floors --raise           # every floor up to what is measured now; never down
    python -m tests.accuracy.floors --lower GROUP/MEASURE   # one floor down to what is measured now, say seeds/whole

The digest in floors.yaml stands for the annotated pages.  Where they change, --raise takes the new digest, once
every measure is at its floor or above.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from site_builder.accuracy import Score

from .corpus import HANDSET, digest_of, measure_all, samples

FILE = Path(__file__).with_name("floors.yaml")
COUNTS = ("pages", "articles", "lost", "doubled")  # no floors: the first two say nothing, the others must be 0
OF_A_FEW_PAGES = ("b3", "whole", "head", "text", "people", "counties", "dates", "figures")
UNANNOTATED = {HANDSET: ("counties", "dates", "figures")}  # measures that say nothing of a group
IN_FULL = ("seeds", "press")  # groups large enough for a floor under every measure
_REMARK = "# The least accuracy allowed; see tests/accuracy/floors.py, which writes this file.\n"


class Floors(NamedTuple):
    """The digest of the annotated pages, and group/measure → value."""

    digest: str
    values: Mapping[str, float]


def parse_floors(text: str) -> Floors:
    """Read floors.yaml; an empty one has no floors yet."""
    data = yaml.safe_load(text) or {}
    groups = data.get("floors") or {}
    values = {f"{group}/{name}": float(value) for group, floors in groups.items() for name, value in floors.items()}
    return Floors(str(data.get("digest", "")), values)


def dump_floors(floors: Floors) -> str:
    """The text of floors.yaml."""
    groups: dict[str, dict[str, float]] = {}
    for key, value in floors.values.items():
        group, name = key.rsplit("/", 1)
        groups.setdefault(group, {})[name] = value
    data = {"digest": floors.digest, "floors": groups}
    return _REMARK + yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def floors_of(digest: str, scores: Mapping[str, Score]) -> Floors:
    """What is measured now, cut to four decimals so that a floor is never above it."""
    values = {}
    for group, score in scores.items():
        for name, value in score.measures.items():
            if name in COUNTS or name in UNANNOTATED.get(group, ()) or not isinstance(value, float):
                continue
            if group in IN_FULL or name in OF_A_FEW_PAGES:
                values[f"{group}/{name}"] = math.floor(value * 10_000 + 1e-6) / 10_000
    return Floors(digest, values)


def find_breaches(floors: Floors, now: Floors) -> Iterator[str]:
    """What is below its floor or not measured any more, one sentence each."""
    for key, floor in floors.values.items():
        value = now.values.get(key)
        if value is None:
            yield f"{key}: has a floor, {floor:.4f}, but is not measured"
        elif value < floor:
            yield f"{key}: {value:.4f} is below its floor, {floor:.4f}"


class Refused(Exception):
    """A step that would lower a floor without its being named, or that has nothing to do."""


def raise_floors(floors: Floors, now: Floors) -> Floors:
    """Every floor at what is measured now; `Refused` where that would be lower."""
    if breaches := list(find_breaches(floors, now)):
        raise Refused("\n".join([*breaches, "no floor was raised; lower one at a time with --lower GROUP/MEASURE"]))
    return now


def lower_floor(floors: Floors, now: Floors, key: str) -> Floors:
    """One floor down to what is measured now, or gone where it is not measured any more."""
    if not any(breach.startswith(f"{key}: ") for breach in find_breaches(floors, now)):
        raise Refused(f"{key}: is not below a floor, there is nothing to lower")
    values = {k: now.values.get(k) if k == key else v for k, v in floors.values.items()}
    return floors._replace(values={k: v for k, v in values.items() if v is not None})


def measure() -> Floors:
    """Build and score all annotated pages."""
    return floors_of(digest_of(samples()), measure_all())


def read_floors() -> Floors:
    """The floors that hold now."""
    return parse_floors(FILE.read_text(encoding="utf-8") if FILE.exists() else "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Show, raise or lower; exit code 1 where a step is refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.floors", description=(__doc__ or "").split("\n")[0])
    step = parser.add_mutually_exclusive_group()
    step.add_argument("--raise", dest="up", action="store_true", help="raise every floor to what is measured now")
    step.add_argument("--lower", metavar="GROUP/MEASURE", help="lower one floor to what is measured now")
    args = parser.parse_args(arguments)
    floors, now = read_floors(), measure()
    try:
        if args.up:
            floors = raise_floors(floors, now)
        elif args.lower:
            floors = lower_floor(floors, now, args.lower)
    except Refused as refused:
        print(refused)
        return 1
    if args.up or args.lower:
        FILE.write_text(dump_floors(floors), encoding="utf-8")
    for key in dict.fromkeys([*floors.values, *now.values]):
        floor, value = (side.get(key, math.nan) for side in (floors.values, now.values))
        print(f"{key:<36} floor {floor:.4f}  now {value:.4f}{'  BELOW' if value < floor else ''}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
