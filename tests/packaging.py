"""The tool as its users get it: an archive built from the sources, installed into an environment of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path

from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from tests.conftest import REPOSITORY


def build_wheel(source: Path, folder: Path) -> Path:
    """The wheel of a source tree."""
    (wheel,) = WheelBuilder(str(source)).build(directory=str(folder), versions=["standard"])
    return Path(wheel)


def build_sdist(folder: Path) -> Path:
    """The source archive of this repository."""
    (archive,) = SdistBuilder(str(REPOSITORY)).build(directory=str(folder), versions=["standard"])
    return Path(archive)


def unpack(archive: Path, folder: Path) -> Path:
    """Where the sources of an archive now lie."""
    with tarfile.open(archive) as tar:
        if hasattr(tarfile, "data_filter"):  # not before Python 3.11.4
            tar.extractall(folder, filter="data")
        else:
            tar.extractall(folder)
    (source,) = folder.iterdir()
    return source


def install(wheel: Path, folder: Path) -> Path:
    """A clean environment with the wheel in it; returns its `site-builder`.

    The libraries that the wheel asks for are those of the environment that runs the tests, so that this needs no
    network; that the wheel asks for all it imports is a test of its own.
    """
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / ("python.exe" if sys.platform == "win32" else "python")
    command = [
        "pip",
        "--python",
        str(python),
        "install",
        "-q",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([sys.executable, "-m", *command, str(wheel)], check=True)
    libraries = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    (Path(libraries.stdout.strip()) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    found = shutil.which("site-builder", path=str(scripts))
    assert found
    return Path(found)
