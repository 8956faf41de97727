"""Whatever the text: no traceback, the same answer twice, and time that grows with length alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.extract.dates import find_events
from site_builder.extract.folio import find_page_numbers
from site_builder.extract.issue import find_issue
from site_builder.extract.keywords import find_keywords
from site_builder.extract.people import find_people
from site_builder.extract.places import find_places
from site_builder.extract.summary import find_summary
from site_builder.extract.tags import find_tags
from site_builder.model import Block, Story
from tests.extract.bundled import knowledge

PIECES = st.sampled_from(
    """4月 17日 日 月 年 2022 2月30日 至 、 次日 昨日 记者 通讯员 摄 文/图 张 三 王培源 茌平 区
    开发区 省级以上 冠县 古城镇 “ ” 。 ， … （ ） 疫情 招商 零 〇 十 廿 第 版 星期二 将 截至
    9999年 12月31日 ０１ - ~ / 𠀀 e\u0301 \u200b""".split()  # noqa: SIM905
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
LONG = 20_000
ADVERSARIAL = {
    "digits": "1" * LONG,
    "days": "4月1日、" * (LONG // 5),
    "ranges": "4月1日至" * (LONG // 5),
    "open quotes": "“" * LONG,
    "names": "王培源张三" * (LONG // 5),
    "spaced": "张 三 " * (LONG // 4),
    "blanks": " " * LONG,
    "Han": "中" * LONG,
    "places": "临清" * (LONG // 2),
    "zones": "开发区" * (LONG // 3),
    "years": "2022年，" * (LONG // 6),
    "commas": "，" * LONG,
    "dots": "……" * (LONG // 2),
    "brackets": "（" * LONG,
    "cues": "疫情防控招商引资" * (LONG // 8),
    "people": "记者 " * (LONG // 3),
}


def _run(text: str) -> tuple[object, ...]:
    known = knowledge("聊城")
    story = Story(title=text[:40], byline=text[:400], blocks=(Block("text", text),))
    return (
        find_people(story.byline, "article"),
        find_places(story, known.places),
        find_events(story, "2022-04-19"),
        find_issue(text[:60], (story,), text[:400], ""),
        find_page_numbers(text[:400], text[:60]),
        find_summary(story),
        find_tags(story, known.topics, known.tokenizer, known.names),
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_no_text_is_too_odd(text: str) -> None:
    assert _run(text) == _run(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_nor_any_characters(text: str) -> None:
    _run(text)


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_time_grows_with_length_alone(name: str) -> None:
    """Four times the text takes no more than about four times as long (eight allowed, and a floor for noise)."""
    text = ADVERSARIAL[name]
    known = knowledge("聊城")
    known.tokenizer.cut("热身")

    def seconds(part: str) -> float:
        story = Story(title=part[:40], byline=part, blocks=(Block("text", part),))
        begun = time.process_time()
        find_people(part, "article")
        find_places(story, known.places)
        find_events(story, "2022-04-19")
        find_issue("a.txt", (story,), part, "")
        find_summary(story)
        find_keywords(story, known.tokenizer, known.topics.never)
        find_tags(story, known.topics, known.tokenizer, known.names)
        return time.process_time() - begun

    short = seconds(text[: LONG // 4])
    assert seconds(text) < max(8 * short, 0.4)
