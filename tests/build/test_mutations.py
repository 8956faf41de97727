"""Damaged and hostile seeds: read or refused with a message, never a traceback, never a character lost.

`python -m tests.bench.mutations` tries 10,000.
"""

from __future__ import annotations

import pytest

from site_builder.pipeline.project import open_project
from site_builder.settle.article import Settings
from tests.build.mutations import INJECTIONS, mutated_seed, settle_seed
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def settings() -> Settings:
    return open_project(REPOSITORY).settings


def test_mutated_seeds(settings: Settings) -> None:
    read = sum(settle_seed(mutated_seed(number), settings) for number in range(100))
    assert read > 40


def test_every_injection_in_every_place(settings: Settings) -> None:
    """In headline, byline, body and caption at once."""
    for text in INJECTIONS:
        head, byline = f"{text}小麦{text}丰收", f"本报讯（记者 李{text}）"
        page = f"{head}\n\n{byline} 6月14日，{text}达到812万亩。{text}\n\n{text}\n（{text}摄）\n"
        settle_seed(page.encode("utf-8", "replace"), settings)
