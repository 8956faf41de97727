"""`python -m tests.bench.mutations [FIRST [COUNT]]`: mutated seeds, 10,000 by default; stops at the first that breaks.

Prints how many were read and how many refused with a message; none may end in a traceback or lose a character.
"""

from __future__ import annotations

import sys

from site_builder.pipeline.project import open_project
from tests.build.mutations import INJECTIONS, mutated_seed, settle_seed
from tests.conftest import REPOSITORY


def main() -> None:
    """Try them all."""
    first, many = (int(a) for a in (*sys.argv[1:], *("0", "10000")[len(sys.argv) - 1 :]))
    settings = open_project(REPOSITORY).settings
    read = broken = 0
    for number in range(first, first + many):
        try:
            read += settle_seed(mutated_seed(number), settings)
        except Exception as error:
            broken += 1
            print(f"seed {number}: {type(error).__name__}: {error}", flush=True)
    refused = many - read - broken
    print(f"{many} mutated seeds with {len(INJECTIONS)} injections: {read} read, {refused} refused, {broken} broken")
    sys.exit(bool(broken))


if __name__ == "__main__":
    main()
