"""`python -m tests.bench.content [CHECKOUT] [TURNS]`: how many pages a second and core go from seeds/ to content/.

Each page is segmented, its facts are extracted and its Markdown is written, in memory and once all is loaded.  What is
measured is processor time, in short turns with a peer on the same machine, so that what else the machine does slows
both: another checkout of the project, or jieba, which does no more than cut the same pages into words.
"""

from __future__ import annotations

import gc
import os
import pickle
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[2]
TURNS = 12
RARELY = (200_000, 50, 100)  # as a build has it


def main() -> None:
    """Print milliseconds a page and pages a second, of this checkout and of its peer, and the ratio of the two."""
    checkout = next((argument for argument in sys.argv[1:] if not argument.isdigit()), "")
    turns = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), TURNS)
    with ExitStack() as stack:
        ours = stack.enter_context(_worker(ROOT, "content"))
        peer = stack.enter_context(_worker(Path(checkout or ROOT), "content" if checkout else "jieba"))
        pairs = [(_turn(ours), _turn(peer)) for _ in range(turns)]
        for process in (ours, peer):
            process.communicate()
    for name, took in (("seeds to content", [a for a, _ in pairs]), (checkout or "jieba", [b for _, b in pairs])):
        middle = statistics.median(took)
        print(f"{1000 * middle:6.1f} ms a page, {1 / middle:5.1f} pages a second and core: {name}")
    print(f"{statistics.median(a / b for a, b in pairs):.2f} times the processor time of the peer, {turns} turns")


def _worker(checkout: Path, task: str) -> subprocess.Popen[str]:
    """A process that imports the project from `checkout` and works a turn for each line that it is sent."""
    command = [sys.executable, __file__, task]
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    return subprocess.Popen(
        command, cwd=checkout, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _turn(process: subprocess.Popen[str]) -> float:
    """Seconds of the processor a page, in one turn."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())


# ------------------------------------------------------------------------------------ in the other process
def work(task: str) -> None:
    """Do the task once to load all that it needs, then once for each line read, and print what a page took."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))  # the same for both
    run = (_content if task == "content" else _words)(seeds)
    run()
    gc.set_threshold(*RARELY)
    for _ in sys.stdin:
        start = time.process_time()
        run()
        print((time.process_time() - start) / len(seeds), flush=True)


def _content(seeds: list[Path]) -> Callable[[], object]:
    from site_builder.pipeline.content import Job, settle_job
    from site_builder.pipeline.project import open_project
    from site_builder.settle.ondisk import Before
    from site_builder.text.lines import make_page

    settings = pickle.dumps(open_project(ROOT).settings)
    jobs = [Job(make_page(path.name, path.read_bytes()), Before(), settings) for path in seeds]
    return lambda: [settle_job(job) for job in jobs]


def _words(seeds: list[Path]) -> Callable[[], object]:
    import jieba

    words = jieba.Tokenizer()
    words.FREQ, words.total = words.gen_pfdict(words.get_dict_file())  # else it reads a cache that all users share
    words.initialized = True
    texts = [path.read_text(encoding="utf-8-sig") for path in seeds]
    return lambda: [list(words.cut(text)) for text in texts]


if __name__ == "__main__":
    main() if sys.argv[1:] not in (["content"], ["jieba"]) else work(sys.argv[1])
