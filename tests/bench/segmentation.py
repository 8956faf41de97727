"""How long segmentation takes, by itself and with all that makes a page's content; whether it grows with the page.

python -m tests.bench.segmentation [BYTES]   of the long page, by default 1,000,000
"""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from site_builder.model import Page
from site_builder.pipeline.content import Job, settle_job
from site_builder.pipeline.project import open_project
from site_builder.segment import Profile, parse_profile, segment_page
from site_builder.settle.ondisk import Before
from site_builder.text.lines import make_page

_T = TypeVar("_T")
ROOT = Path(__file__).parents[2]
SMALL, LARGE = 20_000, 1_000_000  # bytes


def main() -> None:
    """Print milliseconds a page and the ratio of time a character, a page of 1 MB against one of 20 KB."""
    path = ROOT / "site_builder" / "profiles" / "default.yaml"
    profile = parse_profile(path.read_text(encoding="utf-8"), path.name)
    seeds = [path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    pages = [make_page("seed.txt", raw) for raw in seeds]
    measure(pages, profile)
    print(f"{1000 * measure(pages, profile, repeat=5) / len(pages):.1f} ms a page")
    took = measure_content(pages)
    print(f"{1000 * took:.1f} ms a page from seed to content: {1 / took:.0f} pages a second on one core")
    whole = b"".join(seeds)
    size = int(sys.argv[1]) if len(sys.argv) > 1 else LARGE
    small, large = grown(whole, SMALL), grown(whole, size)
    one, other = measure([small], profile, repeat=5), measure([large], profile)
    ratio = (other / len(large.text)) / (one / len(small.text))
    print(f"{other:.2f} s for {size:,} bytes; time a character {ratio:.2f} times that of {SMALL:,} bytes")


def grown(raw: bytes, size: int) -> Page:
    """A page of about this many bytes: pages one after the other."""
    text = (raw * (size // len(raw) + 1))[:size].decode("utf-8", "ignore")
    return make_page("long.txt", text.encode())


def measure(pages: Sequence[Page], profile: Profile, repeat: int = 1) -> float:
    """The best processor time, in seconds, in which the pages were segmented."""
    return best_time(lambda page: segment_page(page, profile), pages, repeat)


def measure_content(pages: Sequence[Page]) -> float:
    """The best processor time, in seconds a page, in which pages were segmented, extracted and settled, once loaded."""
    settings = pickle.dumps(open_project(ROOT).settings)
    jobs = [Job(page, Before(), settings) for page in pages]
    best_time(settle_job, jobs)
    return best_time(settle_job, jobs, repeat=5) / len(pages)


def best_time(work: Callable[[_T], object], items: Iterable[_T], repeat: int = 1) -> float:
    """The best processor time, in seconds, in which all items were worked on."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        for item in items:
            work(item)
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
