"""`python -m tests.bench.faults [STEP]`: builds killed at every moment (or every STEP-th) at which they touch the disk.

Prints how many were killed, and stops at the first after which no whole site is there or the next build does not heal.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.build import faults
from tests.conftest import SEEDS, build


def main() -> None:
    """Kill, look, heal, again."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as made:
        old, changed, new = (Path(made) / name for name in ("old", "changed", "new"))
        (old / "seeds").mkdir(parents=True)
        shutil.copy(SEEDS[2], old / "seeds")
        (old / "site.yaml").write_text("title: 试用摘要\n", encoding="utf-8")
        assert build(old, "--quiet") == 0
        shutil.copytree(old, changed)
        faults.change(changed)
        shutil.copytree(changed, new)
        assert build(new, "--quiet") == 0
        moments = range(1, faults.count_moments(changed) + 1, step)
        for moment in moments:
            copy = Path(made) / "copy"
            shutil.copytree(changed, copy)
            assert faults.build_killed(copy, moment) == -9, moment
            faults.check_survived(copy, old, new)
            shutil.rmtree(copy)
    print(f"{len(moments)} builds killed, {len(moments)} times one whole site was there and the next build healed it")


if __name__ == "__main__":
    main()
