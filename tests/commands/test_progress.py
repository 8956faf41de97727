"""Long work shows itself, short work and --quiet do not."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.commands.progress import plain_lines, shown_progress
from site_builder.pipeline.options import silent

PAGES = 21
PAGE = (
    "本报讯（记者 李榕） 6月{day}日，市农业农村局介绍，全市小麦播种面积达到{n}万亩，预计增产1.5%。\n\n"
    "第{n}个村小麦丰收\n"
)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A project with enough pages for progress to be shown."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "site.yaml").write_text("title: 摘要\n", encoding="utf-8")
    for n in range(PAGES):
        text = PAGE.format(day=n % 28 + 1, n=n + 10)
        (tmp_path / f"seeds/2023-07-{n % 28 + 1:02}_{n}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_plain_lines_come_now_and_then_and_say_how_long() -> None:
    now = [0.0]
    out = io.StringIO()
    show = plain_lines(out, lambda: now[0])
    for done in range(101):
        show("pages", done, 100)
        now[0] += 1.0
    lines = out.getvalue().splitlines()
    assert lines[0] == "pages: 5 of 100, about 95 s left"
    assert len(lines) == 19


def test_short_work_says_nothing() -> None:
    out = io.StringIO()
    clock = iter(range(0, 1000, 10))
    show = plain_lines(out, lambda: float(next(clock)))
    for done in range(11):
        show("pages", done, 10)
    assert out.getvalue() == ""


def _command(root: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "site_builder", "-C", str(root), "build", *options]


def _on_a_terminal(root: Path, *options: str) -> str:
    try:
        main, side = pty.openpty()
    except OSError:
        pytest.skip("no terminal can be had here")
    with subprocess.Popen(_command(root, *options), stdout=subprocess.DEVNULL, stderr=side) as process:
        os.close(side)
        shown = b""
        try:
            while part := os.read(main, 65536):
                shown += part
        except OSError:  # the other side is closed
            pass
        process.wait(60)
    os.close(main)
    return shown.decode("utf-8", "replace")


def test_a_terminal_has_a_bar_with_counts(many: Path) -> None:
    shown = _on_a_terminal(many)
    assert "pages" in shown
    assert f"/{PAGES}" in shown


def test_quiet_says_nothing() -> None:
    with shown_progress(quiet=True) as show:
        assert show is silent
