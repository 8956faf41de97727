"""Case files: `input => expected`, one a line; a line that opens with # is a remark.

Fields inside a side are parted by ` | `.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "cases"


def read_cases(name: str) -> list[tuple[tuple[str, ...], str]]:
    """(fields of the input, expected) of every case in a file."""
    cases = []
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            given, sign, expected = line.partition("=>")
            assert sign, f"{name}:{number}: no `=>` in {line}"
            cases.append((tuple(field.strip() for field in given.split(" | ")), expected.strip()))
    return cases
