"""The wheel holds everything that a build needs, and nothing of the tests."""

from __future__ import annotations

import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from tests.conftest import REPOSITORY


def test_the_wheel_is_complete(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(REPOSITORY)).build(directory=str(tmp_path), versions=["standard"])
    names = set(zipfile.ZipFile(wheel).namelist())
    package = REPOSITORY / "site_builder"
    wanted = {path.relative_to(REPOSITORY).as_posix() for path in package.rglob("*") if path.is_file()}
    wanted |= {
        f"site_builder/{p.relative_to(REPOSITORY).as_posix()}"
        for p in (REPOSITORY / "themes").rglob("*")
        if p.is_file()
    }
    missing = [name for name in sorted(wanted - names) if "__pycache__" not in name]
    assert missing == []
    assert not any(name.startswith(("tests/", "seeds/", "content/", "public/")) for name in names)
