"""The command line: options in, exit code out.  Nothing heavy is imported before it is known to be needed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from site_builder import __version__
from site_builder.errors import SiteBuilderError

EPILOG = "Exit codes: 0 done; 1 something in the input is wrong; 2 usage; 130 stopped with Ctrl-C."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `site-builder`; returns the exit code and never lets a traceback out for a bad input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    root = path_of(options.sub_dir or options.dir or ".")
    try:
        return _run(root, options)
    except SiteBuilderError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the site is whole, and nothing is lost: run it again", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 1


def _run(root: Path, options: argparse.Namespace) -> int:
    match options.command:
        case "build":
            from site_builder.commands.build import run_build

            return run_build(root, options)
        case "serve":
            from site_builder.commands.serve import run_serve

            return run_serve(root, options.port)
        case "check":
            from site_builder.commands.check import run_check

            return run_check(root, as_json=options.json, strict=options.strict)
        case "restore":
            from site_builder.commands.restore import run_restore

            return run_restore(root, options.id, options.fields)
        case "score":
            from site_builder.commands.score import run_score

            return run_score(root, path_of(options.gold), errors=options.errors)
        case _:
            from site_builder.commands.new import run_new

            return run_new(path_of(options.new_dir))


def path_of(text: str) -> Path:
    r"""A path as a person writes it: `\` parts folders on every system, unless a file is there of that very name."""
    path = Path(text)
    return path if path.exists() else Path(text.replace("\\", "/"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="site-builder",
        description="Newspaper pages in, a digest out that can be browsed, searched and cited.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"site-builder {__version__}")
    parser.add_argument("-C", dest="dir", metavar="DIR", help="the project's folder (default: here)")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("-C", dest="sub_dir", metavar="DIR", help="the project's folder (default: here)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_build(commands.add_parser("build", parents=[common], help="seeds/ → content/ → public/", epilog=EPILOG))
    serve = commands.add_parser("serve", parents=[common], help="build, serve on 127.0.0.1, reload on changes")
    serve.add_argument("--port", type=int, default=8000, help="default: 8000")
    check = commands.add_parser("check", parents=[common], help="what a person should look at")
    check.add_argument("--json", action="store_true", help="for machines")
    check.add_argument("--strict", action="store_true", help="exit code 1 if there is anything not yet `reviewed`")
    restore = commands.add_parser("restore", parents=[common], help="take a person's edit or deletion back")
    restore.add_argument("id", metavar="ID", help="the article's id")
    restore.add_argument("fields", metavar="FIELD", nargs="*", help="only these fields, e.g. title or figures.f2")
    score = commands.add_parser("score", parents=[common], help="accuracy on pages that you annotated")
    score.add_argument("gold", metavar="GOLD_DIR", help="folder of NNN.json annotations")
    score.add_argument("--errors", action="store_true", help="list every miss")
    new = commands.add_parser("new", parents=[common], help="start a digest project")
    new.add_argument("new_dir", metavar="DIR")
    return parser


def _add_build(build: argparse.ArgumentParser) -> None:
    stages = build.add_mutually_exclusive_group()
    stages.add_argument("--content-only", action="store_true", help="seeds/ → content/")
    stages.add_argument("--public-only", action="store_true", help="content/ → public/")
    build.add_argument("--out", type=path_of, metavar="DIR", help="where the site goes (default: public/)")
    build.add_argument(
        "--clean", action="store_true", help="ignore the record of the last build, never the memory of edits"
    )
    build.add_argument("--regenerate", action="store_true", help="rewrite every field that no person edited")
    build.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    build.add_argument("--jobs", type=_count, default=0, metavar="N", help="processes (default: as the work needs)")
    build.add_argument("--scheduler", default="", metavar="tcp://…", help="a Dask cluster")
    build.add_argument("--base-url", default="", metavar="URL", help="where the site will be published")
    build.add_argument("--sqlite", action="store_true", help="also data/digest.sqlite with full-text search")
    build.add_argument("--quiet", action="store_true", help="say only what is wrong")


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a number of processes, 0 or more")
    return number
