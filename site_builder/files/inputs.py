"""Reading what a person put into a project: site.yaml, seeds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder import CONFIG_FILE
from site_builder.config import Config, parse_config
from site_builder.errors import ConfigError, SeedError, SiteBuilderError
from site_builder.files.names import check_seed_name
from site_builder.text.decode import MAX_SEED_BYTES

SEED_SUFFIXES = (".txt", ".pdf")
MAX_PDF_BYTES = 200_000_000


def read_config(root: Path) -> Config:
    """The project's settings; `ConfigError` where there is no project or a setting is wrong."""
    find_project(root)
    return parse_config(read_text(root / CONFIG_FILE, CONFIG_FILE, ConfigError))


def find_project(root: Path) -> None:
    """`ConfigError` where there is no project: said before anything is written there."""
    if not (root / CONFIG_FILE).is_file():
        remedy = "go to your project's folder, name it with -C DIR, or start one with  site-builder new DIR"
        raise ConfigError(f"no {CONFIG_FILE} in {root}", remedy=remedy)


def read_text(path: Path, name: str, error: type[SiteBuilderError]) -> str:
    """A UTF-8 text file; `error` where it cannot be read."""
    try:
        return decoded(path.read_bytes(), name, error)
    except OSError as trouble:
        raise error(
            f"cannot be read: {trouble.strerror}", path=name, remedy="check that it exists and may be read"
        ) from None


def decoded(data: bytes, name: str, error: type[SiteBuilderError]) -> str:
    """The bytes of a file as text; `error` where they are not UTF-8."""
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as trouble:
        line = trouble.object[: trouble.start].count(b"\n") + 1
        raise error("not UTF-8 text", path=name, line=line, remedy="save the file as UTF-8") from None


def list_seeds(root: Path) -> list[str]:
    """POSIX paths under seeds/ of every page, text or PDF, in order; hidden files and folders are passed over."""
    return sorted(path.relative_to(root / "seeds").as_posix() for path in _walk(root / "seeds", SEED_SUFFIXES))


def read_seed(root: Path, seed: str) -> bytes:
    """The bytes of a seed; `SeedError` where its name or size will not do, or it leads out of the project."""
    path, name = root / "seeds" / seed, f"seeds/{seed}"
    check_seed_name(seed)
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise SeedError(
                "a link that leads out of the project", path=name, remedy="copy the file itself into seeds/"
            )
        limit = MAX_PDF_BYTES if seed.lower().endswith(".pdf") else MAX_SEED_BYTES
        if path.stat().st_size > limit:
            cause = f"{path.stat().st_size / 1e6:.1f} MB is more than one page can be"
            raise SeedError(cause, path=name, remedy=f"split it: one file a page, {limit // 1_000_000} MB at most")
        return path.read_bytes()
    except OSError as error:
        raise SeedError(
            f"cannot be read: {error.strerror}", path=name, remedy="check that the file may be read"
        ) from None


def _walk(folder: Path, suffix: str | tuple[str, ...]) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path, suffix)
        elif path.name.lower().endswith(suffix) and not path.is_dir() and (path.is_file() or path.is_symlink()):
            yield path  # a link to nothing is to be said; a pipe would be read for ever
