"""A process that has everything loaded which a build needs, and runs each command in a fork of itself.

Loading takes longer than the build after one edit.  A fork sees the disk as it is, and what it did is gone with it.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import runpy
import sys
import traceback
from pathlib import Path

from site_builder.catalog import Cards
from site_builder.commands import build, progress  # noqa: F401  loaded, though not called
from site_builder.files.contents import no_content
from site_builder.files.reading import updated
from site_builder.files.stage import nowhere
from site_builder.pipeline.content import plan_content
from site_builder.pipeline.pages import Seeds, Shelf
from site_builder.pipeline.project import open_project
from site_builder.pipeline.public import make_public
from site_builder.pipeline.report import Report
from site_builder.pipeline.whole import build_project  # noqa: F401
from site_builder.text.lines import make_page

SAMPLE = """\
招商引资开门红

一季度小麦深加工项目签约58个

本报讯（记者 张三 通讯员 李四） 4月18日，记者从全市招商引资工作会议上获悉，一季度全市小麦深加工项目签约
58个，合同金额161.62亿元，同比增长19.6%，小麦深加工企业达到30余家，居全省第2位。

会议提出，小麦从品种、收储到加工都要补链，力争到2025年小麦深加工产值突破500亿元，小麦出口增长8%以上。
"""


def main(root: Path, mark: bytes) -> None:
    """Run what stands on standard input, a list of words a line, until there is no more to come.

    When a command is over, standard error has `mark`, its exit code and a line's end.
    """
    with contextlib.suppress(Exception):  # whatever is wrong with the project, a build will say
        _load(root)
    gc.freeze()  # what a fork does not touch stays one with what is here
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        os.write(2, b"%s%d\n" % (mark, os.waitstatus_to_exitcode(status)))


def _load(root: Path) -> None:
    """Make a digest of one small page, of which nothing is written."""
    project, page = open_project(root), make_page("sample.txt", SAMPLE.encode())
    plan = plan_content(Seeds((page,)), Shelf(), project, lambda *_: None, Report())
    nothing = no_content(str.encode, Cards(project.config, project.gazetteer))
    make_public(project, updated(nothing, plan.files, ()), [page], nowhere, jobs=1, sqlite=False)


def _run(words: list[str]) -> None:
    """The tool as it is called from a shell; this process ends with it."""
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.argv = ["site-builder", *words]
        runpy.run_module("site_builder", run_name="__main__")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2].encode())
