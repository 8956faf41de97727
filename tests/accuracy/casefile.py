"""Case files: one case a line, its sides parted by a sign; lines that open with # are remarks."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"


def read_cases(name: str, signs: str) -> list[tuple[str, str, str]]:
    """(left side, sign, right side) of every case in a file; a line without a sign is an error."""
    cases = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            match = re.fullmatch(rf"(.*?) ([{signs}]) (.*)", line)
            assert match, f"{name}: no case: {line}"
            cases.append((match[1], match[2], match[3]))
    return cases
