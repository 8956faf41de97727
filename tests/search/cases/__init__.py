"""Cases that anyone can add to: one a line, `input ⇒ expected`; a line that begins with # is a remark."""

from __future__ import annotations

from pathlib import Path


def read_cases(name: str) -> list[tuple[str, str]]:
    """The cases of `name`.txt as (input, expected)."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    pairs = (line.split("⇒") for line in lines if line.strip() and not line.startswith("# "))
    return [(given.strip(), expected.strip()) for given, expected in pairs]
