"""`python -m tests.bench.check [ARTICLES …]`, by default 1,000 and 10,000: what `check` costs.

The digest has one page for every twenty articles, of four stories each; all are segmented anew, and the whole site is
made, so that its links are known.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.build import Cost, cost
from tests.bench.corpus import write_corpus
from tests.build.histories import STORIES

ARTICLES_A_PAGE = 20


def main() -> None:
    """Print a line for each size; processor time an article should be the same for all."""
    for articles in [int(argument) for argument in sys.argv[1:]] or [1_000, 10_000]:
        spent = measure(articles)
        each = f"{spent.processors / articles * 1e3:.2f} ms each"
        print(f"{articles:>7,} articles: {spent.clock:.1f} s, {spent.processors:.1f} s of processors, {each}")


def measure(articles: int) -> Cost:
    """What `check` costs on a digest of so many articles that was built before."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made) / "digest"
        write_corpus(root, articles)
        for number in range(articles // ARTICLES_A_PAGE):
            (root / f"seeds/{number}.txt").write_text(page(number), encoding="utf-8")
        _run(root, "build", "--quiet", "--content-only")
        return _run(root, "check", "--json")


def page(number: int) -> str:
    """The page of that number, unlike every other."""
    return "\n\n".join(story.format(day=1 + number % 28, n=1000 + number) for story in STORIES) + "\n"


def _run(root: Path, *arguments: str) -> Cost:
    return cost([sys.executable, "-m", "site_builder", "-C", str(root), *arguments])


if __name__ == "__main__":
    main()
