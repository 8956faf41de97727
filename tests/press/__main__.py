"""Set pages into a digest project that can be built and scored.

    python -m tests.press OUT_DIR --pages 40 --seed 1 --split held --city 德州 --orientation before

`--artefact NAME` sets pages with one artefact at its full amount and no other, to learn what it costs.
A project has one gazetteer, so one city; without --city each city gets a folder of its own under OUT_DIR.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .layout import ARTEFACTS, ORIENTATIONS
from .project import cities, write_project


def main() -> None:
    """Read the arguments and write the project or projects."""
    parser = argparse.ArgumentParser(prog="python -m tests.press", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument("--pages", type=int, default=20, help="pages a project (default 20)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--split", choices=("tune", "held"), default="tune")
    parser.add_argument("--city", choices=sorted({*cities("tune"), *cities("held")}))
    parser.add_argument("--orientation", choices=ORIENTATIONS, help="default: drawn for each page")
    parser.add_argument("--artefact", choices=ARTEFACTS, help="this one and no other")
    args = parser.parse_args()
    layout = ARTEFACTS[args.artefact] if args.artefact else None
    for city in [args.city] if args.city else cities(args.split):
        out = args.out if args.city else args.out / city
        count = write_project(out, args.split, city, args.seed, args.pages, args.orientation, layout)
        print(f"{out}: {count} pages")


if __name__ == "__main__":
    main()
