"""What happens to a project while `serve` runs: it is said, it is mended, and what is shown is never old for long."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.error
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest

from site_builder.commands.serve import runs
from site_builder.commands.serve.builder import Builder, Look
from site_builder.commands.serve.runs import FORKS, Outcome, Runs
from site_builder.files.holding import only_build
from site_builder.files.record import scan
from tests.commands.processes import ahead, family, rests
from tests.commands.serving import free_port, get, serving, wait
from tests.conftest import build, tree

TITLE = "试用摘要"
T = TypeVar("T")


class Served(NamedTuple):
    """A project that is served."""

    root: Path
    port: int
    pid: int

    def shows(self, text: str) -> bool:
        """Whether the front page has a text."""
        return text in get(self.port)

    def article(self) -> Path:
        """An article's file."""
        return sorted((self.root / "content").glob("20*/*.md"))[0]


@pytest.fixture(scope="module")
def served(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One `serve` that lives through all of this."""
    root, port = tmp_path_factory.mktemp("troubles") / "project", free_port()
    shutil.copytree(built, root)
    with serving(root, port) as process:
        wait(lambda: "livereload.js" in get(port))
        yield Served(root, port, process.pid)
        assert process.poll() is None


def _without_settings(root: Path) -> Callable[[], object]:
    (root / "site.yaml").rename(root / "away.yaml")
    return lambda: (root / "away.yaml").rename(root / "site.yaml")


def _half_written(root: Path) -> Callable[[], object]:
    file = sorted((root / "content").glob("20*/*.md"))[0]
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 3])
    return lambda: file.write_bytes(whole)


def _no_text(root: Path) -> Callable[[], object]:
    file = root / "content/undated/latin.md"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"---\ntitle: \xe9t\xe9\n---\n")
    return file.unlink


def _bad_name(root: Path) -> Callable[[], object]:
    name = os.fsencode(root / "seeds") + b"/\xe9t\xe9.txt"
    Path(os.fsdecode(name)).write_text("一页\n", encoding="utf-8")
    return lambda: os.unlink(name)


def _broken_template(root: Path) -> Callable[[], object]:
    file = root / "themes/broadsheet/templates/404.html"
    file.parent.mkdir(parents=True)
    file.write_text("{% if %}", encoding="utf-8")
    return lambda: shutil.rmtree(root / "themes")


def _no_place(root: Path) -> Callable[[], object]:
    """As on a full disk: the inputs are what they were, before and after."""
    (root / ".cache").rename(root / ".away")
    (root / ".cache").write_text("")
    (root / "site.yaml").touch()

    def heal() -> None:
        (root / ".cache").unlink()
        (root / ".away").rename(root / ".cache")

    return heal


TROUBLES = (
    (_without_settings, "no site.yaml"),
    (_half_written, "error: content/"),
    (_no_text, "not UTF-8"),
    (_bad_name, "not UTF-8"),
    (_broken_template, "404.html"),
    (_no_place, "cannot be written"),
)


@pytest.mark.parametrize(("harm", "said"), TROUBLES, ids=lambda value: getattr(value, "__name__", value))
def test_what_is_wrong_is_shown_until_it_is_mended(
    served: Served, harm: Callable[[Path], Callable[[], object]], said: str
) -> None:
    heal = harm(served.root)
    wait(lambda: served.shows("serve-errors") and served.shows(said))
    heal()
    wait(lambda: not served.shows("serve-errors") and served.shows(TITLE))


def test_content_may_go_and_come_back(served: Served) -> None:
    """Meanwhile it is made anew from the seeds; what comes back is shown again."""
    content, away = served.root / "content", served.root / "away"
    file = served.article()
    address = f"/articles/{file.parent.name}/{file.stem}.html"
    text = re.sub(r"(?m)^title: .*$", "title: 带回来的标题", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    wait(lambda: "带回来的标题" in get(served.port, address))
    content.rename(away)
    wait(lambda: content.is_dir() and "带回来的标题" not in get(served.port, address))
    wait(lambda: all(rests(pid) for pid in ahead(served.pid)))
    shutil.rmtree(content)
    away.rename(content)
    wait(lambda: "带回来的标题" in get(served.port, address))


def test_what_a_build_kept_may_be_broken(served: Served) -> None:
    (served.root / ".cache/kept.sqlite").write_bytes(b"no base" * 1000)
    (served.root / ".cache/record.json").write_text('{"said": 5}')
    file = served.article()
    text = re.sub(r"(?m)^title: .*$", "title: 库坏了也显示", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    wait(lambda: served.shows("库坏了也显示") or "库坏了也显示" in get(served.port, "/search.json"))
    wait(lambda: not served.shows("serve-errors"))


def test_a_build_that_is_waited_for_is_made_when_the_other_is_over(served: Served) -> None:
    config = served.root / "site.yaml"
    text = config.read_text(encoding="utf-8")
    wait(lambda: all(rests(pid) for pid in family(served.pid)))
    with only_build(served.root):
        config.write_text(text.replace(TITLE, "等到了的标题"), encoding="utf-8")
        with pytest.raises(AssertionError):
            wait(lambda: served.shows("等到了的标题"), patience=2)
    wait(lambda: served.shows("等到了的标题"))
    config.write_text(text, encoding="utf-8")
    wait(lambda: served.shows(TITLE))


@pytest.mark.skipif(not FORKS, reason="no forks here")
@pytest.mark.parametrize("whom", ["the build", "whoever forks it", "both"])
def test_a_build_that_is_killed_is_made_again(served: Served, whom: str) -> None:
    config = served.root / "site.yaml"
    text = config.read_text(encoding="utf-8")
    wait(lambda: bool(ahead(served.pid)) and all(rests(pid) for pid in family(served.pid)))
    (forks,) = ahead(served.pid)
    config.write_text(text.replace(TITLE, f"杀不死的标题{whom}"), encoding="utf-8")
    wait(lambda: len(ahead(served.pid)) > 1, every=0.01)
    builds = [pid for pid in ahead(served.pid) if pid != forks]
    for pid in {"the build": builds, "whoever forks it": [forks]}.get(whom, [forks, *builds]):
        os.kill(pid, signal.SIGKILL)
    wait(lambda: served.shows(f"杀不死的标题{whom}") and not served.shows("serve-errors"))
    config.write_text(text, encoding="utf-8")
    wait(lambda: served.shows(TITLE))


@pytest.mark.parametrize(
    "path", ["/%00.html", "/articles/%00", "/" + "a" * 300 + ".html", "/nowhere.html", "/../site.yaml"]
)
def test_an_address_that_cannot_be_is_not_found(served: Served, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(served.port, path)
    assert refused.value.code in (403, 404)


# ------------------------------------------------------------------------------------------ in parts
def _apart(main: Coroutine[Any, Any, T]) -> T:
    """Run it in a thread: in this one a browser's loop may be at work."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, main).result()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_no_file_is_passed_over(project: Path) -> None:
    """A pipe would be read for ever."""
    for place in ("seeds/pipe.txt", "content/2022-04-19/pipe.md", "themes/broadsheet/assets/pipe.css"):
        (project / place).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(project / place)
    (project / "themes/broadsheet/assets/link.css").symlink_to("nothing.css")
    assert build(project) == 0
    assert not list((project / "public/assets").glob("*link*"))


def test_a_file_that_goes_while_it_is_looked_at_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)

    def listed(folder: str) -> object:
        entries = [entry for entry in real(folder) if entry.is_file()]
        (tmp_path / "a.txt").unlink(missing_ok=True)
        return _Entries(entries)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", listed)
    assert set(scan(tmp_path, [""], ["a.txt"])) == {"b.txt"}


class _Entries(list[os.DirEntry[str]]):
    def __enter__(self) -> _Entries:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def test_a_look_that_fails_is_not_the_last(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([RuntimeError("what nobody thought of"), MemoryError(), {"content/a.md": (1, 1)}])

    def look(_: Builder) -> object:
        if isinstance(seen := next(looks), Exception):
            raise seen
        return seen

    monkeypatch.setattr(Builder, "_scan", look)

    async def seen() -> object:
        builder = Builder(project)
        looking = asyncio.create_task(builder._look_on())
        found = await builder._newer(0)
        looking.cancel()
        return found.stamps

    assert _apart(seen()) == {"content/a.md": (1, 1)}


def test_a_page_that_comes_after_the_site_is_made_is_not_shown(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of an article as it was two saves ago, though the site has the last."""

    async def late() -> list[bytes | None]:
        builder = Builder(project)
        monkeypatch.setattr(builder._preview, "pages", lambda *_: {"a.html": b"page"})
        stamps = {"content/a.md": (1, 1)}
        await builder._show(Look(1, stamps), set(stamps))
        found = [builder.fresh("a.html")]
        builder._tell(Look(2, stamps), Outcome(0, ""))
        found += [builder.fresh("a.html")]
        await builder._show(Look(1, stamps), set(stamps))
        return [*found, builder.fresh("a.html")]

    assert _apart(late()) == [b"page", None, None]


@pytest.mark.skipif(not FORKS, reason="no forks here")
def test_a_tool_that_was_changed_is_loaded_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def twice() -> list[int]:
        there, used = Runs(project), []
        try:
            for key in ("old", "old", "new"):
                monkeypatch.setattr(runs, "tool_key", lambda key=key: key)
                await there.get_ready()
                assert (await there.run("--version", ahead=True)).code == 0
                assert there._ahead
                used.append(there._ahead.pid)
        finally:
            await there.close()
        return used

    first, second, third = _apart(twice())
    assert first == second != third


@pytest.mark.skipif(not FORKS, reason="no forks here")
def test_a_fork_says_and_ends_as_the_tool_does(project: Path) -> None:
    """Also where the tool is used wrongly; and what it did in one fork is gone in the next."""

    async def both(*words: str) -> list[tuple[int, str]]:
        there = Runs(project)
        try:
            await there.get_ready()
            return [await there.run(*words, ahead=there_is) for there_is in (True, True, False)]
        finally:
            await there.close()

    for words, code in ((("build", "--quiet"), 0), (("build", "--jobs", "-1"), 2), (("restore", "nothing"), 1)):
        one, other, apart = _apart(both(*words))
        assert one == other == apart
        assert apart[0] == code


def test_what_an_edit_needs_is_loaded_ahead(project: Path) -> None:
    """What is loaded late is loaded by the page that is made for it, and nothing is written."""
    before = tree(project)
    code = (
        "import sys; from pathlib import Path; from site_builder.commands.serve import ahead; "
        "ahead._load(Path(sys.argv[1])); print(*(name for name in ('jieba', 'jinja2', 'yaml') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(project)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["jieba", "jinja2", "yaml"]
    assert tree(project) == before
