"""No regular expression of the tool takes more than linear time, whatever the text."""

from __future__ import annotations

import pytest

from tests.build.patterns import all_patterns, growth

SIZE, GROWN = 250, 8
PATTERNS = all_patterns()


@pytest.mark.parametrize("part", range(4))
def test_no_pattern_grows_faster_than_its_text(part: int) -> None:
    slow = {}
    for name in list(PATTERNS)[part::4]:
        ratio, text = growth(PATTERNS[name], SIZE, GROWN, dear=0.002)
        if ratio and growth(PATTERNS[name], SIZE, GROWN, dear=0.002)[0]:  # twice: the machine may have been busy
            slow[name] = (round(ratio), text)
    assert not slow, "bound the repeat that can begin at every character, as {0,9}"


def test_the_measure_itself() -> None:
    import re

    assert growth(re.compile(r"\d+x"), SIZE, GROWN, dear=0.001)[0] > 20
    assert not growth(re.compile(r"\d{1,9}x"), SIZE, GROWN, dear=0.001)[0]
