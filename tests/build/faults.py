"""A build in a process of its own that is killed at its n-th touch of the disk, or meets a disk that refuses."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from site_builder.cli import main
from tests.conftest import tree

Touch = Callable[..., Any]
SEED = "本报讯（记者 李榕） 6月14日，全市小麦播种面积\n达到812万亩，预计总产量增长1.5%。\n\n全市小麦丰收在望\n"


def change(root: Path) -> None:
    """A new seed, an edited article and one that is gone: files to write, to leave and to remove."""
    (root / "seeds/2023-06-15_01.txt").write_text(SEED, encoding="utf-8")
    paths = sorted((root / "content").rglob("*.md"))
    text = paths[0].read_text(encoding="utf-8")
    paths[0].write_text(text.replace("kind: article", "kind: notice", 1), encoding="utf-8")
    paths[1].unlink()


def run_apart(work: Callable[[], object]) -> int:
    """Run in a forked process; its exit code, or -9 where it was killed."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        code = 99
        try:
            code = int(bool(work()))
        except Exception:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def build_killed(root: Path, moment: int) -> int:
    """Build, and end as by SIGKILL at the disk operation of that number; half of a file may have been written."""
    return run_apart(lambda: _build_until(root, moment))


def count_moments(root: Path) -> int:
    """How many disk operations the build of this project makes."""
    copy = root.with_name("counted")
    shutil.copytree(root, copy)
    reader, writer = os.pipe()

    def counted() -> int:
        seen = [0]
        _build_until(copy, 0, seen)
        os.write(writer, str(seen[0]).encode())
        return 0

    run_apart(counted)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        return int(pipe.read())


def _build_until(root: Path, moment: int, seen: list[int] | None = None) -> int:
    counter = seen if seen is not None else [0]

    def touching(function: Touch, half: bool = False) -> Touch:
        def touch(*args: Any, **kwargs: Any) -> Any:
            counter[0] += 1
            if counter[0] == moment:
                if half:
                    function(args[0], args[1][: len(args[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **kwargs)

        return touch

    from site_builder.files import stage

    for name in ("rename", "replace", "link", "unlink", "rmdir"):
        setattr(os, name, touching(getattr(os, name)))
    stage._exchange = touching(stage._exchange)
    Path.write_bytes = touching(Path.write_bytes, half=True)  # type: ignore[method-assign]
    Path.unlink = touching(Path.unlink)  # type: ignore[method-assign]
    return main(["-C", str(root), "build", "--quiet"])


def build_on_a_full_disk(root: Path, most: int) -> tuple[int, str]:
    """Build where no file can grow beyond so many bytes: its exit code and what it said."""
    reader, writer = os.pipe()

    def work() -> int:
        sys.stdout = sys.stderr = os.fdopen(writer, "w", encoding="utf-8")
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        return main(["-C", str(root), "build", "--quiet"])

    code = run_apart(work)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        return code, pipe.read()


def build_as_nobody(root: Path) -> int:
    """Build as a user who may read the project and write nothing in it."""

    def work() -> int:
        if os.getuid() == 0:
            os.setuid(65534)
        return main(["-C", str(root), "build", "--quiet"])

    return run_apart(work)


def check_survived(root: Path, old: Path, new: Path) -> None:
    """One whole site is there, every file of content/ is the old or the new one, and the next build heals."""
    assert tree(root / "public") in (tree(old / "public"), tree(new / "public"))
    before, after = tree(old / "content"), tree(new / "content")
    for name, digest in tree(root / "content").items():
        if not name.endswith(".part"):
            assert digest in (before.get(name), after.get(name)), name
    assert main(["-C", str(root), "build", "--quiet"]) == 0
    one, other = tree(root / "public"), tree(new / "public")
    assert one == other, sorted({k for k in one.keys() | other.keys() if one.get(k) != other.get(k)})
    assert tree(root / "content") == tree(new / "content")
    left = {path.name for path in root.iterdir()} - {path.name for path in new.iterdir()}
    assert not left, "something of the killed build was left"
