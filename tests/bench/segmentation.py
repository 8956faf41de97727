"""How long segmentation takes, and whether it grows with the page.

python -m tests.bench.segmentation [BYTES]   of the long page, by default 1,000,000
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from site_builder.model import Page
from site_builder.segment import Profile, parse_profile, segment_page
from site_builder.text.lines import make_page

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
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        for page in pages:
            segment_page(page, profile)
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
