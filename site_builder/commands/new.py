"""`site-builder new DIR`: a digest project to start from."""

from __future__ import annotations

from pathlib import Path

from site_builder.errors import ConfigError
from site_builder.files.bundled import PACKAGE, read_tree
from site_builder.files.content import write_file

STARTER = "starter"
DOTTED = {"gitignore": ".gitignore", "github/": ".github/", "gitattributes": ".gitattributes"}


def run_new(target: Path) -> int:
    """Write the starter project; a folder that has something in it is left alone."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ConfigError(f"{target} is there already and not empty", remedy="name a folder that does not exist yet")
    for name, data in read_tree(PACKAGE / STARTER).items():
        write_file(target / _dotted(name), data)
    (target / "seeds").mkdir(exist_ok=True)
    print(f"{target}: put page texts into seeds/, set the title in site.yaml, then run  site-builder -C {target} build")
    return 0


def _dotted(name: str) -> str:
    """Packages carry no hidden files: `github/…` in the starter is `.github/…` in the project."""
    for plain, dotted in DOTTED.items():
        if name.startswith(plain):
            return dotted + name.removeprefix(plain)
    return name
